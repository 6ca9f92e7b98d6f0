import { describe, expect, it, vi } from 'vitest'
import type * as pageLanguages from '../src/index.ts'
import {
  answersIn,
  firstSpoken,
  languageOfPage,
  LANGUAGES,
  offered,
  spokenIn,
} from '../src/index.ts'

vi.mock('../src/languages.ts', async (actual) => {
  const module = await actual<typeof pageLanguages>()
  return { ...module, offered: [...module.offered, 'smn'] }
})

describe('the languages of the pages', () => {
  it('lend their texts only to those that lack some', () => {
    for (const language of LANGUAGES)
      expect(spokenIn(language)).toEqual([language])
    expect(spokenIn('se')).toEqual(['se', 'fi'])
  })

  it('are answered in one that the services have', () => {
    for (const tag of offered) expect(LANGUAGES).toContain(answersIn(tag))
  })
})

describe('a language that the services do not have', () => {
  const address = (query: string) => new URL(`https://portal.example/${query}`)

  it('is that of the page when it is offered, and never when it is not', () => {
    const wishes = { cookies: '', tags: ['sv'] }

    expect(languageOfPage({ address: address('?lang=smn'), ...wishes })).toBe(
      'smn',
    )
    expect(languageOfPage({ address: address('?lang=sms'), ...wishes })).toBe(
      'sv',
    )
  })

  it('is found among those of the browser', () => {
    expect(firstSpoken(['sms', 'smn-FI', 'fi'])).toBe('smn')
  })
})
