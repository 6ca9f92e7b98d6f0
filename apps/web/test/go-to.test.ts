import { describe, expect, it } from 'vitest'
import { goTo } from '../src/acting/go-to.ts'

describe('goTo', () => {
  for (const next of ['javascript:alert(1)', 'data:text/html,x'])
    it(`goes nowhere for ${next}`, () => {
      expect(() => goTo(next)).toThrow(TypeError)
    })
})
