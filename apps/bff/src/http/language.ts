import type { Language } from '@mittkanta/contracts'
import {
  answersIn,
  firstSpoken,
  languageOfPage,
  type PageLanguageTag,
} from '@mittkanta/page-language'
import type { Request } from 'express'

/** The language of the handbook, for who asks for none that we have. */
const DEFAULT: Language = 'sv'

/**
 * The language that an answer is wanted in: the query's, else the first of the
 * browser's that we have, else Swedish.
 *
 * @param wish `language` of the query, checked
 */
export function languageOf(req: Request, wish: Language | undefined): Language {
  if (wish !== undefined) return wish
  const spoken = firstSpoken(acceptedTags(req))
  return spoken === undefined ? DEFAULT : answersIn(spoken)
}

/** The language that the page at an address will speak in this browser. */
export function pageLanguageOf(req: Request, address: URL): PageLanguageTag {
  const cookies = req.headers.cookie ?? ''
  return languageOfPage({ address, cookies, tags: acceptedTags(req) })
}

/** The tags of `Accept-Language`, the dearest first. */
function acceptedTags(req: Request): string[] {
  return (req.headers['accept-language'] ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', weight = 'q=1'] = part.trim().split(';')
      return { tag, quality: Number(weight.trim().replace('q=', '')) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
