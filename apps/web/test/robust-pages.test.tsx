import { act, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { fetchCode } from '../src/api/fetch-code.ts'
import { steady } from '../src/routing/steady.ts'
import { openPortal } from './open-portal.tsx'

/** The browser says that it has lost its network, or has it again. */
const becomes = (isOnline: boolean) =>
  act(() => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
    dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
  })

describe('a page without a network', () => {
  it('says so, and fetches again without action when the network is back', async () => {
    let isDown = true
    await openPortal('/', {
      before: [
        http.get('*/front-page', () =>
          isDown ? HttpResponse.error() : undefined,
        ),
      ],
    })
    await screen.findByRole('heading', { name: 'No contact with the service' })

    becomes(false)
    expect(screen.getByText(/no internet connection/)).toBeVisible()
    isDown = false
    becomes(true)

    await screen.findByRole('heading', { name: 'My social welfare documents' })
    expect(screen.getByText('The connection is back.')).toBeVisible()
  })

  it('checks the session again when the network is back', async () => {
    let isDown = true
    await openPortal('/', {
      before: [
        http.get('*/api/session', () =>
          isDown ? HttpResponse.error() : undefined,
        ),
      ],
    })
    await screen.findByRole('heading', { name: 'The service does not answer' })

    isDown = false
    becomes(true)

    await screen.findByRole('heading', { name: 'My social welfare documents' })
  })
})

describe('code that is not there', () => {
  for (const [isOnline, kind] of [
    [true, 'code-missing'],
    [false, 'network'],
  ] as const)
    it(`is shown as ${kind}`, async () => {
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)

      await expect(
        fetchCode(() => Promise.reject(new TypeError('gone'))),
      ).rejects.toMatchObject({ kind })
    })
})

describe('steady', () => {
  for (const [took, shown] of [
    [200, 200],
    [400, 600],
    [700, 700],
  ] as const)
    it(`gives an answer of ${took} ms after ${shown} ms`, async () => {
      vi.useFakeTimers()
      const begun = Date.now()
      const answer = steady(new Promise((resolve) => setTimeout(resolve, took)))
      await vi.runAllTimersAsync()
      await answer

      expect(Date.now() - begun).toBe(shown)
    })
})
