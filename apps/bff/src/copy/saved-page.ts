import { Readable } from 'node:stream'
import type { Language } from '@mittkanta/contracts'
import { STYLE, STYLE_HASH, TITLES } from '../reading/framed-document.ts'

/**
 * A page that is opened from a folder has no headers: its policy is part of it.
 */
const POLICY = `default-src 'none'; style-src ${STYLE_HASH}; base-uri 'none'; form-action 'none'`

const TAIL = '</body></html>\n'

const head = (documentLanguage: string, language: Language) =>
  `<!DOCTYPE html>
<html lang="${documentLanguage}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width"><title lang="${language}">${TITLES[language]}</title><style>${STYLE}</style></head><body>`

/** A whole HTML page to keep: it needs nothing beside it, and nothing in it runs or loads. */
export const savedPage = (body: string, language: Language) =>
  head(language, language) + body + TAIL

/**
 * A document's display form as such a page. The allow-list writes it so that
 * HTML and XHTML read the same.
 *
 * @param documentLanguage a language tag; null when unknown
 * @param language in which the copy is read
 */
export function savedDocument(
  displayForm: Readable,
  documentLanguage: string | null,
  language: Language,
): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from(head(documentLanguage ?? '', language))
      yield* displayForm as AsyncIterable<Buffer>
      yield Buffer.from(TAIL)
    })(),
  )
}
