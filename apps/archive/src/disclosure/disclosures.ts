import { addDays, helsinkiDate, toPlainDate } from '@mittkanta/calendar'
import type { ArchiveDisclosures, DisclosuresQuery } from '@mittkanta/contracts'
import type { Database, Queryable, Row } from '@mittkanta/database'
import * as read from '../db/values.ts'
import type { Begun } from '../reading/begin.ts'
import { item } from '../reading/items.ts'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
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

const allStatement = prepared<'subject'>(
  'disclosures-all',
  (of) => `
  SELECT at, detail, ${askedFor(of)}
  FROM usage_log
  WHERE subject_id = ${of('subject')}::uuid AND event = 'disclosure'
  ORDER BY sequence DESC`,
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

/** Rows of the log with the documents among those given that the reader sees today. */
async function readable(
  tx: Queryable,
  rows: readonly Row[],
  { scope, occasion, count }: Begun,
) {
  const entries = rows.flatMap((row) => {
    const entry = entryOf(row)
    if (entry === undefined) count('row-unreadable')
    return entry ?? []
  })
  const refs = [...new Set(entries.flatMap((entry) => entry.refs))]
  const seen = await seenDocuments(tx, scope, occasion, refs)
  return entries.map(({ refs: given, ...entry }) => {
    const documents = given
      .flatMap((ref) => named(seen.get(ref)) ?? [])
      .sort((a, b) => (a.drawnUpOn < b.drawnUpOn ? 1 : -1))
    return {
      ...entry,
      documents,
      hasOtherClientData: documents.length < given.length,
    }
  })
}

/**
 * Who has received the subject's data through the archive (11.4.2, decision
 * A33), newest first: when, which organisation, and the documents among those
 * that the reader sees today.
 *
 * The client reads every disclosure, and the rest of it is called client data
 * only. A mandate holder reads what they would read if nothing hidden were
 * there: no disclosure without a document that they see, no count and no
 * organisation of such a disclosure, and nothing said of the rest (decision A8).
 */
export function disclosures(
  database: Database,
  begun: Begun,
  query: DisclosuresQuery,
  pageSize: number,
): Promise<ArchiveDisclosures> {
  return database.transaction(
    (tx) =>
      begun.caller.ground === 'own'
        ? allDisclosures(tx, begun, query, pageSize)
        : seenDisclosures(tx, begun, query, pageSize),
    'repeatable read',
  )
}

async function allDisclosures(
  tx: Queryable,
  begun: Begun,
  { from, to, organisation, page }: DisclosuresQuery,
  pageSize: number,
): Promise<ArchiveDisclosures> {
  const { caller, scope } = begun
  const values = {
    subject: caller.subjectId,
    from: from ?? null,
    until: to === undefined ? null : addDays(toPlainDate(to), 1),
    organisation: organisation ?? null,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  }
  const rows = await recordRows(tx, scope, pageStatement(values))
  const [totals] = await recordRows(tx, scope, totalStatement(values))
  const organisations = await recordRows(
    tx,
    scope,
    organisationsStatement(scope),
  )
  return {
    disclosures: await readable(tx, rows, begun),
    total: Number(totals?.total),
    page,
    pageSize,
    organisations: organisations.map(({ id, name }) => ({
      id: String(id),
      name: String(name),
    })),
  }
}

/** Everything is read and then narrowed: pages and counts are those of what is seen. */
async function seenDisclosures(
  tx: Queryable,
  begun: Begun,
  { from, to, organisation, page }: DisclosuresQuery,
  pageSize: number,
): Promise<ArchiveDisclosures> {
  const rows = await recordRows(tx, begun.scope, allStatement(begun.scope))
  const seen = (await readable(tx, rows, begun))
    .filter(({ documents }) => documents.length > 0)
    .map((disclosure) => ({ ...disclosure, hasOtherClientData: false }))
  const found = seen.filter(({ disclosedAt, organisationId }) => {
    const day = helsinkiDate(new Date(disclosedAt))
    return (
      (from === undefined || day >= from) &&
      (to === undefined || day <= to) &&
      (organisation === undefined || organisationId === organisation)
    )
  })
  const offset = (page - 1) * pageSize
  return {
    disclosures: found.slice(offset, offset + pageSize),
    total: found.length,
    page,
    pageSize,
    organisations: organisationsOf(seen),
  }
}

type Disclosure = ArchiveDisclosures['disclosures'][number]

/** Each organisation once, by its newest name, in the order of their ids. */
function organisationsOf(
  newestFirst: readonly Disclosure[],
): ArchiveDisclosures['organisations'] {
  const names = new Map<string, string>()
  for (const { organisationId: id, organisationName: name } of newestFirst) {
    if (!names.has(id)) names.set(id, name)
  }
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
