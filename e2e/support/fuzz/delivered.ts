import { registerOwners } from '@mittkanta/client-system'
import { readyStructureVersion } from '@mittkanta/code-sets'
import {
  ContentReceipt,
  type ContentReference,
  type DeliveredDocument,
} from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import {
  altered,
  caseDocument,
  clientDocument,
  clientRelation,
} from '../../../apps/archive/test/support/documents.ts'
import type { Accepted } from './contents.ts'
import { clientToken } from './client-token.ts'
import type { World } from './world.ts'

/** A hostile content that stands in somebody's record. */
export interface Delivered extends Accepted {
  /** What the record calls its document. */
  readonly ref: string
}

/** When the archive got them: long enough ago to be shown. */
const STORED_ON = '2024-02-05'
const ARCHIVED_AT = `${STORED_ON}T10:00:00+02:00`
const PLAIN_JSON = Buffer.from('{"asiakirja":{"otsikko":"x"}}')
const PLAIN_PAGE = Buffer.from(
  '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>x</p></body></html>',
)
const DOCUMENTS_OF_ONE_DELIVERY = 40

/**
 * Delivers accepted contents as documents of a person's record, as a client
 * system does. The person must be nobody's client yet.
 *
 * @throws {Error} when the archive refuses one of the deliveries
 */
export async function deliverAll(
  world: World,
  personId: string,
  contents: readonly Accepted[],
): Promise<Delivered[]> {
  const [credentials] = world.clientSystems
  const [owner] = registerOwners(world.scenarios)
  const person = world.people.find(({ id }) => id === personId)
  const code = IdentityCode.parse(person?.identityCode ?? '')
  if (!credentials || !owner || !code) throw new Error('nobody to deliver for')
  const token = clientToken(world.archiveUrl, credentials)

  const post = async (path: string, type: string, body: BodyInit) => {
    const answer = await fetch(`${world.archiveUrl}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': type,
        Authorization: `Bearer ${await token()}`,
        'X-Demo-Archived-At': ARCHIVED_AT,
      },
      body,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as unknown
  }
  const upload = async (type: string, bytes: Buffer) => {
    const { hash, type: kind } = ContentReceipt.parse(
      await post('/intake/contents', type, new Uint8Array(bytes)),
    )
    return { hash, type: kind }
  }
  const deliver = (documents: readonly DeliveredDocument[]) =>
    post(
      '/intake/deliveries',
      'application/json',
      JSON.stringify({ documents }),
    )
  const ofOwner = (document: DeliveredDocument) =>
    altered(document, ({ metadata }) => {
      metadata.controllerId = owner.controllerId
      metadata.controllerName = owner.controllerName
      if (metadata.documentGroup === 'phase-2-plus-client-document') {
        metadata.schemaVersion ??= readyStructureVersion(
          'client-document',
          STORED_ON,
        )
      }
    })

  const plainJson = await upload('application/json', PLAIN_JSON)
  const plainPage = await upload('application/xhtml+xml', PLAIN_PAGE)
  /** With what goes beside a content: an XHTML view format has a structured form. */
  const contentsWith = (one: Accepted): ContentReference[] => {
    const reference = { hash: one.hash, type: one.type } as ContentReference
    if (one.type === 'application/pdf') return [reference]
    return one.type === 'application/json'
      ? [plainPage, reference]
      : [reference, plainJson]
  }

  const relation = ofOwner(clientRelation(code))
  const ofCase = ofOwner(caseDocument([code], [relation]))
  await deliver([relation, ofCase])
  const prepared = contents.map((content) => ({
    content,
    document: ofOwner(clientDocument(ofCase, contentsWith(content))),
  }))
  for (let at = 0; at < prepared.length; at += DOCUMENTS_OF_ONE_DELIVERY) {
    const some = prepared.slice(at, at + DOCUMENTS_OF_ONE_DELIVERY)
    await deliver(some.map(({ document }) => document))
  }
  const rows = await world.database.query({
    text: `SELECT document_id, ref FROM reading
           WHERE document_id = ANY ($1::text[])`,
    values: [prepared.map(({ document }) => document.metadata.documentId)],
  })
  const refs = new Map(
    rows.map((row) => [String(row.document_id), String(row.ref)]),
  )
  return prepared.map(({ content, document }) => ({
    ...content,
    ref: refs.get(document.metadata.documentId) ?? '',
  }))
}
