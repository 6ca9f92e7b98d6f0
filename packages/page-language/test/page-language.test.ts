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
  ['/?lang=sv', '__Host-mittkanta-language=fi', ['en'], 'sv'],
  ['/?lang=de', '__Host-mittkanta-language=fi', ['en'], 'fi'],
  ['/', 'a=b; __Host-mittkanta-language=sv; c=d', ['en'], 'sv'],
  [
    '/',
    '__Host-mittkanta-language=sv; __Host-mittkanta-language=en',
    ['fi'],
    'sv',
  ],
  ['/', 'x-__Host-mittkanta-language=sv', ['en'], 'en'],
  ['/', '__Host-mittkanta-language=de', ['en'], 'en'],
  ['/', '__Host-mittkanta-language', ['en'], 'en'],
  ['/', '', ['de-DE', 'sv-FI', 'fi'], 'sv'],
  ['/', '', ['EN-gb'], 'en'],
  // Filipino and Swahili begin like languages of ours and are none of them.
  ['/', '', ['fil', 'swh'], 'fi'],
  ['/', '', ['de'], 'fi'],
  ['/', '', [], 'fi'],
]

describe('languageOfPage', () => {
  for (const [path, cookies, tags, language] of CASES)
    it(`is ${language} at ${path} with “${cookies}” for ${tags.join(', ') || 'no tags'}`, () => {
      const address = new URL(path, 'https://portal.example')

      expect(languageOfPage({ address, cookies, tags })).toBe(language)
    })
})
