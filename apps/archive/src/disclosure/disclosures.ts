import { addDays, toPlainDate } from '@mittkanta/calendar'
import type { ArchiveDisclosures, DisclosuresQuery } from '@mittkanta/contracts'
import type { Database, Row } from '@mittkanta/database'
import type { Begun } from '../reading/begin.ts'
import { item } from '../reading/items.ts'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import * as read from '../reading/values.ts'
import { seenDocuments } from '../wills/seen-documents.ts'

type Names = 'subject' | 'from' | 'until' | 'organisation' | 'limit' | 'offset'
type Of = (name: Names) => string

/** When a day begins in Helsinki; null stays null. */
const startOf = (day: string) =>
  `(${day}::date::timestamp AT TIME ZONE 'Europe/Helsinki')`

const filtered = (of: Of) => `
  FROM usage_log
  WHERE subject_id = ${of('subject')}::uuid AND event = 'disclosure'
    AND (${of('from')}::date IS NULL OR at >= ${startOf(of('from'))})
    AND (${of('until')}::date IS NULL OR at < ${startOf(of('until'))})
    AND (${of('organisation')}::text IS NULL
      OR detail ->> 'organisationId' = ${of('organisation')})`

const pageStatement = prepared<Names>(
  'disclosures-page',
  (of) => `
  SELECT at, detail, ${askedFor(of)} ${filtered(of)}
  ORDER BY sequence DESC
  LIMIT ${of('limit')} OFFSET ${of('offset')}`,
)

const totalStatement = prepared<Names>(
  'disclosures-total',
  (of) => `SELECT count(*) AS total, ${askedFor(of)} ${filtered(of)}`,
)

const organisationsStatement = prepared<'subject'>(
  'disclosures-organisations',
  (of) => `
  SELECT DISTINCT ON (detail ->> 'organisationId')
    detail ->> 'organisationId' AS id, detail ->> 'organisationName' AS name,
    ${askedFor(of)}
  FROM usage_log
  WHERE subject_id = ${of('subject')}::uuid AND event = 'disclosure'
  ORDER BY detail ->> 'organisationId', sequence DESC`,
)

/** A row of the disclosure log. */
function entryOf({ at, detail }: Row) {
  const told = detail as Row
  return read.complete({
    disclosedAt: read.instant(at),
    organisationId: read.text(told.organisationId),
    organisationName: read.text(told.organisationName),
    refs: read.texts(told.documents),
  })
}

/** A document that the reader sees, by what it is called. */
function named(row: Row | undefined) {
  const listed = row && item(row)
  return (
    listed && {
      ref: listed.ref,
      documentType: listed.documentType,
      description: listed.description,
      drawnUpOn: listed.drawnUpOn,
    }
  )
}

/**
 * Who has received the subject's data through the archive (11.4.2, decision
 * A33), newest first: when, which organisation, and the documents among those
 * that the reader sees today. The rest is called client data only.
 */
export function disclosures(
  database: Database,
  { caller, scope, occasion, count }: Begun,
  { from, to, organisation, page }: DisclosuresQuery,
  pageSize: number,
): Promise<ArchiveDisclosures> {
  const values = {
    subject: caller.subjectId,
    from: from ?? null,
    until: to === undefined ? null : addDays(toPlainDate(to), 1),
    organisation: organisation ?? null,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  }
  return database.transaction(async (tx) => {
    const rows = await recordRows(tx, scope, pageStatement(values))
    const [totals] = await recordRows(tx, scope, totalStatement(values))
    const organisations = await recordRows(
      tx,
      scope,
      organisationsStatement(scope),
    )
    const entries = rows.flatMap((row) => {
      const entry = entryOf(row)
      if (entry === undefined) count('row-unreadable')
      return entry ?? []
    })
    const refs = [...new Set(entries.flatMap((entry) => entry.refs))]
    const seen = await seenDocuments(tx, scope, occasion, refs)

    return {
      disclosures: entries.map(({ refs: given, ...entry }) => {
        const documents = given
          .flatMap((ref) => named(seen.get(ref)) ?? [])
          .sort((a, b) => (a.drawnUpOn < b.drawnUpOn ? 1 : -1))
        return {
          ...entry,
          documents,
          hasOtherClientData: documents.length < given.length,
        }
      }),
      total: Number(totals?.total),
      page,
      pageSize,
      organisations: organisations.map(({ id, name }) => ({
        id: String(id),
        name: String(name),
      })),
    }
  }, 'repeatable read')
}
