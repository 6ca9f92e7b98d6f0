import type { ArchiveFrontPage } from '@mittkanta/contracts'
import { codeIds } from '@mittkanta/code-sets'
import type { Queryable, Row } from '@mittkanta/database'
import type { Occasion } from '@mittkanta/visibility-policy'
import { isDeceased } from '../persons/deaths.ts'
import { columns, readingColumns } from './columns.ts'
import { isClient, isNewest, shown, shownRelation } from './conditions.ts'
import type { GateOne } from './gate-one.ts'
import { informationText } from './information-text.ts'
import { clientRelation, frontPageItem } from './items.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { preparedForReader } from './reader-dates.ts'
import { askedFor, recordRows } from './record-rows.ts'

/** The service tasks of the front page, in the handbook's order (6.2). */
const TASKS: readonly string[] = codeIds('serviceTasks')

/** Documents of one service task on the front page (5.1.2). */
const NEWEST = 5

/** Pseudo-task whose row carries record-level data. */
const THE_RECORD = ''

const RELATION_COLUMNS = [
  'controller_name',
  'annulled',
  'schema_generation',
  'special_content',
  'show_from',
  'guardian_disclosure',
  'relation_started_on',
  'relation_ended_on',
  'protection_started_on',
  'protection_ended_on',
  'responsible_workers',
]

/**
 * The whole front page in one statement, so that it is of one moment: for each
 * service task its five newest rows by the index `reading_front`, or that of
 * guardians, whose cost does not grow with the record, and one row about the record.
 */
const frontPageStatement = preparedForReader<ScopeName | 'tasks'>(
  'front-page',
  (of, dates) => `
  SELECT t.task, d.*, about.*, ${askedFor(of)}
  FROM unnest(${of('tasks')}::text[]) WITH ORDINALITY AS t (task, position)
  LEFT JOIN LATERAL (
    SELECT ${readingColumns(of, 'r', dates)}
    FROM reading r
    WHERE r.person_id = ${of('subject')}::uuid
      AND r.task = t.task
      AND ${shown(of, dates)}
    ORDER BY r.${dates.on} DESC, r.ref
    LIMIT ${NEWEST}
  ) d ON true
  LEFT JOIN LATERAL (
    SELECT
      ${informationText(of, dates)} AS information_text,
      (SELECT json_agg(relation ORDER BY relation.controller_name)
        FROM (
          SELECT DISTINCT ON (c.controller_id)
            ${columns('c', RELATION_COLUMNS)},
            ${isNewest('c')} AS is_newest,
            ${isClient(of, 'subject', 'c')} AS subject_is_client,
            ${isDeceased(of)} AS deceased
          FROM client_relation c
          WHERE c.person_id = ${of('subject')}::uuid
            AND NOT c.is_old
            AND ${shownRelation(of)}
          ORDER BY c.controller_id, c.archived_at DESC, c.first_document_id
        ) relation) AS client_relations
    WHERE t.task = '${THE_RECORD}'
  ) about ON true
  ORDER BY t.position, d.available_on DESC, d.ref`,
)

/**
 * The front page of a record (5.1.2): every service task that has documents with
 * its five newest, client relation data with one block for each controller (the
 * newest by archiving of its active client relation documents, decision A7), and
 * whether the information text is due.
 */
export async function frontPage(
  database: Queryable,
  scope: Scope,
  { today }: Pick<Occasion, 'today'>,
  gate: GateOne,
): Promise<ArchiveFrontPage> {
  const rows = await recordRows(
    database,
    scope,
    frontPageStatement({ ...scope, tasks: [...TASKS, THE_RECORD] }),
  )
  const about = rows.find(({ task }) => task === THE_RECORD)

  return {
    tasks: TASKS.map((task) => ({
      task,
      documents: gate.documents(
        rows.filter((row) => row.task === task && row.ref !== null),
        frontPageItem,
      ),
    })).filter(({ documents }) => documents.length > 0),
    clientRelations: gate.clientRelations(
      Array.isArray(about?.client_relations)
        ? (about.client_relations as Row[])
        : [],
      clientRelation(today),
    ),
    informationText: about?.information_text === true,
  }
}
