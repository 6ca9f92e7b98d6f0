import { describe, expect, it, vi } from 'vitest'
import { leave } from '../src/session/leave.ts'

function windowAt(href: string) {
  const replace = vi.fn()
  const clear = vi.fn()
  const fake = {
    location: { href, replace },
    sessionStorage: { clear },
  } as unknown as Pick<Window, 'location' | 'sessionStorage'>
  return { fake, replace, clear }
}

describe('leave', () => {
  for (const [next, target] of [
    ['/signed-out', 'https://portal.example/signed-out'],
    ['https://broker.example/logout?x=1', 'https://broker.example/logout?x=1'],
    ['javascript:alert(1)', '/signed-out'],
    ['data:text/html,x', '/signed-out'],
  ] as const)
    it(`replaces the page when the bff says ${next}`, () => {
      const { fake, replace, clear } = windowAt(
        'https://portal.example/tasks/x',
      )

      leave(next, fake)

      expect(replace).toHaveBeenCalledExactlyOnceWith(target)
      expect(clear).toHaveBeenCalledOnce()
    })
})
