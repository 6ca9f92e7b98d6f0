import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  belongTo,
  forgetAll,
  recall,
  remember,
} from '../src/session/tab-memory.ts'

beforeEach(() => belongTo(null))

describe('S6: what the page remembers (ASVS 14.3.1, 14.3.3)', () => {
  it('is found by a key that reveals nothing', () => {
    belongTo('one')
    const key = remember({ text: 'child protection' })

    expect(key).not.toMatch(/child/)
    expect(recall(key)).toEqual({ text: 'child protection' })
  })

  it('is in no storage that the browser writes to its disk', () => {
    belongTo('one')
    remember({ text: 'child protection' })

    const stored = [localStorage, sessionStorage].map(Object.entries)
    expect(JSON.stringify([stored, history.state])).not.toMatch(/child|one/)
  })

  it('stays while the same session continues', () => {
    belongTo('one')
    const key = remember({})

    belongTo('one')

    expect(recall(key)).toEqual({})
  })

  for (const next of ['another', null])
    it(`is forgotten when the session becomes ${next ?? 'no one’s'}`, () => {
      belongTo('one')
      const key = remember({})

      belongTo(next)

      expect(recall(key)).toBeNull()
    })

  it('is forgotten when the reader leaves the record', () => {
    belongTo('one')
    const key = remember({})

    forgetAll()

    expect(recall(key)).toBeNull()
  })

  it('is forgotten with the page', async () => {
    belongTo('one')
    const key = remember({ text: 'child protection' })

    vi.resetModules()
    const reloaded = await import('../src/session/tab-memory.ts')

    expect(reloaded.recall(key)).toBeNull()
  })
})
