import {
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
} from '@mittkanta/visibility-policy'
import type { ScopeName } from './occasion.ts'
import type { Dates } from './reader-dates.ts'

/*
 * The policy as conditions of SQL. Each says for rows what rules of the policy
 * say for facts; which rules is a table (`scripts/policy/rules-in-sql.ts`), held
 * by a test and printed in docs/policy.md. They narrow what is read, the policy
 * decides. Tests compare the two on random archives.
 */

/** Writes a parameter. */
export type Of = (parameter: ScopeName) => string

const quoted = (values: readonly string[]) =>
  values
    .filter((value) => value !== 'unknown')
    .map((value) => `'${value}'`)
    .join(', ')

const KNOWN_SETS = quoted(PRE_RESTRICTED_SETS)
const KNOWN_DISCLOSURES = quoted(GUARDIAN_DISCLOSURES)

/**
 * Rows that could be shown to some reader on some day: the words of the partial
 * index `reading_front`, which PostgreSQL uses only when they are repeated.
 */
export const FRONT_INDEX = `
  NOT r.annulled
  AND r.special_content = 'no'
  AND r.case_special_content = 'no'
  AND r.document_group IN ('phase-2-plus-client-document', 'journal-entry')
  AND r.type_set IN ('none', 'adoption-counselling')`

/**
 * Whether a person is named as client of the document: `subject` or `reader`.
 * Not as EXISTS: PostgreSQL could answer that by reading all of the person's
 * documents once, and the cost would grow with the record.
 */
export const isClient = (of: Of, person: 'subject' | 'reader', d: string) => `
  COALESCE((SELECT true FROM document_client named
    WHERE named.person_id = ${of(person)}::uuid
      AND named.document_id = ${d}.document_id), false)`

/** The tables that hold documents by their clients. */
export type ReadingTable = 'reading' | 'reading_attachment'

/**
 * Whether a joint document has become another since the reader left its case, by
 * the reader's own row of it; `no` for a reader who is not its client (8.3.3),
 * `unknown` when a client of it has no such row.
 */
export const changedSinceReaderLeft = (
  of: Of,
  d: string,
  table: ReadingTable,
) => `
  CASE WHEN ${isClient(of, 'reader', d)} THEN
    COALESCE((SELECT theirs.changed_since_leaving FROM ${table} theirs
      WHERE theirs.person_id = ${of('reader')}::uuid
        AND theirs.first_document_id = ${d}.first_document_id LIMIT 1), 'unknown')
  ELSE 'no' END`

/**
 * Whether the row `d` is of the newest stored version of its document; null when
 * no version is found. By the unique index of version numbers, and not as
 * EXISTS, for the reason above.
 */
export const isNewest = (d: string) => `
  (SELECT newest.document_id = ${d}.document_id FROM document_version newest
    WHERE newest.first_document_id = ${d}.first_document_id
    ORDER BY newest.version DESC LIMIT 1)`

/**
 * A case of the subject in the service task of the row `r`, in the register of
 * its document, that the reader could see (decision A36); null without one.
 * Which one makes no difference to the reader, who could see them all. A reader
 * who acts for the subject sees a joint case only as its client (5.4.4). A task
 * that the document does not name itself is that of a linked case, which must
 * then be the case that the reader could see: otherwise the task would reveal a
 * link to a case that is hidden from the reader.
 */
export const openCase = (of: Of, r: string) => `
  (SELECT json_build_object('special_content', s.special_content,
      'show_from', s.show_from, 'guardian_disclosure', s.guardian_disclosure,
      'client_count', membership.client_count,
      'reader_is_client', membership.reader_is_client)
    FROM case_member m JOIN case_state s ON s.case_id = m.case_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS client_count,
        bool_or(one.person_id = ${of('reader')}::uuid) AS reader_is_client
      FROM case_member one WHERE one.case_id = s.case_id) membership
    WHERE m.person_id = ${of('subject')}::uuid
      AND s.task = ${r}.task
      AND s.controller_id = ${r}.controller_id
      AND NOT s.annulled
      AND s.special_content = 'no'
      AND (s.show_from IS NULL OR s.show_from <= ${of('today')}::date)
      AND s.guardian_disclosure = ANY (${of('caseDisclosures')}::text[])
      AND (${of('own')}::boolean OR membership.client_count = 1
        OR membership.reader_is_client)
      AND (COALESCE((SELECT true FROM document_case belongs
          WHERE belongs.document_id = ${r}.document_id
            AND belongs.case_id = s.case_id), false)
        OR (SELECT v.metadata -> 'serviceTasks' ? ${r}.task
          FROM document_version v WHERE v.document_id = ${r}.document_id))
    ORDER BY s.show_from NULLS FIRST, s.guardian_disclosure,
      membership.client_count = 1 DESC, membership.reader_is_client DESC LIMIT 1)`

/** The row's service task is that of the own case, or one that the reader may know of. */
export const listed = (of: Of) => `
  (r.own_task OR (NOT r.own_task AND ${openCase(of, 'r')} IS NOT NULL))`

/** Of a group that is shown in this phase, with clients, in active use. */
export const current = (of: Of, d: string, c: string) => `
  ${d}.document_group = ANY (${of('groups')}::text[])
  AND ${d}.client_count >= 1
  AND (${c}.cases_closed_on IS NULL OR ${c}.cases_closed_on >= ${of('floor')}::date)`

const knownDisclosures = (d: string, c: string) => `
  ${d}.guardian_disclosure IN (${KNOWN_DISCLOSURES})
  AND ${casesOf(d, c)
    .map((of) => `${of}.case_guardian_disclosure IN (${KNOWN_DISCLOSURES})`)
    .join(' AND ')}`

/** Rows whose cases restrict a document: its own, and for an attachment its main document's too. */
const casesOf = (d: string, c: string) => [...new Set([d, c])]

/**
 * No rule hides it that silences the information text: annulled, of a group or
 * phase that is kept out, active use ended, or something of it unknown.
 *
 * @param d alias of the document's row
 * @param c alias of the row that holds its cases: the same, or an attachment's main document
 */
export const eligible = (of: Of, d: string, c: string) => `
  NOT ${d}.annulled
  AND ${isNewest(d)}
  AND ${current(of, d, c)}
  AND ${knownDisclosures(d, c)}
  AND ${d}.type_set IN (${KNOWN_SETS})
  AND ${d}.service_sets <@ ARRAY[${KNOWN_SETS}]
  AND ${d}.special_content IN ('yes', 'no')
  AND ${d}.changed_since_leaving IN ('yes', 'no')
  AND ${casesOf(d, c)
    .map((of) => `${of}.case_special_content IN ('yes', 'no')`)
    .join(' AND ')}`

/**
 * Neither it nor a case of it is delayed; not pre-restricted, not joint in the
 * first phase; as it was when the subject left its case.
 */
export const open = (of: Of, d: string, c: string) => `
  ${d}.changed_since_leaving = 'no' AND
  (${d}.show_from IS NULL OR ${d}.show_from <= ${of('today')}::date)
  AND ${casesOf(d, c)
    .map(
      (o) =>
        `(${o}.case_show_from IS NULL OR ${o}.case_show_from <= ${of('today')}::date)`,
    )
    .join(' AND ')}
  AND ${d}.client_count <= ${of('mostClients')}::int
  AND ${d}.type_set = ANY (${of('sets')}::text[])
  AND ${d}.service_sets <@ ${of('sets')}::text[]`

/** No rule hides it that calls for the information text. */
export const unrestricted = (of: Of, d: string, c: string) => `
  ${d}.special_content = 'no'
  AND ${casesOf(d, c)
    .map((o) => `${o}.case_special_content = 'no'`)
    .join(' AND ')}
  AND ${open(of, d, c)}`

/**
 * A ground admits the reader, and no rule hides it that is meant for those who
 * act for another: joint documents of others, and what one became after the
 * reader left its case; guardian prohibitions, which do not hide a joint document
 * from its own clients (decision A19).
 */
export const disclosed = (of: Of) => `
  ${of('admitted')}::boolean
  AND (${of('own')}::boolean OR r.client_count = 1
    OR ${isClient(of, 'reader', 'r')})
  AND (
    (r.guardian_disclosure = ANY (${of('disclosures')}::text[])
      AND r.case_guardian_disclosure = ANY (${of('caseDisclosures')}::text[]))
    OR (r.client_count > 1
      AND ${knownDisclosures('r', 'r')}
      AND ${isClient(of, 'reader', 'r')}))
  AND (${of('own')}::boolean OR r.client_count = 1
    OR ${changedSinceReaderLeft(of, 'r', 'reading')} = 'no')`

/**
 * What guardians see has a separate day: the last words of the index
 * `reading_front_for_guardians`.
 */
const hasDate = ({ on }: Dates) =>
  on === 'available_on' ? '' : `AND r.${on} IS NOT NULL`

/**
 * Shown, of a row `r` of `reading`. Nothing is said twice: PostgreSQL takes every
 * condition for one more reason why rows are few, and would then sort them all
 * where the first five of the index are enough.
 */
export const shown = (of: Of, dates: Dates) => `
  ${FRONT_INDEX}
  ${hasDate(dates)}
  AND ${isNewest('r')}
  AND ${listed(of)}
  AND ${current(of, 'r', 'r')}
  AND ${open(of, 'r', 'r')}
  AND ${disclosed(of)}`

/**
 * The same as `eligible` for the row `c` of a client relation document
 * (5.2.1, 11.3.2). Whether the relation is old is said beside it: an old one
 * only holds old documents and gives the front page nothing (9.4.1).
 */
export const eligibleRelation = `
  NOT c.annulled
  AND ${isNewest('c')}
  AND c.schema_generation = 'from-2019-06'
  AND c.guardian_disclosure IN (${KNOWN_DISCLOSURES})`

/**
 * A reason of which the client is informed hides it: special content, or a
 * delay (5.1.1, decision A8).
 */
export const restrictedRelation = (of: Of) => `
  ${eligibleRelation}
  AND c.special_content IN ('yes', 'no')
  AND (c.special_content = 'yes' OR c.show_from > ${of('today')}::date)`

/** Its front-page data are shown (5.1.2, decision A16). */
export const shownRelation = (of: Of) => `
  ${eligibleRelation}
  AND c.special_content = 'no'
  AND (c.show_from IS NULL OR c.show_from <= ${of('today')}::date)
  AND ${of('admitted')}::boolean
  AND c.guardian_disclosure = ANY (${of('disclosures')}::text[])`
