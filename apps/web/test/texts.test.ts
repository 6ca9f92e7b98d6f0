import { KANTA_INFORMATION_EDITION } from '@mittkanta/contracts'
import { problems } from '@mittkanta/problems'
import { describe, expect, it } from 'vitest'
import { kindOfType } from '../src/api/api-problem.ts'
import type { Texts } from '../src/i18n/namespaces.ts'

const files = import.meta.glob<object>('../src/i18n/*/*.json', {
  eager: true,
  import: 'default',
})

/** Every text of a language, by feature. */
const textsOf = (language: string) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, texts]) => {
      const [, of, file = ''] = /i18n\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? []
      const feature = file.replace(/-(\w)/g, (_, letter: string) =>
        letter.toUpperCase(),
      )
      return of === language ? [[feature, texts]] : []
    }),
  ) as unknown as Texts

const sv = textsOf('sv')
const fi = textsOf('fi')
const en = textsOf('en')

/** Every text of a language by its dotted key. */
function flat(texts: object, under = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${under}${key}`, value] as const]
        : [...flat(value as object, `${under}${key}.`)],
    ),
  )
}

const languages = { sv: flat(sv), fi: flat(fi), en: flat(en) }
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort()

/** Texts that are alike in two languages, and why. */
const ALIKE = new Set([
  // The service has one name in each language, but Swedish plural needs no other word.
  'task.socialService_one',
  // One word in Swedish and English.
  'permissions.prohibitions.kind.controller',
])

describe('texts', () => {
  for (const language of ['fi', 'en'] as const) {
    it(`have the same keys in ${language} as in sv`, () => {
      expect([...languages[language].keys()]).toEqual([...languages.sv.keys()])
    })

    it(`have the same interpolations in ${language} as in sv`, () => {
      for (const [key, text] of languages[language])
        expect([key, placeholders(text)]).toEqual([
          key,
          placeholders(languages.sv.get(key) ?? ''),
        ])
    })
  }

  it('are never copied from one language to another', () => {
    const pairs = [
      [languages.sv, languages.fi],
      [languages.sv, languages.en],
      [languages.fi, languages.en],
    ] as const
    const copied = pairs.flatMap(([one, other]) =>
      [...one].filter(([key, text]) => other.get(key) === text),
    )

    expect(copied.filter(([key]) => !ALIKE.has(key))).toEqual([])
  })

  it('are never empty', () => {
    for (const texts of Object.values(languages))
      for (const [key, text] of texts)
        expect([key, text.trim()]).not.toEqual([key, ''])
  })

  it('hold the information text of 5.1.1 word for word', () => {
    expect(sv.common.informationText).toBe(
      'På MittKanta visas inte alla handlingar som har lagrats om dig i ' +
        'socialvårdens klientregister och Klientdataarkivet för socialvården. ' +
        'Du har dock rätt att begära att få se alla klientuppgifter vid den ' +
        'socialserviceenhet där ärendet har uträttats. Rätten grundar sig på ' +
        '11 § i lagen om klientens ställning och rättigheter inom socialvården.',
    )
  })

  it('say to who acts for another one sentence that promises and denies nothing', () => {
    expect(sv.common.actingText).toMatch(
      /^Alla handlingar visas inte nödvändigtvis för den som uträttar ärenden för någon annan\./,
    )
    for (const { common } of [sv, fi, en])
      expect(placeholders(common.actingText)).toEqual([])
  })

  it('say of a refusal nothing of its reason', () => {
    for (const { acting } of [sv, fi, en])
      expect(acting.outcome.refused).not.toMatch(
        /spärr|turvakielt|non-disclosure|vårdnadshav|huoltaj|guardian|18/i,
      )
  })

  it('have the Kanta information in the edition that is given now', () => {
    for (const { kantaInformation } of [sv, fi, en])
      expect(Object.keys(kantaInformation)).toContain(KANTA_INFORMATION_EDITION)
  })

  it('have words for every problem that the bff can answer a page with', () => {
    const neverReachAPage = [
      'caller-refused',
      'sign-in-refused',
      'not-your-register',
      'method-not-allowed',
      'conflict',
      'too-large',
      'unsupported-content',
      'intake-refused',
      'content-refused',
      'unexpected',
    ]
    const withoutWords = Object.keys(problems).filter(
      (kind) => kindOfType(`urn:mittkanta:problem:${kind}`) === 'unexpected',
    )

    expect(withoutWords).toEqual(neverReachAPage)
  })
})
