import { createHash, randomUUID } from 'node:crypto'
import {
  ContentHash,
  type ContentReference,
  type ContentType,
} from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'
import { clientNodesOf } from '../../src/contents/client-nodes.ts'
import { codeHash, withCodes } from '../../src/contents/kept-client-nodes.ts'
import { CONTROLLER, OTHER_CONTROLLER } from './documents.ts'

/** A node `asiakas` of a structured form. */
export const clientNode = (client: IdentityCode) => ({
  henkilotunnus: { system: 'urn:oid:1.2.246.21', value: client.reveal() },
})

/** A structured form with these client nodes, which no other one equals. */
export const structuredForm = (
  asiakas: unknown,
  more: Readonly<Record<string, unknown>> = {},
) => ({ asiakirja: { asiakas, ...more, tunniste: randomUUID() } })

/**
 * A content that no other document has, as if both registers had uploaded it: the
 * gate for contents is tested elsewhere.
 *
 * @param form of a content in JSON
 */
export async function uploaded(
  database: Database,
  type: ContentType = 'application/pdf',
  form: Readonly<Record<string, unknown>> = structuredForm([]),
): Promise<ContentReference> {
  const isJson = type === 'application/json'
  const data = Buffer.from(isJson ? JSON.stringify(form) : randomUUID())
  const nodes = isJson ? clientNodesOf(form) : undefined
  const hash = ContentHash.parse(
    createHash('sha256').update(data).digest('hex'),
  )
  await database.query({
    text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form, client_nodes)
           VALUES ($1, $2, $3, '2024-01-01T00:00:00Z', $4, $5)`,
    values: [
      hash,
      type,
      data.length,
      type === 'application/xhtml+xml' ? '<p>text</p>' : null,
      nodes ? JSON.stringify(withCodes(nodes, await codeHash(database))) : null,
    ],
  })
  await database.query({
    text: 'INSERT INTO content_chunk (hash, position, data) VALUES ($1, 0, $2)',
    values: [hash, data],
  })
  await database.query({
    text: `INSERT INTO content_upload (controller_id, hash, uploaded_at)
           SELECT controller, $2, '2024-01-01T00:00:00Z'
           FROM unnest($1::text[]) AS controller`,
    values: [[CONTROLLER.id, OTHER_CONTROLLER.id], hash],
  })
  return { hash, type }
}

/** An XHTML view format with a structured form that names these clients. */
export async function uploadedStructured(
  database: Database,
  clients: readonly IdentityCode[],
): Promise<ContentReference[]> {
  return [
    await uploaded(database, 'application/xhtml+xml'),
    await uploaded(
      database,
      'application/json',
      structuredForm(clients.map(clientNode)),
    ),
  ]
}
