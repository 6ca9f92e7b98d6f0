import { describe, expect, it } from 'vitest'
import { nobodyElse, standingRules } from '../src/standing.ts'
import { visitRules } from '../src/visits.ts'
import type { Citation } from '../src/handbook.ts'

const all = [...standingRules, ...visitRules, nobodyElse]

const TABLE = {
  adult: '5.6 Tabell 5.6.1, Myndig klient',
  minor: '5.6 Tabell 5.6.1, Minderårig klient',
  guardian: '5.6 Tabell 5.6.1, Vårdnadshavare till minderårig klient',
  rightToInformation:
    '5.6 Tabell 5.6.1, En person som har rätt att få information om en minderårig klients ärenden',
}

/** Each rule, the passage that it restates, further passages, and decisions. */
const CITED: readonly (readonly [string, string, readonly string[], string])[] =
  [
    ['right-to-information-without-wills', TABLE.rightToInformation, [], ''],
    ['minor-has-received', '11.4.1', [], ''],
    ['minor-receives-at-provider', TABLE.minor, ['11.4.1'], 'A25'],
    ['minor-permits-at-provider', TABLE.minor, ['11.4.1'], 'A26'],
    ['minor-sees-prohibitions', '11.4.1 Bra att veta', [], 'A26'],
    ['minor-prohibits-at-provider', TABLE.minor, ['11.4.1'], ''],
    [
      'guardian-sees-prohibitions-at-provider',
      TABLE.guardian,
      ['11.4.1 Bra att veta'],
      '',
    ],
    ['minor-decides-alone', '11.4.1', [TABLE.guardian], ''],
    ['guardian-revokes-at-provider', TABLE.guardian, ['11.4.1'], ''],
    ['guardian-prohibits-at-provider', TABLE.guardian, ['11.4.1'], ''],
    ['guardian-has-received', '11.4.1', [], ''],
    ['guardian-receives', TABLE.guardian, ['11.4.1'], ''],
    ['guardian-informed-first', TABLE.guardian, [], ''],
    ['guardian-sees-permission', TABLE.guardian, [], 'A27'],
    ['guardian-has-permitted', '11.4', [], ''],
    ['guardian-permits', TABLE.guardian, ['11.4.1'], 'A28'],
    ['adult-has-received', '11.4.1', [], ''],
    ['adult-receives', TABLE.adult, ['11.4.1'], 'A29'],
    ['adult-sees-wills', TABLE.adult, [], 'A29'],
    ['adult-informed-first', '11.4', ['11.4.1'], ''],
    ['adult-has-permitted', '11.4', [], ''],
    ['adult-permits', TABLE.adult, ['11.4.1'], 'A29'],
    ['adult-has-revoked', '11.4', [], ''],
    ['adult-revokes', '11.4.1', [], 'A29 A30'],
    ['adult-prohibits', TABLE.adult, ['11.4.1'], 'A29'],
    ['age-unknown', '11.4.1', [], ''],
    ['guardian-of-minor-only', '11.4.1', [], ''],
    ['minor-received-before', '11.4.1', [], ''],
    ['information-before-will', '11.4', [], ''],
    ['minor-informed-in-person', '11.4.1', [], ''],
    ['minor-prohibits-alone', '11.4.1', [], ''],
    ['nobody-else', TABLE.adult, [], ''],
  ]

const TITLES: Readonly<Record<Citation['section'], string>> = {
  '5.6': 'Sammanfattning',
  '11.4': 'Utlämnande av klientuppgifter',
  '11.4.1':
    'Verksamhetsmodeller för yrkesutbildade personer vid utlämnande av klientuppgifter',
  '11.4.2':
    'Utlämnande av klientuppgifter från Klientdataarkivet för socialvården',
}

const written = ({ section, place }: Citation) =>
  place === undefined ? section : `${section} ${place}`

describe('every rule', () => {
  it('rests on the passages and decisions that its row names, in the order in which they decide', () => {
    expect(
      all.map(({ id, source, seeAlso = [], decisions = [] }) => [
        id,
        written(source),
        seeAlso.map(written),
        decisions.join(' '),
      ]),
    ).toEqual(CITED)
  })

  it.each(all)('says one sentence and quotes the handbook: $id', (rule) => {
    expect(rule.says).toMatch(/^[A-Z][^.]{15,}\.$/)
    for (const { section, title, edition } of [
      rule.source,
      ...(rule.seeAlso ?? []),
    ]) {
      expect(title).toBe(TITLES[section])
      expect(edition).toBe('2023-06')
    }
  })
})
