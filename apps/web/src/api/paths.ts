import type { DocumentRef, Language, SubjectRef } from '@mittkanta/contracts'
import type { Subject } from '../subject/subject.ts'

const record = (subject: Subject) => `/api/subjects/${subject}`

/** The addresses of the bff that the pages use, each written once. */
export const paths = {
  session: '/api/session',
  keepAlive: '/api/session/keep-alive',
  endSession: '/api/session/end',
  otherSessions: '/api/session/others',
  endOtherSessions: '/api/session/end-others',

  /** Where quick leave goes; leads out of the portal. */
  left: '/left',

  coverage: (language: Language) => `/api/coverage?language=${language}`,

  /** `returnTo` is the page that the sign-in leads back to. */
  signIn: (language: Language, returnTo = '/') =>
    `/sign-in?${new URLSearchParams({ language, returnTo })}`,

  frontPage: (subject: Subject, language: Language) =>
    `${record(subject)}/front-page?language=${language}`,

  task: (subject: Subject, task: string, query: URLSearchParams) =>
    `${record(subject)}/tasks/${encodeURIComponent(task)}?${query}`,

  /** Documents across the whole record; what is asked for is sent, never in the address. */
  search: (subject: Subject) => `${record(subject)}/search`,

  document: (subject: Subject, ref: string, language: Language) =>
    `${record(subject)}/documents/${encodeURIComponent(ref)}?language=${language}`,

  /** The original file, to download or to hand to the PDF viewer. */
  file: (subject: Subject, ref: DocumentRef) =>
    `${record(subject)}/documents/${ref}/file`,

  /** The view format for the sandboxed frame. */
  display: (subject: Subject, ref: DocumentRef) =>
    `${record(subject)}/documents/${ref}/display`,

  /** Kanta information, permission and prohibitions: to read, and to change. */
  wills: (subject: Subject, language: Language) =>
    `${record(subject)}/wills?language=${language}`,
  willPreview: (subject: Subject) => `${record(subject)}/wills/preview`,
  willChoices: (subject: Subject, language: Language) =>
    `${record(subject)}/wills/choices?language=${language}`,

  /** Who has received data: a page of it, and all of it as a table. */
  disclosures: (subject: Subject, query: URLSearchParams) =>
    `${record(subject)}/disclosures?${query}`,
  disclosuresTable: (subject: Subject, query: URLSearchParams) =>
    `${record(subject)}/disclosures.csv?${query}`,

  /** Documents as one zip: those of the refs, or all when there are none. */
  copy: (
    subject: Subject,
    language: Language,
    refs: readonly DocumentRef[] = [],
  ) =>
    `${record(subject)}/copy?${new URLSearchParams([
      ['language', language],
      ...refs.map((ref) => ['ref', ref]),
    ])}`,

  /** Who has acted for the reader; only ever of one's own record. */
  visits: `${record('self')}/visits`,

  /** Whom the reader has chosen to act for. */
  actingList: '/api/acting',
  startActing: (language: Language) => `/api/acting/start?language=${language}`,
  finishActing: '/api/acting/finish',
  acting: (ref: SubjectRef) => `/api/acting/${ref}`,
  endActing: (ref: SubjectRef) => `/api/acting/${ref}/end`,
} as const

/** The handle in an address of the bff; undefined where there is none. */
export function handleIn(path: string): string | undefined {
  return /^\/api\/(?:acting|subjects)\/([\w-]{22})(?=[/?]|$)/.exec(path)?.[1]
}
