import { LANGUAGES, type Language } from '@mittkanta/contracts'
import type { MockRecord } from './records.ts'

/** The address under which everything of a record is. */
export const RECORD = '*/api/subjects/:subject'

/** The parameter that `RECORD` has. */
export interface Subject extends Record<string, string> {
  readonly subject: string
}

/** The record of a subject, or what the bff answers in its place. */
export type RecordAt = (subject: string) => Promise<MockRecord | Response>

/** The language that an address asks for. */
export function languageIn(url: URL): Language {
  return (
    LANGUAGES.find((one) => one === url.searchParams.get('language')) ?? 'sv'
  )
}
