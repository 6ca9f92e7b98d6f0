import {
  altered,
  caseDocument,
  clientDocument,
  clientRelation,
} from '@mittkanta/archive/testing'
import { registerOwners } from '@mittkanta/client-system'
import { readyStructureVersion } from '@mittkanta/code-sets'
import {
  ContentReceipt,
  type ContentReference,
  type DeliveredDocument,
} from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'
import type { Accepted } from './contents.ts'
import { clientToken } from './client-token.ts'
import type { World } from './world.ts'

/** A hostile content in a person's record. */
export interface Delivered extends Accepted {
  /** What the record calls its document. */
  readonly ref: string
}

/** When the archive got them: long enough ago to be shown. */
const STORED_ON = '2024-02-05'
const ARCHIVED_AT = `${STORED_ON}T10:00:00+02:00`
const PLAIN_PAGE = Buffer.from(
  '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>x</p></body></html>',
)
const DOCUMENTS_OF_ONE_DELIVERY = 40

/** Identity code of a person of the stories. @throws {Error} when there is no such person */
export function identityCodeOf(world: World, personId: string): IdentityCode {
  const person = world.people.find(({ id }) => id === personId)
  const code = IdentityCode.parse(person?.identityCode ?? '')
  if (!code) throw new Error(`${personId} has no identity code`)
  return code
}

/** What the archive says to a structured form that lost its client to the fuzzer. */
const ClientLost = z.looseObject({
  failures: z
    .array(z.looseObject({ rule: z.literal('structured-clients-match') }))
    .min(1),
})

/**
 * Delivers accepted contents as documents of a person's record, as a client
 * system does. The person must not be a client yet.
 *
 * @returns those that were taken: all but structured forms in which the fuzzer
 *   left nothing of the client
 * @throws {Error} when the archive refuses a delivery for any other reason
 */
export async function deliverAll(
  world: World,
  code: IdentityCode,
  contents: readonly Accepted[],
): Promise<Delivered[]> {
  const [credentials] = world.clientSystems
  const [owner] = registerOwners(world.scenarios)
  if (!credentials || !owner) throw new Error('nobody to deliver for')
  const token = clientToken(world.archiveUrl, credentials)

  const send = async (path: string, type: string, body: BodyInit) =>
    fetch(`${world.archiveUrl}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': type,
        Authorization: `Bearer ${await token()}`,
        'X-Demo-Archived-At': ARCHIVED_AT,
      },
      body,
    })
  const bodyOf = async (answer: Response): Promise<unknown> => {
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  const upload = async (type: string, bytes: Buffer) => {
    const { hash, type: kind } = ContentReceipt.parse(
      await bodyOf(await send('/intake/contents', type, new Uint8Array(bytes))),
    )
    return { hash, type: kind }
  }
  const sendAll = (documents: readonly DeliveredDocument[]) =>
    send(
      '/intake/deliveries',
      'application/json',
      JSON.stringify({ documents }),
    )
  const deliver = async (documents: readonly DeliveredDocument[]) =>
    bodyOf(await sendAll(documents))
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

  const plainJson = await upload(
    'application/json',
    Buffer.from(
      JSON.stringify({
        asiakirja: { asiakas: { henkilotunnus: code.reveal() }, otsikko: 'x' },
      }),
    ),
  )
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
  const isStructured = ({ content }: { readonly content: Accepted }) =>
    content.type === 'application/json'
  const views = prepared.filter((one) => !isStructured(one))
  for (let at = 0; at < views.length; at += DOCUMENTS_OF_ONE_DELIVERY) {
    const some = views.slice(at, at + DOCUMENTS_OF_ONE_DELIVERY)
    await deliver(some.map(({ document }) => document))
  }
  const taken = [...views]
  for (const one of prepared.filter(isStructured)) {
    const answer = await sendAll([one.document])
    const isLost =
      answer.status === 422 &&
      ClientLost.safeParse(await answer.clone().json()).success
    if (isLost) continue
    await bodyOf(answer)
    taken.push(one)
  }
  const rows = await world.database.query({
    text: `SELECT document_id, ref FROM reading
           WHERE document_id = ANY ($1::text[])`,
    values: [taken.map(({ document }) => document.metadata.documentId)],
  })
  const refs = new Map(
    rows.map((row) => [String(row.document_id), String(row.ref)]),
  )
  return taken.map(({ content, document }) => ({
    ...content,
    ref: refs.get(document.metadata.documentId) ?? '',
  }))
}
