import type { Database, Queryable } from '@mittkanta/database'
import { loadLineages } from '../stored/archived-document.ts'
import type { Controller } from '../stored/controller.ts'
import { lineagesOf, type Lineage } from '../stored/lineage.ts'
import { lockRegister } from '../stored/register-lock.ts'
import { documentRef, refKey, type RefOf } from './document-ref.ts'
import { projectClientRelations } from './project-client-relations.ts'
import { projectDocuments } from './project-documents.ts'
import { PROJECTION } from './projection-edition.ts'

/** Documents that are written again in one transaction. */
const BATCH = 200

/** The reading tables, and how the name of the controller is read of their rows. */
const TABLES = {
  client_relation: 'controller_name',
  reading: 'controller_name',
  // Attachments have the controller of their main document.
  reading_attachment: `''`,
} as const
type Table = keyof typeof TABLES

/** Rows of an edition before this one; queries of the indexes on `projection`. */
const OLDER = '(projection IS NULL OR projection < $1)'

/** A document whose rows are of an older edition. */
interface Stale extends Controller {
  readonly firstDocumentId: string
}

/**
 * Rewrites every row that an older edition of the projection wrote, some
 * documents at a time; deliveries and reading continue meanwhile. An
 * interrupted run resumes at the next call. Rows that are of this edition cost
 * one look at an index.
 *
 * A document that cannot be projected stays as it is: its rows are hidden from
 * everyone.
 *
 * @returns how many documents could not be projected
 * @throws the engine's error
 */
export async function reproject(database: Database): Promise<number> {
  let failed = 0
  for (const table of Object.keys(TABLES) as Table[]) {
    if (!(await isStale(database, table))) continue
    const key = await refKey(database)
    const refOf: RefOf = (person, document) =>
      documentRef(key, person, document)
    let after = ''
    for (;;) {
      const batch = await staleAfter(database, table, after)
      const last = batch.at(-1)
      if (last === undefined) break
      failed += await writeAgain(database, refOf, batch)
      after = last.firstDocumentId
    }
  }
  return failed
}

async function isStale(queryable: Queryable, table: Table): Promise<boolean> {
  const rows = await queryable.query({
    text: `SELECT FROM ${table} WHERE ${OLDER} LIMIT 1`,
    values: [PROJECTION],
  })
  return rows.length > 0
}

/** The next documents in the order of their ids, each once. */
async function staleAfter(
  queryable: Queryable,
  table: Table,
  after: string,
): Promise<readonly Stale[]> {
  const rows = await queryable.query({
    text: `
      SELECT DISTINCT ON (stale.first_document_id) stale.first_document_id,
        first.controller_id, stale.controller_name
      FROM (SELECT first_document_id, ${TABLES[table]} AS controller_name
        FROM ${table}
        WHERE ${OLDER} AND first_document_id > $2
        ORDER BY first_document_id LIMIT $3) stale
      JOIN document_version first ON first.document_id = stale.first_document_id
      ORDER BY stale.first_document_id`,
    values: [PROJECTION, after, BATCH],
  })
  return rows.map((row) => ({
    firstDocumentId: String(row.first_document_id),
    controllerId: String(row.controller_id),
    controllerName: String(row.controller_name),
  }))
}

/** Writes documents again, one by one where they cannot be written together. */
async function writeAgain(
  database: Database,
  refOf: RefOf,
  batch: readonly Stale[],
): Promise<number> {
  let failed = 0
  for (const together of byController(batch)) {
    if (await isWritten(database, refOf, together)) continue
    for (const one of together) {
      if (!(await isWritten(database, refOf, [one]))) failed += 1
    }
  }
  return failed
}

function byController(batch: readonly Stale[]): readonly Stale[][] {
  const groups = new Map<string, Stale[]>()
  for (const one of batch) {
    const key = JSON.stringify([one.controllerId, one.controllerName])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

async function isWritten(
  database: Database,
  refOf: RefOf,
  documents: readonly Stale[],
): Promise<boolean> {
  const [controller] = documents
  if (controller === undefined) return true
  try {
    await database.transaction(async (tx) => {
      await lockRegister(tx, controller.controllerId)
      const lineages = lineagesOf(
        await loadLineages(
          tx,
          documents.map(({ firstDocumentId }) => firstDocumentId),
        ),
      )
      const isRelation = ([first]: Lineage) =>
        first.group === 'client-relation-document'
      await projectClientRelations(tx, lineages.filter(isRelation), controller)
      await projectDocuments(
        tx,
        lineages.filter((lineage) => !isRelation(lineage)),
        refOf,
        controller,
      )
    })
    return true
  } catch (error) {
    // What the engine says is not about one document.
    if (error instanceof Error && 'code' in error) throw error
    return false
  }
}
