import { SubjectRef } from './acting.ts'
import { DocumentRef, type Language } from './primitives.ts'

/** The id of the element in which the bff sends answers with a page. */
export const INITIAL_DATA_ID = 'initial-data'

/**
 * The cookie by which a reader has asked for neutral titles and a neutral icon;
 * its value is `plain`.
 */
export const VIEW_COOKIE = '__Host-view'

/** What a page asks first of all: who is signed in. */
export const SESSION_PATH = '/api/session'

interface RecordPage {
  /** Where the record is at the bff. */
  readonly record: string
  /** What follows the page's own word in the address. */
  readonly word: string
  readonly query: URLSearchParams
  readonly language: Language
}

const frontPage = ({ record, language }: RecordPage) =>
  `${record}/front-page?language=${language}`
const wills = ({ record, language }: RecordPage) =>
  `${record}/wills?language=${language}`

/** What each page of a record asks first, by the beginning of its address. */
const OF_RECORD: ReadonlyMap<string, (page: RecordPage) => string | undefined> =
  new Map([
    ['', frontPage],
    ['tasks/', taskList],
    [
      'documents/',
      ({ record, word, language }: RecordPage) =>
        DocumentRef.safeParse(word).success
          ? `${record}/documents/${word}?language=${language}`
          : undefined,
    ],
    ['permissions', wills],
    ['permissions/prohibitions', wills],
    ['disclosures', disclosures],
    ['copy', frontPage],
    ['ask', frontPage],
  ])

const coverage = (language: Language) => `/api/coverage?language=${language}`

/** Pages of the reader alone, and those that are the same for everybody. */
const OF_NO_RECORD: ReadonlyMap<string, (language: Language) => string> =
  new Map([
    ['/visits', () => '/api/subjects/self/visits'],
    ['/acting', () => '/api/acting'],
    ['/sessions', () => '/api/session/others'],
    ['/coverage', coverage],
    ['/accessibility', coverage],
    ['/privacy', coverage],
  ])

/**
 * The addresses of the bff that a page asks as it opens, as it writes them,
 * beside `SESSION_PATH`. The pages have their own copy; a test of theirs holds
 * the two together. What is asked only after another answer is not here.
 *
 * @param address of the page
 */
export function initialPaths(address: URL, language: Language): string[] {
  const { pathname, searchParams: query } = address
  const ofNoRecord = OF_NO_RECORD.get(pathname)
  if (ofNoRecord !== undefined) return [ofNoRecord(language)]

  const [, handle, ofAnother = ''] =
    /^\/for\/([^/]+)(?:\/(.*))?$/.exec(pathname) ?? []
  if (handle === undefined) {
    return ofRecord('/api/subjects/self', pathname.slice(1), query, language)
  }
  if (!SubjectRef.safeParse(handle).success) return []
  const record = `/api/subjects/${handle}`
  return [
    `/api/acting/${handle}`,
    ...ofRecord(record, ofAnother, query, language),
  ]
}

function ofRecord(
  record: string,
  place: string,
  query: URLSearchParams,
  language: Language,
): string[] {
  const [, start = '', word = ''] = /^(tasks\/|documents\/)([^/]+)$/.exec(
    place,
  ) ?? ['', place]
  const path = OF_RECORD.get(start)?.({ record, word, query, language })
  return path === undefined ? [] : [path]
}

const pageOf = (query: URLSearchParams) => {
  const page = Number(query.get('page'))
  return String(Number.isInteger(page) && page > 0 ? page : 1)
}

function taskList({ record, word, query, language }: RecordPage) {
  if (!/^[a-z-]+$/.test(word)) return undefined
  const [, by = 'date', order = 'descending'] =
    /^(date|name)-(ascending|descending)$/.exec(query.get('sort') ?? '') ?? []
  const asked = new URLSearchParams({ language, sort: by, order })
  asked.set('page', pageOf(query))
  for (const name of ['from', 'to']) copy(name, query, asked)
  return `${record}/tasks/${word}?${asked.toString()}`
}

function disclosures({ record, query, language }: RecordPage) {
  const asked = new URLSearchParams()
  for (const name of ['from', 'to', 'organisation']) copy(name, query, asked)
  asked.set('language', language)
  asked.set('page', pageOf(query))
  return `${record}/disclosures?${asked.toString()}`
}

function copy(name: string, from: URLSearchParams, to: URLSearchParams): void {
  const value = from.get(name)
  if (value) to.set(name, value)
}
