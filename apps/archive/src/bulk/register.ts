import type { Queryable } from '@mittkanta/database'
import type { ArchiveContent } from '../intake/archive-view.ts'
import {
  loadArchiveContent,
  type Register,
} from '../intake/load-archive-view.ts'
import type { Brought } from './brought.ts'
import type { Group } from './groups.ts'

/** What a register holds of everything that some deliveries speak of. */
export interface RegisterContent extends ArchiveContent {
  /** Everything of it by the names that groups have, so that a group can be seen to be new. */
  readonly names: ReadonlySet<string>
}

/** Loads it for many deliveries to one register at once. */
export async function loadRegisterContent(
  tx: Queryable,
  deliveries: readonly Brought[],
  register: Register,
): Promise<RegisterContent> {
  const documents = deliveries.flatMap(({ delivery }) => delivery.documents)
  const content = await loadArchiveContent(tx, documents, register)
  const stored = await tx.query({
    text: 'SELECT document_id FROM document_version WHERE document_id = ANY ($1::text[])',
    values: [documents.map(({ metadata }) => metadata.documentId)],
  })
  const keyOf = new Map(
    content.persons.map((person) => [
      person.personId,
      person.identityCode ?? person.temporaryId ?? '',
    ]),
  )
  const names = new Set<string>([
    ...stored.map(({ document_id: id }) => String(id)),
    ...content.foreignCaseIds,
  ])
  for (const document of content.documents) {
    names.add(document.documentId)
    if (document.caseId !== undefined) names.add(document.caseId)
    for (const person of [
      ...document.clients,
      ...(document.case?.members ?? []).map(({ personId }) => personId),
    ]) {
      names.add(keyOf.get(person) ?? person)
    }
  }
  for (const { isReplaced, temporaryId } of content.persons) {
    if (isReplaced && temporaryId !== undefined) names.add(temporaryId)
  }
  return { ...content, names }
}

/**
 * Whether a group is the beginning of its people's records in one register:
 * nothing of it is stored, no person in it goes by a temporary code, and no
 * document comes twice. Everything else goes through the intake.
 */
export function isNew(
  { deliveries, names }: Group,
  controllerId: string,
  register: RegisterContent,
): boolean {
  const documents = deliveries.flatMap(({ delivery }) => delivery.documents)
  const ids = documents.map(({ metadata }) => metadata.documentId)
  const hasTemporary = documents.some(({ metadata, case: content }) =>
    [
      ...metadata.clients,
      ...(content?.members ?? []).map(({ client }) => client),
    ].some(({ temporaryId }) => temporaryId !== undefined),
  )
  return (
    !hasTemporary &&
    new Set(ids).size === ids.length &&
    deliveries.every(({ client }) => client.controllerId === controllerId) &&
    documents.every(
      ({ metadata }) =>
        metadata.controllerId === undefined ||
        metadata.controllerId === controllerId,
    ) &&
    ![...names].some((name) => register.names.has(name))
  )
}
