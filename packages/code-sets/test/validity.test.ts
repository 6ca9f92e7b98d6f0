import { describe, expect, it } from 'vitest'

import {
  CODE_SET_NAMES,
  codeSet,
  documentType,
  socialService,
  validOn,
} from '../src/index.ts'
import type { CodeEntry } from '../src/index.ts'

describe('validOn', () => {
  it('includes the first and the last day', () => {
    const summer = { validFrom: '2024-06-01', validUntil: '2024-08-31' }

    expect(validOn(summer, '2024-05-31')).toBe(false)
    expect(validOn(summer, '2024-06-01')).toBe(true)
    expect(validOn(summer, '2024-08-31')).toBe(true)
    expect(validOn(summer, '2024-09-01')).toBe(false)
  })

  it('sets no limit where none is given', () => {
    expect(validOn({}, '0001-01-01')).toBe(true)
    expect(validOn({}, '9999-12-31')).toBe(true)
  })

  it('ends the journal entry on disclosure on 31.8.2024 (9.7)', () => {
    const entry = documentType('journal-disclosure-of-data')

    expect(entry && validOn(entry, '2024-08-31')).toBe(true)
    expect(entry && validOn(entry, '2024-09-01')).toBe(false)
  })

  it('begins support in decision-making on 1.1.2025 (6.3.1)', () => {
    const entry = socialService('supported-decision-making')

    expect(entry && validOn(entry, '2024-12-31')).toBe(false)
    expect(entry && validOn(entry, '2025-01-01')).toBe(true)
  })
})

describe('limits of validity', () => {
  it('are whole calendar days', () => {
    const limits = CODE_SET_NAMES.flatMap((set) =>
      codeSet(set).flatMap((entry: CodeEntry) => [
        entry.validFrom,
        entry.validUntil,
      ]),
    ).filter((limit) => limit !== undefined)

    expect(limits).not.toEqual([])
    expect(limits.filter((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day))).toEqual([])
  })

  it('keep paternity and maternity investigations to cases opened before 2023', () => {
    const limited = codeSet('socialServices').filter(
      ({ casesOpenedBefore }) => casesOpenedBefore !== undefined,
    )

    expect(
      limited.map(({ id, casesOpenedBefore }) => [id, casesOpenedBefore]),
    ).toEqual([
      ['paternity-investigation', '2023-01-01'],
      ['maternity-investigation', '2023-01-01'],
    ])
  })
})
