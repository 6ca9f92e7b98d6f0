import { Language } from '@mittkanta/contracts'
import type { Request } from 'express'

/** The language of the handbook, for who asks for none that we have. */
const DEFAULT: Language = 'sv'

/**
 * The language that a page is wanted in: the query's, else the first of the
 * browser's that we have, else Swedish.
 *
 * @param wish `language` of the query, checked
 */
export function languageOf(req: Request, wish: Language | undefined): Language {
  if (wish !== undefined) return wish
  const [first] = preferred(req.headers['accept-language'] ?? '')
  return first ?? DEFAULT
}

function preferred(header: string): Language[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', weight = 'q=1'] = part.trim().split(';')
      const language = Language.safeParse(tag.slice(0, 2).toLowerCase()).data
      return { language, quality: Number(weight.trim().replace('q=', '')) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .flatMap(({ language }) => language ?? [])
}
