import {
  Receipt,
  type DeliveredDocument,
  type Delivery,
} from '@mittkanta/contracts'
import type { Database, Queryable, Row } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { ClientSystem } from '../config.ts'
import { keepUploads } from '../contents/content-store.ts'
import type { CodeHash } from '../contents/kept-client-nodes.ts'
import type { RandomPersonId } from '../persons/persons.ts'
import type { RefOf } from '../projection/document-ref.ts'
import { project } from '../projection/project.ts'
import { fingerprint } from '../stored/fingerprint.ts'
import { lockRegister } from '../stored/register-lock.ts'
import type { UsageEntry } from '../usage-log/usage-entry.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import type { CheckSettings } from './checks/check.ts'
import { checks } from './checks/index.ts'
import { foreignIdentifiers } from './foreign-identifiers.ts'
import { judge } from './judge.ts'
import { loadArchiveView } from './load-archive-view.ts'
import { remindersOf } from './reminders.ts'
import { storeDocument } from './store-document.ts'

export interface DeliverDeps {
  readonly database: Database
  readonly usageLog: Pick<UsageLog, 'recordIn'>
  readonly settings: CheckSettings
  readonly refOf: RefOf
  readonly codeHash: CodeHash
  /** Makes internal ids of persons; a random uuid when absent. */
  readonly randomPersonId: RandomPersonId | undefined
}

/** Who delivers, when, and how the usage log calls the request. */
export interface Occasion {
  readonly client: ClientSystem
  readonly archivedAt: Date
  readonly requestId: string
}

/**
 * Stores a delivery whole or not at all. The same documents again change
 * nothing. Deliveries to one register follow each other, so that what the checks
 * saw is still true when the documents are stored.
 *
 * @returns one entry for each document, in the delivery's order
 * @throws {Problem} `not-your-register`; `conflict` when an id is stored with
 *   other content, or nothing else is wrong and another register uses an
 *   identifier; `intake-refused` with every failure
 */
export async function deliver(
  deps: DeliverDeps,
  { documents }: Delivery,
  occasion: Occasion,
): Promise<Receipt> {
  const { client, archivedAt } = occasion
  refuseOtherRegisters(documents, client)

  return deps.database.transaction(async (tx) => {
    await lockRegister(tx, client.controllerId)
    const { candidates, foreignIds } = await notYetStored(
      tx,
      client.controllerId,
      documents,
    )
    const view = await loadArchiveView(tx, documents, {
      controllerId: client.controllerId,
      codeHash: deps.codeHash,
    })
    const failures = judge(candidates, view, {
      checks,
      settings: deps.settings,
      archivedAt,
    })
    if (failures.length > 0) throw new Problem('intake-refused', { failures })
    const inUse = foreignIdentifiers(candidates, {
      documentIds: foreignIds,
      view,
    })
    if (inUse.length > 0) throw new Problem('conflict', { failures: inUse })

    const touched = new Set<string>()
    for (const { document } of candidates) {
      const { documentId } = document.metadata
      const firstDocumentId =
        view.document(documentId)?.firstDocumentId ?? documentId
      touched.add(firstDocumentId)
      await storeDocument(
        tx,
        {
          document,
          firstDocumentId,
          fingerprint: fingerprint(document),
          controllerId: client.controllerId,
          archivedAt,
        },
        deps.randomPersonId,
      )
    }
    await keepUploads(
      tx,
      client.controllerId,
      candidates.flatMap(({ document }) => contentHashesOf(document)),
      archivedAt,
    )
    await project(tx, {
      firstDocumentIds: [...touched],
      refOf: deps.refOf,
      client,
    })

    const stored = candidates.map(({ document }) => document)
    const receipt = receiptOf(documents, stored, deps.settings)
    await deps.usageLog.recordIn(tx, deliveryEntry(occasion, receipt))
    return receipt
  })
}

function refuseOtherRegisters(
  documents: readonly DeliveredDocument[],
  { controllerId }: ClientSystem,
): void {
  const isForeign = documents.some(
    ({ metadata }) =>
      metadata.controllerId !== undefined &&
      metadata.controllerId !== controllerId,
  )
  if (isForeign) throw new Problem('not-your-register')
}

/** Hashes of the contents of a delivered document. */
export const contentHashesOf = ({ contents = [] }: DeliveredDocument) =>
  contents.map(({ hash }) => hash)

/**
 * The documents of a delivery that the register has not stored, and which of
 * their ids another register uses.
 *
 * @throws {Problem} `conflict` when an id is stored in this register with other content
 */
async function notYetStored(
  tx: Queryable,
  controllerId: string,
  documents: readonly DeliveredDocument[],
) {
  const rows = await tx.query({
    text: `SELECT document_id, fingerprint, controller_id
           FROM document_version WHERE document_id = ANY ($1::text[])`,
    values: [documents.map(({ metadata }) => metadata.documentId)],
  })
  const isOwn = (row: Row) => row.controller_id === controllerId
  const idOf = (row: Row) => String(row.document_id)
  const stored = new Map(
    rows.filter(isOwn).map((row) => [idOf(row), row.fingerprint]),
  )
  const located = documents.map((document, position) => ({
    document,
    position,
    storedPrint: stored.get(document.metadata.documentId),
  }))
  const conflicts = located.filter(
    ({ document, storedPrint }) =>
      storedPrint !== undefined && storedPrint !== fingerprint(document),
  )
  if (conflicts.length > 0) {
    throw new Problem('conflict', {
      failures: conflicts.map(({ position }) => ({
        field: `documents[${position}].metadata.documentId`,
        rule: 'document-id-stored',
        section: '9.12.3',
        message: 'The identifier is stored with other content.',
      })),
    })
  }
  return {
    candidates: located.filter(({ storedPrint }) => storedPrint === undefined),
    foreignIds: new Set(rows.filter((row) => !isOwn(row)).map(idOf)),
  }
}

/** The answer to a delivery. */
export function receiptOf(
  documents: readonly DeliveredDocument[],
  stored: readonly DeliveredDocument[],
  { phase }: CheckSettings,
): Receipt {
  return Receipt.parse({
    documents: documents.map((document) => ({
      documentId: document.metadata.documentId,
      version: document.metadata.version,
      outcome: stored.includes(document) ? 'stored' : 'already-stored',
    })),
    reminders: remindersOf(stored, phase),
  })
}

/** The row of the usage log for a delivery. */
export const deliveryEntry = (
  { client, archivedAt, requestId }: Occasion,
  { documents }: Receipt,
): UsageEntry => ({
  at: archivedAt,
  event: 'delivery',
  readerId: null,
  subjectId: null,
  ground: null,
  clientSystem: client.clientId,
  occasion: requestId,
  detail: {
    stored: documents
      .filter(({ outcome }) => outcome === 'stored')
      .map(({ documentId }) => documentId),
    alreadyStored: documents
      .filter(({ outcome }) => outcome === 'already-stored')
      .map(({ documentId }) => documentId),
  },
})
