import { describe, expect, expectTypeOf, it } from 'vitest'

import {
  CODE_SET_NAMES,
  codeSet,
  isKnown,
  LANGUAGES,
  nameIn,
} from '../src/index.ts'
import type { CodeEntry, CodeSetName, ServiceTaskId } from '../src/index.ts'

const allEntries: readonly (readonly [CodeSetName, CodeEntry])[] =
  CODE_SET_NAMES.flatMap((set) =>
    codeSet(set).map((entry): readonly [CodeSetName, CodeEntry] => [
      set,
      entry,
    ]),
  )

const describedBy = ([set, entry]: readonly [CodeSetName, CodeEntry]) =>
  `${set}: ${entry.id}`

const violating = (
  isWrong: (entry: CodeEntry, set: CodeSetName) => boolean,
): readonly string[] =>
  allEntries.filter(([set, entry]) => isWrong(entry, set)).map(describedBy)

const anyName = (entry: CodeEntry, isWrong: (name: string) => boolean) =>
  LANGUAGES.some((language) => isWrong(nameIn(entry, language)))

/** Finnish names that are rightly the same as the Swedish, each with its reason. */
const SAME_IN_FINNISH_AND_SWEDISH: Readonly<Record<string, string>> = {}

/** The code sets whose numbers the handbook prints, and those numbers. */
const PRINTED_CODES: Partial<
  Record<CodeSetName, readonly (readonly [string, string])[]>
> = {
  caseNames: [['other-case', '99']],
  guardianDisclosure: [
    ['disclosed-child-does-not-object', '1'],
    ['withheld-child-prohibits', '2'],
    ['disclosed-despite-prohibition', '3'],
    ['withheld-own-initiative', '4'],
  ],
  originalServiceTasks: [
    ['open-care-and-income-security-1989', '1989:1'],
    ['securing-child-maintenance-1989', '1989:10'],
    ['adoption-1989', '1989:11'],
    ['adoption-counselling-2011', '2011:1'],
    ['child-protection-2011', '2011:10'],
    ['informal-care-support-2011', '2011:11'],
    ['family-mediation-2011', '2011:12'],
    ['school-social-work-2011', '2011:22'],
  ],
  prohibitionRefusalReasons: [
    ['no-weighty-reason', '1'],
    ['withholding-clearly-against-minors-interest', '2'],
    ['not-possible-age-development-nature', '3'],
  ],
  restrictionReasons: [
    ['danger-to-client', '1'],
    ['against-childs-interest', '2'],
    ['danger-to-other-person', '3'],
    ['against-adult-or-private-interest', '4'],
    ['investigation-or-court-matter', '5'],
    ['support-and-guidance-needed', '6'],
  ],
  serviceTasks: [
    ['elderly-services', '2016:23'],
    ['services-for-families-with-children', '2016:24'],
    ['child-protection', '2016:10'],
    ['family-law-services', '2016:25'],
    ['substance-and-addiction-special-services', '2016:15'],
    ['services-for-working-age', '2016:26'],
  ],
  specialAccessReasons: [
    ['assess-or-arrange-care-or-urgent-support', '1'],
    ['client-work-or-care-situation', '2'],
    ['client-or-care-call', '3'],
    ['compiling-statement', '4'],
  ],
  usageSituations: [
    ['own-register', '1'],
    ['producer-normal-register-access', '2'],
    ['other-controllers-register', '3'],
    ['producer-broad-register-access', '4'],
  ],
}

describe('every code set', () => {
  it('has as many values as the handbook', () => {
    const counts = Object.fromEntries(
      CODE_SET_NAMES.map((set) => [set, codeSet(set).length]),
    )

    expect(counts).toEqual({
      arrivalMethods: 7,
      caseNames: 17,
      caseStatuses: 2,
      clientRelationRoles: 11,
      correctionReasons: 6,
      documentGroups: 6,
      documentLanguages: 6,
      documentTypes: 191,
      generalDocumentTypes: 17,
      guardianDisclosure: 4,
      identificationMethods: 4,
      originalServiceTasks: 8,
      prohibitionRefusalReasons: 3,
      restrictionReasons: 6,
      serviceProcesses: 5,
      serviceTasks: 7,
      signatureKinds: 4,
      socialServices: 70,
      specialAccessReasons: 4,
      structureStatuses: 5,
      usageSituations: 4,
    })
  })

  it('has ids that are unique, stable-looking words', () => {
    const ids = allEntries.map(describedBy)

    expect(new Set(ids).size).toBe(ids.length)
    expect(
      violating((entry) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry.id)),
    ).toEqual([])
  })

  it('prints a code number exactly where the handbook does', () => {
    for (const set of CODE_SET_NAMES) {
      const entries: readonly CodeEntry[] = codeSet(set)
      const printed = entries.flatMap(({ id, code }) =>
        code === null ? [] : [[id, code]],
      )

      expect(printed, set).toEqual(PRINTED_CODES[set] ?? [])
    }
  })

  it('names the section of the handbook for every value', () => {
    expect(violating(({ section }) => !/^\d+(\.\d+)*/.test(section))).toEqual(
      [],
    )
  })

  it('marks as its own exactly the sets that the handbook prints no values for', () => {
    const local = CODE_SET_NAMES.filter((set) =>
      codeSet(set).some((entry: CodeEntry) => entry.local === true),
    )

    expect(local).toEqual([
      'arrivalMethods',
      'correctionReasons',
      'documentLanguages',
      'identificationMethods',
    ])
    expect(
      violating((entry, set) => local.includes(set) !== (entry.local === true)),
    ).toEqual([])
    expect(
      violating((entry) => entry.local === true && entry.code !== null),
    ).toEqual([])
  })
})

describe('names', () => {
  it('are given in three languages, trimmed and capitalised', () => {
    expect(
      violating((entry) => anyName(entry, (name) => !/^\p{Lu}/u.test(name))),
    ).toEqual([])
    expect(
      violating((entry) => anyName(entry, (name) => name !== name.trim())),
    ).toEqual([])
  })

  it('hold no soft hyphens, line breaks, double spaces, broken words or full stops', () => {
    const broken = /[\u00ad\r\n\t]| {2}|\p{L}- (?!och|eller|ja|tai)|\.$/u

    expect(
      violating((entry) => anyName(entry, (name) => broken.test(name))),
    ).toEqual([])
  })

  it('hold no letters that the languages do not use', () => {
    const foreign = /[^\p{Script=Latin}\d ,()/’'-]/u

    expect(
      violating((entry) => anyName(entry, (name) => foreign.test(name))),
    ).toEqual([])
  })

  it('are in Finnish other than in Swedish, but for named exceptions', () => {
    const same = violating(({ names }) => names.fi === names.sv)

    expect(same).toEqual(Object.keys(SAME_IN_FINNISH_AND_SWEDISH))
  })

  it('are different from each other within a code set, in each language', () => {
    for (const set of CODE_SET_NAMES) {
      for (const language of LANGUAGES) {
        const names = codeSet(set).map((entry: CodeEntry) =>
          nameIn(entry, language),
        )
        const twice = names.filter((name, at) => names.indexOf(name) !== at)

        expect(twice, `${set} ${language}`).toEqual([])
      }
    }
  })

  it('are read in the language asked for', () => {
    const [first] = codeSet('serviceTasks')

    expect(
      LANGUAGES.map((language) => first && nameIn(first, language)),
    ).toEqual([
      'Äldreservice',
      'Iäkkäiden palvelut',
      'Services for older people',
    ])
  })
})

describe('isKnown', () => {
  it('knows the values of the set asked about, and no others', () => {
    expect(isKnown('serviceTasks', 'child-protection')).toBe(true)
    expect(isKnown('socialServices', 'child-protection')).toBe(false)
    expect(isKnown('serviceTasks', 'Child-Protection')).toBe(false)
    expect(isKnown('serviceTasks', '')).toBe(false)
    expect(isKnown('serviceTasks', 'toString')).toBe(false)
  })

  it.each<string>(['child-protection'])('narrows %s to an id', (id) => {
    if (!isKnown('serviceTasks', id)) {
      throw new Error('not known')
    }
    expectTypeOf(id).toEqualTypeOf<ServiceTaskId>()
  })
})
