import { languages, offered } from '@mittkanta/page-language'
import { describe, expect, it } from 'vitest'
import { createSpeaker } from '../src/i18n/speaker.ts'

const files = Object.keys(import.meta.glob('../src/i18n/*/*.json'))

describe('the languages of the pages', () => {
  it('are offered when their texts exist, and only then', () => {
    const written = Object.keys(languages).filter((tag) =>
      files.some((file) => file.includes(`/i18n/${tag}/`)),
    )

    expect(written).toEqual(offered)
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
