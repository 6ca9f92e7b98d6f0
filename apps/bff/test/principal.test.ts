import { describe, expect, it } from 'vitest'
import { principalOf } from '../src/acting/principal.ts'
import { identityCodeOf } from './support/people.ts'

const reader = identityCodeOf('1980-02-01')
const child = identityCodeOf('2015-05-05')
const chosen = [{ personId: child.reveal(), name: 'Toinen Henkilö' }]

describe('whom the registry names', () => {
  it('is the one person whom the reader chose', () => {
    const principal = principalOf(chosen, reader, false)
    expect(principal.identityCode.equals(child)).toBe(true)
    expect(principal.displayName).toBe('Toinen Henkilö')
  })

  it('is no one in production when no person has that code', () => {
    expect(() => principalOf(chosen, reader, true)).toThrow(
      'principal-code-artificial',
    )
  })

  it('is named in no error', () => {
    const both = [...chosen, ...chosen]
    const invalid = [{ personId: `${child.reveal()}x`, name: 'X' }]
    for (const [list, isProduction] of [
      [both, false],
      [chosen, true],
      [invalid, false],
    ] as const) {
      try {
        principalOf(list, reader, isProduction)
        expect.unreachable()
      } catch (error) {
        expect(JSON.stringify([String(error), error])).not.toContain(
          child.reveal(),
        )
      }
    }
  })
})
