import { describe, expect, it } from 'vitest'
import { belongTo, recall, remember } from '../src/session/tab-memory.ts'

describe('what the tab remembers', () => {
  it('is found by a key that tells nothing', () => {
    belongTo('one')
    const key = remember({ text: 'child protection' })

    expect(key).not.toMatch(/child/)
    expect(recall(key)).toEqual({ text: 'child protection' })
  })

  it('stays while the same session goes on', () => {
    belongTo('one')
    const key = remember({})

    belongTo('one')

    expect(recall(key)).toEqual({})
  })

  for (const next of ['another', null])
    it(`is forgotten when the session becomes ${next ?? 'nobody’s'}`, () => {
      belongTo('one')
      const key = remember({})

      belongTo(next)

      expect(recall(key)).toBeNull()
      expect(Object.values(sessionStorage).join()).not.toContain('one')
    })

  it('never takes what is not its own', () => {
    sessionStorage.setItem('other', 'kept')

    belongTo(null)

    expect(sessionStorage.getItem('other')).toBe('kept')
  })
})
