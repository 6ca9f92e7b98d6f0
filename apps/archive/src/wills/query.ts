import {
  Oid,
  type DeliveredTarget,
  type DeliveredWills,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { loadRegister, refsOf, type Kind, type Standing } from './register.ts'

const common = ({ version, expressedAt, by }: Standing<Kind>) => ({
  version,
  expressedAt: expressedAt.toISOString(),
  by,
})

/**
 * What stands in somebody's register, for the client system that makes the next
 * version from it (11.4). Documents are called by their first ids.
 */
export async function queryWills(
  queryable: Queryable,
  personId: string,
): Promise<DeliveredWills> {
  const register = await loadRegister(queryable, personId)
  const { information, permission, prohibitions } = register
  const targets = prohibitions?.content.targets ?? []
  const rows = await queryable.query({
    name: 'documents-of-refs',
    text: `SELECT DISTINCT ref, first_document_id FROM reading
           WHERE person_id = $1 AND ref = ANY ($2::text[])`,
    values: [personId, refsOf(targets)],
  })
  const documents = new Map(
    rows.map((row) => [row.ref, Oid.parse(row.first_document_id)]),
  )

  return {
    information: information
      ? { ...common(information), ...information.content }
      : null,
    permission: permission
      ? { ...common(permission), ...permission.content }
      : null,
    prohibitions: prohibitions
      ? {
          ...common(prohibitions),
          targets: targets.flatMap((target): DeliveredTarget[] => {
            if (target.kind !== 'document') return [target]
            const documentId = documents.get(target.ref)
            return documentId ? [{ kind: 'document', documentId }] : []
          }),
        }
      : null,
  }
}
