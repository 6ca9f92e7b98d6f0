import {
  listedName,
  type Scenario,
  type Viewing,
} from '@mittkanta/client-system'
import type { DocumentPage, TaskDocument } from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../support/act-for.ts'
import { signIn, type RecordClient } from '../support/portal-client.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'
import { shippedScenarios } from '@mittkanta/client-system'

/**
 * How a list distinguishes a document of a story: its name and the day it was
 * drawn up.
 */
const called = (name: string, drawnUpOn: string) => `${drawnUpOn} ${name}`

function documentsOf(scenario: Scenario) {
  return scenario.documents.map((document) => ({
    key: document.key,
    called: called(listedName(document).sv, document.drawnUp),
    attachments: (document.attachments ?? []).map(({ key, description }) => ({
      key,
      description,
    })),
  }))
}

/** Everything a record lists, page by page, and each of them opened. */
async function readAll(record: RecordClient) {
  const front = await record.frontPage()
  const listed = new Map<string, TaskDocument>()
  for (const { task } of front.tasks) {
    for (let page = 1; ; page += 1) {
      const list = await record.taskList(task, { page: String(page) })
      for (const document of list.documents) listed.set(document.ref, document)
      if (page * list.pageSize >= list.total) break
    }
  }
  const opened: DocumentPage[] = []
  for (const { ref } of listed.values()) {
    const page = await record.document(ref)
    if (!('content' in page)) throw new Error('a listed document does not open')
    opened.push(page as DocumentPage)
  }
  return { front, listed: [...listed.values()], opened }
}

const scenarios = await shippedScenarios()

for (const phase of ['1', 'later'] as const) {
  describe(`the stories in phase ${phase} of MittKanta`, () => {
    let portal: TestPortal

    beforeAll(async () => {
      portal = await testPortal(phase)
    })
    afterAll(() => portal.stop())

    for (const scenario of scenarios) {
      const viewings = scenario.viewings.filter(({ phases }) =>
        phases.includes(phase),
      )
      for (const viewing of viewings) {
        const day = viewing.today ?? scenario.today
        const { key, ground, reader, subject } = viewing
        const whose =
          ground === 'own' ? reader : `${reader} for ${subject} (${ground})`
        it(`${scenario.key}: ${whose} on ${day} sees what the story says: ${key}`, async () => {
          await seesWhatTheStorySays(portal, scenario, viewing, day)
        })
      }
    }
  })
}

/**
 * The record of a viewing, reached as its reader reaches it: signed in, and for
 * another by way of the registry.
 *
 * @returns nothing when the portal does not let the reader act
 */
async function recordOf(
  portal: TestPortal,
  scenario: Scenario,
  { reader, subject, ground }: Viewing,
): Promise<RecordClient | undefined> {
  const client = await signIn(portal.url, personId(scenario.key, reader))
  if (ground === 'own') return client.record()

  const finished = await actFor(client, personId(scenario.key, subject))
  return finished.outcome === 'acting'
    ? client.record(finished.subjectRef)
    : undefined
}

async function seesWhatTheStorySays(
  portal: TestPortal,
  scenario: Scenario,
  viewing: Viewing,
  day: string,
) {
  portal.clock.set(`${day}T12:00:00+02:00`)
  const record = await recordOf(portal, scenario, viewing)
  if (viewing.ground === 'none') {
    expect(record).toBeUndefined()
    return
  }
  if (record === undefined) throw new Error('the reader may not act')
  const { front, listed, opened } = await readAll(record)
  const documents = documentsOf(scenario)
  const shown = new Map(Object.entries(viewing.shown))

  expect(
    listed.map(({ name, drawnUpOn }) => called(name, drawnUpOn)).sort(),
  ).toEqual(
    documents
      .filter(({ key }) => shown.has(key))
      .map((document) => document.called)
      .sort(),
  )
  for (const document of documents) {
    const marks = shown.get(document.key)
    const page = opened.find(
      ({ name, drawnUpOn }) => called(name, drawnUpOn) === document.called,
    )
    if (marks === undefined) {
      expect(page, document.key).toBeUndefined()
      continue
    }
    expect(
      page?.marks.filter((mark) => mark !== 'new').sort(),
      document.key,
    ).toEqual([...marks].sort())
    expect(
      page?.attachments.map(({ name }) => name).sort(),
      document.key,
    ).toEqual(
      document.attachments
        .filter(({ key }) => shown.has(key))
        .map(({ description }) => description)
        .sort(),
    )
    await opens(record, page)
  }

  expect(front.informationText).toBe(viewing.informationText === 'shown')
  checkFrontPage(scenario, viewing, front)
}

/** The file of a document and of its attachments comes whole. */
async function opens(record: RecordClient, page: DocumentPage | undefined) {
  const contents = page ? [page, ...page.attachments] : []
  for (const { ref, content } of contents) {
    const file = await record.get(`/documents/${ref}/file`, {
      'Sec-Fetch-Dest': 'empty',
    })
    expect(file.status).toBe(200)
    expect((await file.arrayBuffer()).byteLength).toBe(content.bytes)
  }
}

function checkFrontPage(
  scenario: Scenario,
  { frontPage, shown }: Viewing,
  front: Awaited<ReturnType<RecordClient['frontPage']>>,
) {
  if (frontPage?.clientRelations) {
    const nameOf = (key: string) =>
      scenario.controllers.find((controller) => controller.key === key)?.name
    const workerOf = (key: string | undefined) => {
      const worker = scenario.professionals.find((one) => one.key === key)
      return worker && `${worker.firstName} ${worker.lastName}`
    }
    const told = front.clientRelations.map((block) => ({
      controller: block.controllerName,
      startedOn: block.relation?.startedOn,
      endedOn: block.relation?.endedOn ?? undefined,
      protectedFrom: block.childProtection?.startedOn,
      protectedUntil: block.childProtection?.endedOn ?? undefined,
      contact: block.contactPerson?.name,
    }))
    expect(told).toEqual(
      frontPage.clientRelations.map((relation) => ({
        controller: nameOf(relation.controller),
        startedOn: relation.startedOn,
        endedOn: relation.endedOn,
        protectedFrom: relation.childProtection?.startedOn,
        protectedUntil: relation.childProtection?.endedOn,
        contact: workerOf(relation.contactPerson),
      })),
    )
  }
  for (const [task, keys] of Object.entries(frontPage?.tasks ?? {})) {
    const block = front.tasks.find((one) => one.task === task)
    const names = keys.map((key) => {
      const document = scenario.documents.find((one) => one.key === key)
      return document && listedName(document).sv
    })
    expect(
      block?.documents.map(({ name }) => name),
      task,
    ).toEqual(names)
  }
  if (Object.keys(shown).length === 0) expect(front.tasks).toEqual([])
}
