import type { Queryable } from '@mittkanta/database'
import { isProhibited } from '../wills/prohibited.ts'
import { loadRegisters, type Register } from '../wills/register.ts'
import type { Disclosable } from './disclosable.ts'

/** Who of some people has a valid restricted marking, as the population data system says (13.4.3). */
export type RestrictedMarkings = (
  personIds: readonly string[],
) => Promise<ReadonlySet<string>>

/** One client of a document, and how their own record calls it. */
export interface ClientOf {
  readonly personId: string
  readonly ref: string
  readonly tasks: readonly string[]
}

/** Clients by the document that they are named in. */
export type Clients = ReadonlyMap<string, readonly ClientOf[]>

const CLIENTS = `
  SELECT c.document_id, c.person_id, p.date_of_death IS NOT NULL AS is_dead,
    r.ref, array_agg(r.task) AS tasks
  FROM document_client c
  JOIN document_version v ON v.document_id = c.document_id
  JOIN person p ON p.person_id = c.person_id AND p.became_id IS NULL
  LEFT JOIN reading r ON r.first_document_id = v.first_document_id
    AND r.person_id = c.person_id AND r.document_id = c.document_id
  WHERE c.document_id = ANY ($1::text[])
  GROUP BY c.document_id, c.person_id, p.date_of_death, r.ref`

/** Every living client of some documents; documents with a client who has died are absent (11.4.1). */
export async function clientsOf(
  tx: Queryable,
  documentIds: readonly string[],
): Promise<Clients> {
  const rows = await tx.query({
    name: 'disclosure-clients',
    text: CLIENTS,
    values: [documentIds],
  })
  const withheld = new Set(
    rows
      .filter((row) => row.is_dead === true || row.ref === null)
      .map((row) => row.document_id),
  )
  const clients = new Map<string, ClientOf[]>()
  for (const row of rows) {
    if (withheld.has(row.document_id)) continue
    const documentId = String(row.document_id)
    const named = clients.get(documentId) ?? []
    named.push({
      personId: String(row.person_id),
      ref: String(row.ref),
      tasks: (row.tasks as unknown[]).map(String),
    })
    clients.set(documentId, named)
  }
  return clients
}

/** Holds the wills of some people as they are until the transaction ends. */
export async function holdRegisters(
  tx: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Register>> {
  await tx.query({
    name: 'will-hold',
    text: `SELECT person_id FROM person WHERE person_id = ANY ($1::uuid[])
           ORDER BY person_id FOR SHARE`,
    values: [personIds],
  })
  return loadRegisters(tx, personIds)
}

/**
 * Whether every client of a document permits its disclosure, and none prohibits
 * it (11.4, decision A24). Where the clients are not as many as the document
 * says, it is withheld.
 */
export const isPermitted = (
  document: Disclosable,
  clients: readonly ClientOf[],
  registers: ReadonlyMap<string, Register>,
  marked: ReadonlySet<string>,
): boolean =>
  clients.length === document.clientCount &&
  clients.every(({ personId, ref, tasks }) => {
    const { information, permission, prohibitions } =
      registers.get(personId) ?? {}
    return (
      information !== undefined &&
      permission?.content.value === 'positive' &&
      !marked.has(personId) &&
      !isProhibited(prohibitions?.content.targets ?? [], {
        ref,
        tasks,
        originalControllerId: document.originalControllerId,
      })
    )
  })
