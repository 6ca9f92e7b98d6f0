import { describe, expect, it } from 'vitest'
import { languageOfPage } from '../src/index.ts'

type Case = [
  address: string,
  cookies: string,
  tags: string[],
  language: ReturnType<typeof languageOfPage>,
]

/** Page and server both decide by `languageOfPage`; each reads its own wishes. */
const CASES: readonly Case[] = [
  ['/?lang=sv', 'mittkanta-language=fi', ['en'], 'sv'],
  ['/?lang=de', 'mittkanta-language=fi', ['en'], 'fi'],
  ['/', 'a=b; mittkanta-language=sv; c=d', ['en'], 'sv'],
  ['/', 'mittkanta-language=sv; mittkanta-language=en', ['fi'], 'sv'],
  ['/', 'x-mittkanta-language=sv', ['en'], 'en'],
  ['/', 'mittkanta-language=de', ['en'], 'en'],
  ['/', 'mittkanta-language', ['en'], 'en'],
  ['/', '', ['de-DE', 'sv-FI', 'fi'], 'sv'],
  ['/', '', ['EN-gb'], 'en'],
  // Filipino and Swahili begin like languages of ours and are none of them.
  ['/', '', ['fil', 'swh'], 'fi'],
  ['/', '', ['de'], 'fi'],
  ['/', '', [], 'fi'],
]

describe('languageOfPage', () => {
  for (const [path, cookies, tags, language] of CASES)
    it(`is ${language} at ${path} with “${cookies}” for ${tags.join(', ') || 'nobody'}`, () => {
      const address = new URL(path, 'https://portal.example')

      expect(languageOfPage({ address, cookies, tags })).toBe(language)
    })
})
