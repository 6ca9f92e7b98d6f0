import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { offered, type PageLanguageTag } from '@mittkanta/page-language'
import { z } from 'zod'

const Files = z.array(z.string().regex(/^\/assets\/[\w.-]+\.(js|css)$/))

/** What `vite build` wrote of the files of each page (`build/page-files.ts`). */
const Pages = z.array(
  z.strictObject({
    path: z.string(),
    signedIn: Files,
    signedOut: Files,
    texts: z.partialRecord(z.enum(offered), Files),
  }),
)
type PageFiles = z.infer<typeof Pages>[number]

/** For whom a page is made. */
export interface PageWish {
  readonly pathname: string
  readonly language: PageLanguageTag
  readonly isSignedIn: boolean
}

/** The one page there is, in two parts: data may stand between them. */
export interface PageTemplate {
  readonly start: (wish: PageWish) => string
  readonly end: string
}

/** Ends the head, ends the body. */
const FORM = /^(.*<html lang=")fi(".*)(<\/head>.*)(<\/body>.*)$/s

/**
 * Reads the built page.
 *
 * @throws {Error} when there is none in the directory, or it has another form
 */
export function readTemplate(directory: string): PageTemplate {
  const html = textIn(directory, 'index.html')
  const [, first = '', head = '', body = '', end = ''] = FORM.exec(html) ?? []
  if (first === '') throw new Error('index.html has another form')
  const pages = Pages.parse(JSON.parse(textIn(directory, '.vite/pages.json')))

  return {
    start: ({ pathname, language, isSignedIn }) => {
      const page = pages.find(({ path }) => isAt(path, pathname))
      const files = page ? filesOf(page, language, isSignedIn) : []
      return [first, language, head, ...files.map(link), body].join('')
    },
    end,
  }
}

function textIn(directory: string, name: string): string {
  try {
    return readFileSync(join(directory, name), 'utf8')
  } catch (cause) {
    throw new Error(`WEB_DIRECTORY has no ${name}: build the pages first`, {
      cause,
    })
  }
}

function isAt(pattern: string, pathname: string): boolean {
  if (pattern === '*') return true
  const words = pathname.replace(/(?<=.)\/$/, '').split('/')
  const asked = pattern.split('/')
  return (
    words.length === asked.length &&
    asked.every((word, index) => word.startsWith(':') || word === words[index])
  )
}

const filesOf = (
  page: PageFiles,
  language: PageLanguageTag,
  isSignedIn: boolean,
): readonly string[] => [
  ...(page.texts[language] ?? []),
  ...(isSignedIn ? page.signedIn : page.signedOut),
]

/** As Vite writes them, so that it finds them and asks for none of them again. */
const link = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="${file}">`
    : `<link rel="modulepreload" crossorigin href="${file}">`
