import type { PathParameters } from '@mittkanta/contracts/operation'
import type { PortalOperation } from '@mittkanta/contracts/portal'
import { LANGUAGES, type Language } from '@mittkanta/contracts'
import { http, type HttpHandler, type HttpResponseResolver } from 'msw'
import type { MockRecord } from './records.ts'

/** The parameter of the address of everything of a record. */
export interface Subject {
  readonly subjectRef: string
}

/** Answers an operation wherever the pages are. */
export const answers = <Asked extends PortalOperation>(
  { method, path }: Asked,
  resolver: HttpResponseResolver<PathParameters<Asked['path']>>,
): HttpHandler => http[method](`*${path}`, resolver)

/** The record of a subject, or what the bff answers in its place. */
export type RecordAt = (subject: string) => Promise<MockRecord | Response>

/** The language that an address asks for. */
export function languageIn(url: URL): Language {
  return (
    LANGUAGES.find((one) => one === url.searchParams.get('language')) ?? 'sv'
  )
}
