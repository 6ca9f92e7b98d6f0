import {
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
} from '@mittkanta/visibility-policy'
import type { ScopeName } from './occasion.ts'

/*
 * The policy as conditions of SQL. Each says for rows what rules of the policy
 * say for facts; the names of the rules stand beside it. They narrow what is
 * read, the policy decides. Tests compare the two on random archives.
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
 * Rows that could be shown to somebody on some day: the words of the partial
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

/** Of a group that is shown in this phase, with clients, in active use. */
const current = (of: Of, d: string, c: string) => `
  ${d}.document_group = ANY (${of('groups')}::text[])
  AND ${d}.client_count >= 1
  AND (${c}.cases_closed_on IS NULL OR ${c}.cases_closed_on >= ${of('floor')}::date)`

const knownDisclosures = (d: string, c: string) => `
  ${d}.guardian_disclosure IN (${KNOWN_DISCLOSURES})
  AND ${c}.case_guardian_disclosure IN (${KNOWN_DISCLOSURES})`

/**
 * No rule hides it that silences the information text: annulled, of a group or
 * phase that is kept out, active use ended, or something of it unknown.
 *
 * @param d alias of the document's row
 * @param c alias of the row that holds its case: the same, or an attachment's main document
 */
export const eligible = (of: Of, d: string, c: string) => `
  NOT ${d}.annulled
  AND ${current(of, d, c)}
  AND ${knownDisclosures(d, c)}
  AND ${d}.type_set IN (${KNOWN_SETS})
  AND ${d}.service_sets <@ ARRAY[${KNOWN_SETS}]
  AND ${d}.special_content IN ('yes', 'no')
  AND ${c}.case_special_content IN ('yes', 'no')`

/** Neither it nor its case is delayed; not pre-restricted, not joint in the first phase. */
const open = (of: Of, d: string, c: string) => `
  (${d}.show_from IS NULL OR ${d}.show_from <= ${of('today')}::date)
  AND (${c}.case_show_from IS NULL OR ${c}.case_show_from <= ${of('today')}::date)
  AND ${d}.client_count <= ${of('mostClients')}::int
  AND ${d}.type_set = ANY (${of('sets')}::text[])
  AND ${d}.service_sets <@ ${of('sets')}::text[]`

/** No rule hides it that calls for the information text. */
export const unrestricted = (of: Of, d: string, c: string) => `
  ${d}.special_content = 'no'
  AND ${c}.case_special_content = 'no'
  AND ${open(of, d, c)}`

/**
 * A ground admits the reader, and no rule hides it that is meant for those who
 * act for another: joint documents of others, guardian prohibitions, which do
 * not hide a joint document from its own clients (decision A19).
 */
const disclosed = (of: Of) => `
  ${of('admitted')}::boolean
  AND (${of('own')}::boolean OR r.client_count = 1
    OR ${isClient(of, 'reader', 'r')})
  AND (
    (r.guardian_disclosure = ANY (${of('disclosures')}::text[])
      AND r.case_guardian_disclosure = ANY (${of('caseDisclosures')}::text[]))
    OR (r.client_count > 1
      AND ${knownDisclosures('r', 'r')}
      AND ${isClient(of, 'reader', 'r')}))`

/**
 * Shown, of a row `r` of `reading`. Nothing is said twice: PostgreSQL takes every
 * condition for one more reason why rows are few, and would then sort them all
 * where the first five of the index are enough.
 */
export const shown = (of: Of) => `
  ${FRONT_INDEX}
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
  AND c.schema_generation = 'from-2019-06'
  AND c.guardian_disclosure IN (${KNOWN_DISCLOSURES})`

/** Its front-page data are shown (5.1.2, decision A16). */
export const shownRelation = (of: Of) => `
  ${eligibleRelation}
  AND c.special_content = 'no'
  AND (c.show_from IS NULL OR c.show_from <= ${of('today')}::date)
  AND ${of('admitted')}::boolean
  AND c.guardian_disclosure = ANY (${of('disclosures')}::text[])`
