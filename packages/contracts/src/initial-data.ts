import { SubjectRef } from './acting.ts'
import { address } from './operation.ts'
import { operations } from './portal/operations.ts'
import {
  disclosuresQuery,
  listQuery,
  readDisclosureSearch,
  readListSearch,
} from './portal/page-requests.ts'
import { DocumentRef, type Language } from './primitives.ts'

/** The id of the element in which the bff sends answers with a page. */
export const INITIAL_DATA_ID = 'initial-data'

/**
 * The cookie by which a reader has asked for neutral titles and a neutral icon;
 * its value is `plain`.
 */
export const VIEW_COOKIE = '__Host-view'

interface RecordPage {
  /** Whose record: `self` or a handle. */
  readonly subjectRef: string
  /** What follows the page's own word in the address. */
  readonly word: string
  readonly query: URLSearchParams
  readonly language: Language
}

const frontPage = ({ subjectRef, language }: RecordPage) =>
  address(operations.frontPage, { subjectRef }, { language })
const wills = ({ subjectRef, language }: RecordPage) =>
  address(operations.wills, { subjectRef }, { language })

/** What each page of a record asks first, by the beginning of its address. */
const OF_RECORD: ReadonlyMap<string, (page: RecordPage) => string | undefined> =
  new Map([
    ['', frontPage],
    ['tasks/', taskList],
    [
      'documents/',
      ({ subjectRef, word: ref, language }: RecordPage) =>
        DocumentRef.safeParse(ref).success
          ? address(operations.document, { subjectRef, ref }, { language })
          : undefined,
    ],
    ['permissions', wills],
    ['permissions/prohibitions', wills],
    ['disclosures', disclosures],
    ['copy', frontPage],
    ['ask', frontPage],
  ])

const coverage = (language: Language) =>
  address(operations.coverage, {}, { language })

/** Pages of the reader alone, and those that are the same for everybody. */
const OF_NO_RECORD: ReadonlyMap<string, (language: Language) => string> =
  new Map([
    ['/visits', () => address(operations.visits, { subjectRef: 'self' })],
    ['/acting', () => address(operations.actingList)],
    ['/sessions', () => address(operations.otherSessions)],
    ['/coverage', coverage],
    ['/accessibility', coverage],
    ['/privacy', coverage],
  ])

/**
 * The addresses of the bff that a page asks as it opens, as it writes them,
 * beside the session's. Where a query varies, the pages use the same code, and
 * their tests compare the two. Requests that need another answer first are not
 * here.
 *
 * @param page its address
 */
export function initialPaths(page: URL, language: Language): string[] {
  const { pathname, searchParams: query } = page
  const ofNoRecord = OF_NO_RECORD.get(pathname)
  if (ofNoRecord !== undefined) return [ofNoRecord(language)]

  const [, handle, ofAnother = ''] =
    /^\/for\/([^/]+)(?:\/(.*))?$/.exec(pathname) ?? []
  if (handle === undefined) {
    return ofRecord('self', pathname.slice(1), query, language)
  }
  if (!SubjectRef.safeParse(handle).success) return []
  return [
    address(operations.acting, { subjectRef: handle }),
    ...ofRecord(handle, ofAnother, query, language),
  ]
}

function ofRecord(
  subjectRef: string,
  place: string,
  query: URLSearchParams,
  language: Language,
): string[] {
  const [, start = '', word = ''] = /^(tasks\/|documents\/)([^/]+)$/.exec(
    place,
  ) ?? ['', place]
  const path = OF_RECORD.get(start)?.({ subjectRef, word, query, language })
  return path === undefined ? [] : [path]
}

function taskList({ subjectRef, word: task, query, language }: RecordPage) {
  if (!/^[a-z-]+$/.test(task)) return undefined
  const search = listQuery(readListSearch(query), language)
  return address(operations.taskList, { subjectRef, task }, search)
}

function disclosures({ subjectRef, query, language }: RecordPage) {
  const search = disclosuresQuery(readDisclosureSearch(query), language)
  return address(operations.disclosures, { subjectRef }, search)
}
