import {
  altered,
  caseDocument,
  clientDocument,
  clientRelation,
} from '@mittkanta/archive/testing'
import { registerOwners } from '@mittkanta/client-system'
import type { ContentReference, DeliveredDocument } from '@mittkanta/contracts'
import { addDays, toPlainDate } from '@mittkanta/calendar'
import { artificialCode } from '@mittkanta/identity-code'
import { assertionOf } from './client-token.ts'
import { HANDLE } from './roles.ts'
import type { Pools } from './values.ts'
import type { World } from './world.ts'

/** Deliveries that the archive takes, each of separate documents. */
const DELIVERIES = 150
const FIRST_BIRTH = toPlainDate('1950-01-01')

/** Known good values by the names of fields and parameters, others' among them. */
export async function poolsOf(world: World): Promise<Pools> {
  const [credentials] = world.clientSystems
  const owners = registerOwners(world.scenarios)
  const people = world.people.filter(({ refs }) => refs.length > 0)
  const refs = people.flatMap((person) => person.refs.slice(0, 6))
  const cases = await world.database.query({
    text: 'SELECT case_id FROM case_state LIMIT 5',
  })
  const documents = await world.database.query({
    text: 'SELECT document_id FROM document_version LIMIT 5',
  })
  const assertions = credentials
    ? await Promise.all(
        Array.from({ length: 20 }, () =>
          assertionOf(world.archiveUrl, credentials),
        ),
      )
    : []
  return {
    subjectRef: ['self', 'self', HANDLE, HANDLE, 'A'.repeat(22)],
    subject: [
      HANDLE,
      HANDLE,
      HANDLE,
      HANDLE,
      HANDLE,
      HANDLE,
      ...people.map(({ personId }) => personId),
    ],
    ref: refs,
    task: ['elderly-services', 'services-for-families', 'child-protection'],
    language: ['sv', 'fi', 'en'],
    identityCode: world.people.map(({ identityCode }) => identityCode),
    controllerId: owners.map(({ controllerId }) => controllerId),
    caseId: cases.map((row) => row.case_id),
    documentId: documents.map((row) => row.document_id),
    reader: people.map(({ personId }) => personId),
    grant_type: ['client_credentials'],
    client_assertion: assertions,
    client_id: credentials ? [credentials.clientId] : [],
    page: [1, 2, '1'],
    words: ['beslut', 'päätös', 'decision'],
  }
}

/** Bodies that a service takes, by the operation's name, to be changed a little. */
export async function examplesOf(
  world: World,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const [content] = await world.database.query({
    text: "SELECT hash, type FROM content WHERE type = 'application/pdf' LIMIT 1",
  })
  const [owner] = registerOwners(world.scenarios)
  if (!content || !owner) throw new Error('the stories are too short')

  const ofOwner = (document: DeliveredDocument) =>
    altered(document, ({ metadata }) => {
      metadata.controllerId = owner.controllerId
      metadata.controllerName = owner.controllerName
    })
  const delivery = (_: unknown, number: number) => {
    // Everybody has one client relation in a register.
    const code = artificialCode(addDays(FIRST_BIRTH, number), 987)
    const relation = ofOwner(clientRelation(code))
    const ofCase = ofOwner(caseDocument([code], [relation]))
    const document = ofOwner(
      clientDocument(ofCase, [
        { hash: content.hash, type: content.type } as ContentReference,
      ]),
    )
    return { documents: [relation, ofCase, document] }
  }
  return {
    'post /intake/deliveries': Array.from({ length: DELIVERIES }, delivery),
    'post /intake/contents': [{ asiakirja: { otsikko: 'x' } }],
  }
}
