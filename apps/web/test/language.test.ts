import { beforeEach, describe, expect, it, vi } from 'vitest'

const at = (query: string) => new URL(`https://portal.example/${query}`)

/** A fresh page, which remembers nothing of the one before. */
const freshPage = async () => {
  vi.resetModules()
  return import('../src/i18n/language.ts')
}

describe('languageOf', () => {
  beforeEach(() => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE', 'en-US'])
  })

  it('prefers what the address asks for', async () => {
    const { languageOf } = await freshPage()
    document.cookie = '__Host-mittkanta-language=fi; Path=/; Secure'

    expect(languageOf(at('?lang=sv'))).toBe('sv')
  })

  it('takes what was chosen at an earlier visit before what the browser speaks', async () => {
    const { languageOf, rememberLanguage } = await freshPage()
    rememberLanguage('sv')
    const later = await freshPage()

    expect(later.languageOf(at(''))).toBe('sv')
    expect(languageOf(at(''))).toBe('sv')
  })

  it('takes the first of the browser’s languages that it has', async () => {
    const { languageOf } = await freshPage()

    expect(languageOf(at('?lang=de'))).toBe('en')
  })

  it('remembers for as long as the page lasts where nothing can be stored', async () => {
    vi.spyOn(document, 'cookie', 'set').mockReturnValue()
    const { languageOf, rememberLanguage } = await freshPage()

    rememberLanguage('sv')

    expect(languageOf(at(''))).toBe('sv')
  })
})
