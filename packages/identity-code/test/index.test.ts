import { inspect } from 'node:util'
import { addDays, toPlainDate } from '@mittkanta/calendar'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { artificialCode, IdentityCode } from '../src/index.ts'

/** Published test codes with the old and the new separators. */
const published = [
  ...'010594Y9032 010594Y9021 020594X903P 020594X902N 030594W903B'.split(' '),
  ...'030694W9024 040594V9030 040594V902Y 050594U903M 050594U902L'.split(' '),
  ...'010516B903X 010516B902W 020516C903K 020516C902J 030516D9037'.split(' '),
  ...'030516D9026 010501E9032 020502E902X 020503F9037 020504A902E'.split(' '),
  ...'020504B904H 010280-952L 210281-9988 081181-9984'.split(' '),
]

describe('IdentityCode.parse', () => {
  it.each(published.slice(0, 23))(
    'accepts the published test code %s',
    (text) => {
      expect(IdentityCode.parse(text)?.reveal()).toBe(text)
      expect(IdentityCode.parse(text)?.isArtificial).toBe(true)
    },
  )

  it.each([
    ['a wrong check character', '010594Y9033'],
    ['lower case', '010594y9032'],
    ['a day that does not exist', '300294-9990'],
    ['an individual number below 002', '010101-001N'],
    ['a separator that is not in use', '010594G9032'],
    ['white space', ' 010594Y9032'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(IdentityCode.parse(text)).toBeUndefined()
  })

  it('keeps apart two codes that differ in the separator alone', () => {
    const one = IdentityCode.parse('010594Y9032')
    const other = IdentityCode.parse('010594-9032')
    expect(one && other && one.equals(other)).toBe(false)
  })

  it('reads the century from the separator', () => {
    expect(IdentityCode.parse('010594Y9032')?.birthDate).toBe('1994-05-01')
    expect(IdentityCode.parse('010516B903X')?.birthDate).toBe('2016-05-01')
  })
})

describe('an identity code that is printed by mistake', () => {
  const code = artificialCode(toPlainDate('1990-01-01'), 901)

  it('shows stars as text, JSON and inspection', () => {
    const printed = `${code.toString()} ${JSON.stringify({ code })} ${inspect({ code })}`
    expect(printed).not.toContain(code.reveal())
    expect(printed).toContain('***********')
  })
})

describe('artificialCode', () => {
  it('makes a valid artificial code for every day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 109_000 }),
        fc.integer({ min: 900, max: 999 }),
        (days, individual) => {
          const born = addDays(toPlainDate('1800-01-01'), days)
          const code = artificialCode(born, individual)
          expect(code.birthDate).toBe(born)
          expect(code.isArtificial).toBe(true)
        },
      ),
    )
  })

  it('refuses a number that a person could have', () => {
    expect(() => artificialCode(toPlainDate('1990-01-01'), 899)).toThrow(
      RangeError,
    )
  })
})
