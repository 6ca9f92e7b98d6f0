import { toPlainDate } from '@mittkanta/calendar'
import { artificialCode } from '@mittkanta/identity-code'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeClientSystems } from '../src/client-systems.ts'
import {
  disclosureClient,
  type DisclosureClient,
} from '../src/disclosure-client.ts'
import { fakeArchive } from './support/fake-archive.ts'

const person = artificialCode(toPlainDate('1950-01-01'), 901)
const identityCode = person.reveal()
const owner = {
  clientId: 'inland',
  controllerId: '1.2.246.10.900',
  controllerName: 'Inlandet',
  shelterUnits: [],
}
const found = {
  documents: [
    {
      documentId: '1.2.3.4',
      documentType: 'decision-elderly',
      controllerId: '1.2.246.10.100',
      controllerName: 'Kusten',
      task: 'elderly-services',
      drawnUpOn: '2024-02-01',
    },
  ],
}
const receipt = { document: 'permission', version: 1, outcome: 'stored' }
const wills = { information: null, permission: null, prohibitions: null }

let archive: Awaited<ReturnType<typeof fakeArchive>>
let client: DisclosureClient
beforeAll(async () => {
  const { registrations, credentials } = await makeClientSystems([owner])
  archive = await fakeArchive(registrations, () => ({ status: 200 }), {
    '/disclosure/searches': found,
    '/wills/deliveries': receipt,
    '/wills/queries': wills,
  })
  const [own] = credentials
  if (!own) throw new Error('no credentials')
  client = disclosureClient(archive.url, own)
})
afterAll(() => archive.stop())

it('searches other registers, records and asks for wills, each as itself and with the code in the body', async () => {
  const reason = {
    kind: 'special-reason',
    reason: 'client-or-care-call',
  } as const
  expect(await client.search(person, reason)).toEqual(found)
  const delivery = {
    command: 'record-permission',
    commandId: '6e0e4d2e-4f9f-4f0c-9d6b-3f1f0b6a2a11',
    expectedVersion: 0,
    visitor: 'client',
    value: 'positive',
  } as const
  expect(await client.record(person, delivery)).toEqual(receipt)
  expect(await client.wills(person)).toEqual(wills)

  const clientId = 'inland'
  expect(archive.asked).toEqual([
    {
      clientId,
      path: '/disclosure/searches',
      body: { identityCode, justification: reason },
    },
    {
      clientId,
      path: '/wills/deliveries',
      body: { identityCode, ...delivery },
    },
    { clientId, path: '/wills/queries', body: { identityCode } },
  ])
})
