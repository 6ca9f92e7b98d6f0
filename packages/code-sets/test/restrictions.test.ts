import { describe, expect, it } from 'vitest'

import { codeSet } from '../src/index.ts'

describe('restrictionReasons', () => {
  it('let support and guidance serve a delay only (Tabell 5.3.1)', () => {
    const delayOnly = codeSet('restrictionReasons').filter(
      ({ usableFor }) => usableFor.join() === 'delay',
    )

    expect(delayOnly.map(({ id }) => id)).toEqual([
      'support-and-guidance-needed',
    ])
  })

  it('all serve a delay', () => {
    expect(
      codeSet('restrictionReasons').every(({ usableFor }) =>
        usableFor.includes('delay'),
      ),
    ).toBe(true)
  })
})

describe('guardianDisclosure', () => {
  it('says who sees it and what must be stored with it (Tabell 5.5.1, rows 5–8)', () => {
    const rows = codeSet('guardianDisclosure').map(
      ({ code, shownToGuardians, requires, isDefault }) => [
        code,
        shownToGuardians,
        requires,
        isDefault,
      ],
    )

    expect(rows).toEqual([
      ['1', true, [], true],
      ['2', false, ['reasonText'], false],
      ['3', true, ['reasonText', 'prohibitionRefusalReason'], false],
      ['4', false, ['restrictionReason'], false],
    ])
  })
})

describe('caseNames', () => {
  it('ask for a name in words with class 99 only (8.1.2)', () => {
    expect(
      codeSet('caseNames')
        .filter(({ needsOwnName }) => needsOwnName)
        .map(({ code }) => code),
    ).toEqual(['99'])
  })
})

describe('structureStatuses', () => {
  it('let ready and outdated structures be stored (9.12.3)', () => {
    expect(
      codeSet('structureStatuses')
        .filter(({ archivable }) => archivable)
        .map(({ id }) => id),
    ).toEqual(['ready', 'outdated'])
  })
})

describe('usageSituations', () => {
  it('let no controller store in another controller’s register (11.3.4)', () => {
    expect(
      codeSet('usageSituations').map(({ id, mayStore }) => [id, mayStore]),
    ).toEqual([
      ['own-register', 'all-documents'],
      ['producer-normal-register-access', 'client-documents'],
      ['other-controllers-register', 'nothing'],
      ['producer-broad-register-access', 'all-documents'],
    ])
  })
})
