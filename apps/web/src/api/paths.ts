import type { DocumentRef, Language } from '@mittkanta/contracts'

const SELF = '/api/subjects/self'

/** The addresses of the bff that the pages use, each written once. */
export const paths = {
  session: '/api/session',
  keepAlive: '/api/session/keep-alive',
  endSession: '/api/session/end',

  /** `returnTo` is the page that the sign-in leads back to. */
  signIn: (language: Language, returnTo = '/') =>
    `/sign-in?${new URLSearchParams({ language, returnTo })}`,

  frontPage: (language: Language) => `${SELF}/front-page?language=${language}`,

  task: (task: string, query: URLSearchParams) =>
    `${SELF}/tasks/${encodeURIComponent(task)}?${query}`,

  document: (ref: string, language: Language) =>
    `${SELF}/documents/${encodeURIComponent(ref)}?language=${language}`,

  /** The original file, to download or to hand to the PDF viewer. */
  file: (ref: DocumentRef) => `${SELF}/documents/${ref}/file`,

  /** The view format for the sandboxed frame. */
  display: (ref: DocumentRef) => `${SELF}/documents/${ref}/display`,
} as const
