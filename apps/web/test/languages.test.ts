import { LANGUAGES } from '@mittkanta/contracts'
import { describe, expect, it } from 'vitest'
import { languages, localesOf } from '../src/i18n/languages.ts'
import { createSpeaker } from '../src/i18n/speaker.ts'

const files = Object.keys(import.meta.glob('../src/i18n/*/*.json'))

describe('the languages of the pages', () => {
  it('are offered when their texts exist, and only then', () => {
    for (const { tag, isOffered } of Object.values(languages))
      expect([
        tag,
        files.some((file) => file.includes(`/i18n/${tag}/`)),
      ]).toEqual([tag, isOffered])
  })

  it('that are offered are those that the services answer in', () => {
    const offered = Object.values(languages).filter((one) => one.isOffered)

    expect(offered.map(({ tag }) => tag)).toEqual([...LANGUAGES])
  })

  it('format dates by a locale that every browser has, at the last', () => {
    expect(localesOf('smn')).toEqual(['smn-FI', 'fi-FI'])
    expect(localesOf('sv')).toEqual(['sv-FI'])
    expect(
      new Intl.DateTimeFormat([...localesOf('sms')]).resolvedOptions().locale,
    ).not.toMatch(/^en/)
  })
})

describe('a text that a language lacks', () => {
  // Made up: no Sámi texts are invented here.
  const speaker = createSpeaker()
  speaker.addResourceBundle('fi', 'session', {
    stay: 'Jää',
    warningIdle: 'Kello {{time}}',
  })
  speaker.addResourceBundle('sv', 'session', { stay: 'Stanna' })
  speaker.addResourceBundle('smn', 'session', { stay: 'xxx' })

  it('is lent by another, and says so', () => {
    const t = speaker.getFixedT('smn', 'session')

    expect(t('warningIdle', { time: '12.30' })).toBe('Kello 12.30 [suomi]')
  })

  it('is not lent where the language has it', () => {
    expect(speaker.getFixedT('smn', 'session')('stay')).toBe('xxx')
    expect(speaker.getFixedT('fi', 'session')('stay')).toBe('Jää')
  })

  it('is never lent between the languages that have all texts', () => {
    const t = speaker.getFixedT('sv', 'session')

    expect(t('warningIdle', { time: '12.30' })).toBe('warningIdle')
  })
})
