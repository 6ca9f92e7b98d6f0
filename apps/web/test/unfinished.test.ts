import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserSession } from '../src/session/browser-session.ts'
import { isUnfinished, noteUnfinished } from '../src/safety/unfinished.ts'
import { server } from './server.ts'

afterEach(() => localStorage.clear())

const sessionOf = () =>
  browserSession({ leave: vi.fn(), vanish: vi.fn(), now: Date.now })

describe('a quick leave that did not reach the server', () => {
  it('is finished before it is asked who is signed in', async () => {
    const asked: string[] = []
    server.use(
      http.post('*/api/session/end', () => {
        asked.push('end')
        return HttpResponse.json({ next: '/signed-out' })
      }),
      http.get('*/api/session', () => {
        asked.push('session')
        return HttpResponse.json({ state: 'signed-out' })
      }),
    )
    noteUnfinished()
    const session = sessionOf()

    await session.check()
    await session.check()

    expect(asked).toEqual(['end', 'session', 'session'])
    expect(isUnfinished()).toBe(false)
  })

  it('shows no reader while it cannot be finished', async () => {
    server.use(http.post('*/api/session/end', () => HttpResponse.error()))
    noteUnfinished()
    const session = sessionOf()

    await session.check()

    expect(session.get()).toEqual({ state: 'unreachable' })
    expect(isUnfinished()).toBe(true)
  })
})
