import {
  Oid,
  type DeliveredTarget,
  type DeliveredWills,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { loadRegister, refsOf, type Kind, type Standing } from './register.ts'

const documentsStatement = prepared<'subject' | 'refs'>(
  'documents-of-refs',
  (of) => `
  SELECT DISTINCT ref, first_document_id, ${askedFor(of)}
  FROM reading
  WHERE person_id = ${of('subject')}::uuid AND ref = ANY (${of('refs')}::text[])`,
)

const common = ({ version, expressedAt, by }: Standing<Kind>) => ({
  version,
  expressedAt: expressedAt.toISOString(),
  by,
})

/**
 * The entries in a person's register, for the client system that makes the next
 * version from them (11.4). Documents are called by their first ids.
 */
export async function queryWills(
  queryable: Queryable,
  personId: string,
): Promise<DeliveredWills> {
  const register = await loadRegister(queryable, personId)
  const { information, permission, prohibitions } = register
  const targets = prohibitions?.content.targets ?? []
  const asked = { subject: personId, refs: refsOf(targets) }
  const rows = await recordRows(queryable, asked, documentsStatement(asked))
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
