import { addDays, type PlainDate } from '@mittkanta/calendar'
import type { Queryable, Row } from '@mittkanta/database'
import { usageWords } from './usage-words.ts'

/** One use of a person's record, for the authority that asked. */
export interface ReportedUse {
  /** Its row of the usage log, by which it can be verified. */
  readonly sequence: number
  /** In UTC. */
  readonly at: string
  readonly event: string
  readonly what: string
  /**
   * Who: `the client`, a person's identity code, a client system, an operator.
   */
  readonly who: string
  /** On what ground a person read; empty for others. */
  readonly ground: string
  /** Ids of the documents that it was about; refs where the archive no longer knows them. */
  readonly documents: readonly string[]
  /** How an opening was decided; empty where nothing was opened. */
  readonly outcome: string
}

const DAY_BEGINS = (parameter: string) =>
  `(${parameter}::date::timestamp AT TIME ZONE 'Europe/Helsinki')`

/**
 * Every use of the person's record, and every delivery that named the person, as
 * client. A temporary code that became the person's own counts as the person.
 */
const USES = `
  SELECT u.sequence, u.at, u.event, u.reader_id, u.subject_id, u.ground,
    u.client_system, u.detail, coalesce(p.identity_code, p.temporary_id) AS code
  FROM usage_log u LEFT JOIN person p ON p.person_id = u.reader_id
  WHERE u.at >= ${DAY_BEGINS('$2')} AND u.at < ${DAY_BEGINS('$3')}
    AND (u.subject_id IN (
        SELECT person_id FROM person WHERE person_id = $1 OR became_id = $1)
      OR (u.event = 'delivery' AND EXISTS (
        SELECT FROM document_client c WHERE c.person_id = $1
          AND u.detail -> 'stored' ? c.document_id)))
  ORDER BY u.sequence`

const OWN = `
  SELECT document_id FROM document_client WHERE person_id = $1`

const CALLED = `
  SELECT ref, document_id FROM reading WHERE person_id = $1
  UNION SELECT ref, document_id FROM reading_attachment WHERE person_id = $1`

/**
 * Every use of one person's record between two days in Helsinki, both included.
 *
 * @param personId the archive's id of the person
 */
export async function usageReport(
  queryable: Queryable,
  personId: string,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly ReportedUse[]> {
  const called = new Map(
    (await queryable.query({ text: CALLED, values: [personId] })).map(
      ({ ref, document_id: id }) => [String(ref), String(id)],
    ),
  )
  const own = new Set(
    (await queryable.query({ text: OWN, values: [personId] })).map(
      ({ document_id: id }) => String(id),
    ),
  )
  const rows = await queryable.query({
    text: USES,
    values: [personId, from, addDays(to, 1)],
  })
  return rows.map((row) => useOf(row, { called, own }))
}

interface Known {
  /** Ids of the documents by their refs in this record. */
  readonly called: ReadonlyMap<string, string>
  /** Documents of which the person is client. */
  readonly own: ReadonlySet<string>
}

function useOf(row: Row, { called, own }: Known): ReportedUse {
  const detail = row.detail as Readonly<Record<string, unknown>>
  const event = String(row.event)
  const refs = [...texts(detail.documents), ...texts(detail.ref)]
  const documents = refs.map((ref) => called.get(ref) ?? ref)
  // One delivery can be about many persons: the others are none of this report's.
  const delivered =
    event === 'delivery' ? texts(detail.stored).filter((id) => own.has(id)) : []
  const [outcome = ''] = texts(detail.outcome)
  return {
    sequence: Number(row.sequence),
    at: (row.at as Date).toISOString(),
    event,
    what: usageWords(event),
    who: whoOf(row, detail),
    ground: typeof row.ground === 'string' ? row.ground : '',
    documents: [...documents, ...delivered],
    outcome,
  }
}

function whoOf(row: Row, detail: Readonly<Record<string, unknown>>): string {
  const [operator] = texts(detail.operator)
  if (operator !== undefined) return `operator ${operator}`
  const [organisation] = texts(detail.organisationName)
  if (organisation !== undefined) return organisation
  if (typeof row.client_system === 'string') {
    return `client system ${row.client_system}`
  }
  if (row.reader_id === row.subject_id) return 'the client'
  return typeof row.code === 'string' ? row.code : String(row.reader_id)
}

function texts(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string')
}
