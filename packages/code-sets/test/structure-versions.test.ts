import { describe, expect, it } from 'vitest'
import { structureStatus } from '../src/index.ts'
import {
  readyStructureVersion,
  structureStatusOn,
  structureVersions,
} from '../src/structure-versions.ts'

describe('the versions of document structures', () => {
  it('are those that the handbook prints, besides our own (12.4.1, 12.4.2)', () => {
    const printed = structureVersions
      .filter(({ local }) => local !== true)
      .map(({ of, version }) => `${of} ${version}`)
    expect(printed).toEqual([
      'client-relation-document 2019-11-25',
      'client-relation-document 2020-04-07',
      'client-relation-document 2022-01-10',
      'case-document 2019-11-25',
      'case-document 2019-11-25R',
      'case-document 2020-04-07',
      'case-document 2022-04-29',
    ])
  })

  it('have known statuses in the order of their days, the first on the day of publication (10.1.2)', () => {
    for (const { version, statuses } of structureVersions) {
      const days = statuses.map(({ from }) => from)
      expect(days).toEqual([...days].sort())
      expect(version.startsWith(days[0] ?? '?')).toBe(true)
      expect(
        statuses.every(({ status }) => structureStatus(status) !== undefined),
      ).toBe(true)
    }
  })

  it('have one ready version of a structure at a time, or a revision of it (10.1.2)', () => {
    for (const { of, statuses } of structureVersions) {
      for (const { from: day } of statuses) {
        const ready = structureVersions
          .filter(
            (one) =>
              one.of === of &&
              structureStatusOn(of, one.version, day) === 'ready',
          )
          .map(({ version }) => version.replace(/R$/, ''))
        expect(new Set(ready).size, `${of} ${day}`).toBe(1)
      }
    }
  })

  it.each([
    ['2018-04-30', undefined],
    ['2018-05-01', 'ready'],
    ['2019-11-24', 'ready'],
    ['2019-11-25', 'outdated'],
    ['2024-08-31', 'outdated'],
    ['2024-09-01', 'removed'],
  ])('on %s, that of phase 1 is %s (10.1.2, 12.4.1)', (day, status) => {
    expect(
      structureStatusOn('client-relation-document', '2018-05-01', day),
    ).toBe(status)
  })

  it.each([
    ['case-document', '2022-01-10'],
    ['client-relation-document', '2022-04-29'],
    ['client-relation-document', '2099-01-01'],
    ['client-document', '1999-01-01'],
  ] as const)('of a %s do not include %s (9.12.3)', (of, version) => {
    expect(structureStatusOn(of, version, '2100-01-01')).toBeUndefined()
  })

  it('give client systems the newest that is ready', () => {
    expect(readyStructureVersion('case-document', '2022-04-28')).toBe(
      '2020-04-07',
    )
    expect(readyStructureVersion('case-document', '2022-04-29')).toBe(
      '2022-04-29',
    )
    expect(() =>
      readyStructureVersion('client-document', '2022-01-09'),
    ).toThrow(RangeError)
  })
})
