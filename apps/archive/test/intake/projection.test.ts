import type { DeliveredDocument } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import {
  altered,
  annulment,
  attachment,
  caseDocument,
  clientDocument,
  clientRelation,
  closing,
  correction,
  newOid,
  nextVersion,
} from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'

describe.each(ENGINES)('the projection on %s', (engine) => {
  let archive: TestArchive
  let make: Given
  beforeAll(async () => {
    archive = await openTestArchive(engine, { demoClock: true })
    make = given(archive)
  })
  afterAll(() => archive.close())

  const on = (day: string) => ({
    headers: { 'x-demo-archived-at': `${day}T12:00:00+02:00` },
  })
  const rowsOf = (
    table: 'reading' | 'reading_attachment' | 'client_relation',
    { metadata }: DeliveredDocument,
  ) =>
    archive.database.query({
      text: `SELECT * FROM ${table} WHERE first_document_id = $1 ORDER BY 1, 2`,
      values: [metadata.documentId],
    })
  const reading = (document: DeliveredDocument) => rowsOf('reading', document)

  const delayed = (document: DeliveredDocument, showFrom: string) =>
    altered(document, ({ metadata }) => {
      metadata.showFrom = showFrom
      metadata.restrictionReasons = ['danger-to-client']
    })
  const undelayed = (document: DeliveredDocument) =>
    altered(nextVersion(document), ({ metadata }) => {
      delete metadata.showFrom
      delete metadata.restrictionReasons
    })

  it('has one row for each client and task, with separate refs', async () => {
    const { relations, ofCase, document } = await make.jointStory()
    const other = altered(ofCase, (copy) => {
      copy.metadata.documentId = newOid()
      copy.metadata.caseId = newOid()
      copy.metadata.serviceTasks = ['disability-services']
    })
    const linked = altered(document, ({ metadata }) => {
      metadata.linkedCaseIds = [other.metadata.caseId ?? '']
    })
    await make.accepted([...relations, ofCase, other, linked])

    const rows = await reading(linked)
    expect(rows.map(({ task }) => task).sort()).toEqual([
      'disability-services',
      'disability-services',
      'elderly-services',
      'elderly-services',
    ])
    expect(new Set(rows.map(({ person_id: id }) => id)).size).toBe(2)
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(2)
    expect(rows.every(({ client_count: count }) => count === 2)).toBe(true)
  })

  it('is in use as long as one of the cases is open', async () => {
    const { client, relation, ofCase, document } = await make.story()
    const other = caseDocument([client], [relation])
    const linked = altered(document, ({ metadata }) => {
      metadata.linkedCaseIds = [other.metadata.caseId ?? '']
    })
    await make.accepted([relation, ofCase, other, linked])
    await make.accepted([closing(ofCase, '2024-02-28')])
    expect(await reading(linked)).toMatchObject([{ cases_closed_on: null }])
    await make.accepted([closing(other, '2024-02-20')])
    expect(await reading(linked)).toMatchObject([
      { cases_closed_on: '2024-02-28' },
    ])
  })

  it('gives the marks of a case to the documents that it already has', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase, document])
    const marked = altered(
      delayed(nextVersion(ofCase), '2024-06-01'),
      ({ metadata }) => {
        metadata.specialContent = true
        metadata.guardianDisclosure = 'withheld-own-initiative'
      },
    )
    await make.accepted([marked])
    expect(await reading(document)).toMatchObject([
      {
        special_content: 'no',
        case_special_content: 'yes',
        case_show_from: '2024-06-01',
        case_guardian_disclosure: 'withheld-own-initiative',
      },
    ])
  })

  it('dates a document by the end of its delay, and by the day on which it was taken away', async () => {
    const { relation, ofCase, document } = await make.story()
    const hidden = delayed(document, '2024-06-01')
    await make.accepted([relation, ofCase, hidden], on('2024-02-02'))
    expect(await reading(hidden)).toMatchObject([
      { available_on: '2024-06-01', show_from: '2024-06-01' },
    ])
    const shown = undelayed(hidden)
    await make.accepted([shown], on('2024-02-20'))
    expect(await reading(hidden)).toMatchObject([
      { available_on: '2024-02-20', show_from: null },
    ])
    await make.accepted([nextVersion(shown)], on('2024-02-25'))
    expect(await reading(hidden)).toMatchObject([
      { available_on: '2024-02-20' },
    ])
  })

  it('dates the documents of a case by the day on which its delay was taken away', async () => {
    const { relation, ofCase, document } = await make.story()
    const hidden = delayed(ofCase, '2024-06-01')
    const inside = delayed(document, '2024-06-01')
    await make.accepted([relation, hidden, inside], on('2024-02-02'))
    await make.accepted([undelayed(inside)], on('2024-02-10'))
    expect(await reading(inside)).toMatchObject([
      { available_on: '2024-06-01' },
    ])
    await make.accepted([undelayed(hidden)], on('2024-02-15'))
    expect(await reading(inside)).toMatchObject([
      { available_on: '2024-02-15' },
    ])
  })

  it('keeps place, dates and real name of a document that is corrected', async () => {
    const { relation, ofCase, document } = await make.story()
    const unstructured = altered(document, ({ metadata }) => {
      metadata.generalDocumentType = 'other-client-document'
      metadata.documentType = 'other-document-received'
      metadata.description = 'Tingsrättens dom'
      metadata.receivedAt = '2024-02-01'
      metadata.arrivalMethod = 'post'
      metadata.senderOrAgent = 'Exempelkustens tingsrätt'
    })
    await make.accepted([relation, ofCase, unstructured], on('2024-02-02'))
    const [before] = await reading(unstructured)
    const corrected = correction(unstructured, [await make.content()])
    await make.accepted([corrected], on('2024-02-20'))
    expect(await reading(unstructured)).toMatchObject([
      {
        ref: before?.ref,
        document_id: corrected.metadata.documentId,
        available_on: '2024-02-02',
        drawn_up_on: '2024-02-01',
        description: 'Tingsrättens dom',
        is_corrected: true,
      },
    ])
    expect(before?.is_corrected).toBe(false)
  })

  it('marks what is annulled, and keeps it', async () => {
    const { relation, ofCase, document } = await make.story()
    const attached = attachment(document, [await make.content()])
    await make.accepted([relation, ofCase, document, attached])
    const [main] = await reading(document)
    expect(await rowsOf('reading_attachment', attached)).toMatchObject([
      { main_ref: main?.ref, description: 'Hyreskvitto', annulled: false },
    ])
    await make.accepted([
      annulment(attached),
      annulment(document),
      annulment(ofCase),
      annulment(relation),
    ])
    expect(await reading(document)).toMatchObject([{ annulled: true }])
    expect(await rowsOf('reading_attachment', attached)).toMatchObject([
      { annulled: true },
    ])
    expect(await rowsOf('client_relation', relation)).toMatchObject([
      { annulled: true, relation_started_on: '2023-02-01' },
    ])
  })

  it('takes the newest worker and the dates of the newest version', async () => {
    const relation = clientRelation(make.adult())
    const later = altered(
      nextVersion(relation),
      ({ clientRelation: content }) => {
        if (!content) throw new Error('not a client relation document')
        content.relation = { startedOn: '2023-02-01', endedOn: '2024-02-29' }
        content.responsibleWorkers = [
          { name: 'Oona Lind', startedOn: '2024-01-01' },
          { name: 'Sari Berg', startedOn: '2023-02-01', telephone: '010' },
        ]
      },
    )
    await make.accepted([relation, later])
    expect(await rowsOf('client_relation', relation)).toMatchObject([
      {
        document_id: later.metadata.documentId,
        schema_generation: 'from-2019-06',
        relation_ended_on: '2024-02-29',
        contact_person: { name: 'Oona Lind', telephone: null },
      },
    ])
  })

  it('takes the last listed worker where no start is given', async () => {
    const relation = altered(
      clientRelation(make.adult()),
      ({ clientRelation: content }) => {
        if (!content) throw new Error('not a client relation document')
        content.responsibleWorkers = [
          { name: 'Sari Berg' },
          { name: 'Oona Lind' },
        ]
      },
    )
    await make.accepted([relation])
    expect(await rowsOf('client_relation', relation)).toMatchObject([
      { contact_person: { name: 'Oona Lind' } },
    ])
  })

  it.each([
    ['2018-05-01', 'before-2019-06'],
    ['2019-11-25', 'from-2019-06'],
    ['2022-01-10', 'from-2019-06'],
  ])('reads schema %s as %s', async (schemaVersion, generation) => {
    const relation = altered(clientRelation(make.adult()), ({ metadata }) => {
      metadata.schemaVersion = schemaVersion
    })
    await make.accepted([relation])
    expect(await rowsOf('client_relation', relation)).toMatchObject([
      { schema_generation: generation },
    ])
  })

  it('gives everything of a temporary code to the person of the official one', async () => {
    const temporaryId = newOid()
    const entry = { temporaryId, birthDate: '1990-01-01' }
    const story = await make.story()
    const unnamed = (document: DeliveredDocument) =>
      altered(document, (copy) => {
        copy.metadata.clients = [entry]
        for (const member of copy.case?.members ?? []) member.client = entry
      })
    const [relation, ofCase, document] = [
      unnamed(story.relation),
      unnamed(story.ofCase),
      unnamed(story.document),
    ]
    await make.accepted([relation, ofCase, document])
    const [before] = await reading(document)
    const official = { identityCode: story.client.reveal() }

    await make.accepted([
      altered(nextVersion(relation), ({ metadata }) => {
        metadata.clients = [{ temporaryId, ...official }]
      }),
    ])

    const [person] = await archive.database.query({
      text: 'SELECT person_id FROM person WHERE identity_code = $1',
      values: [official.identityCode],
    })
    const after = await reading(document)
    expect(after).toMatchObject([{ ...person, client_count: 1 }])
    expect(after[0]?.ref).not.toBe(before?.ref)
    expect(await rowsOf('client_relation', relation)).toMatchObject([person])

    // The case's members are the same person now, and new documents name the official code.
    await make.accepted([
      altered(clientDocument(ofCase, [await make.content()]), (copy) => {
        copy.metadata.clients = [official]
      }),
    ])
  })
})
