import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ascii } from '@mittkanta/contracts'
import { offered, type PageLanguageTag } from '@mittkanta/page-language'
import { z } from 'zod'

const Files = z.array(z.string().regex(/^\/assets\/[\w.-]+\.(js|css)$/))

/** What `vite build` wrote of the files of each page (`build/page-files.ts`). */
const Pages = z.array(
  z.strictObject({
    path: ascii(200),
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
  /** Whether its title and icon are to be neutral, from the first byte. */
  readonly isDiscreet: boolean
}

/** The only page, in two parts: data may be written between them. */
export interface PageTemplate {
  readonly start: (wish: PageWish) => string
  readonly end: string
}

/** Begins and ends the title with the icon, ends the head, ends the body. */
const FORM =
  /^(.*<html lang=")fi(".*)(<title>.*<link rel="icon"[^>]*>)(.*)(<\/head>.*)(<\/body>.*)$/s

/** As the pages themselves show it (`apps/web/src/safety/discreet.ts`). */
const NEUTRAL =
  '<title>…</title><link rel="icon" href="/plain.svg" type="image/svg+xml" />'

/**
 * Reads the built page.
 *
 * @throws {Error} when there is none in the directory, or it has another form
 */
export function readTemplate(directory: string): PageTemplate {
  const html = textIn(directory, 'index.html')
  const [, first = '', head = '', name = '', files = '', body = '', end = ''] =
    FORM.exec(html) ?? []
  if (first === '') throw new Error('index.html has another form')
  const pages = Pages.parse(JSON.parse(textIn(directory, '.vite/pages.json')))

  return {
    start: ({ pathname, language, isSignedIn, isDiscreet }) => {
      const page = pages.find(({ path }) => isAt(path, pathname))
      const ofPage = page ? filesOf(page, language, isSignedIn) : []
      return [
        first,
        language,
        head,
        isDiscreet ? NEUTRAL : name,
        files,
        ...ofPage.map(link),
        body,
      ].join('')
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
