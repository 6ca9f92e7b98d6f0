import { createHash } from 'node:crypto'
import {
  ContentHash,
  type ContentReference,
  type DeliveredDocument,
} from '@mittkanta/contracts'
import { createMetrics, type Metrics } from '@mittkanta/service-kit'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeUnreferenced } from '../../src/contents/content-store.ts'
import { createGate } from '../../src/contents/gate.ts'
import { GATE_LIMITS } from '../../src/contents/gate-limits.ts'
import { page } from '../contents/pages.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import type { TestClientSystem } from '../support/client-system.ts'
import { clientNode, structuredForm } from '../support/contents.ts'
import {
  altered,
  clientDocument,
  clientRelation,
  correction,
  journalEntry,
  newOid,
  nextVersion,
} from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'

const DAY_MS = 86_400_000

describe.each(ENGINES)('what other registers hold, on %s', (engine) => {
  let archive: TestArchive
  let make: Given
  let metrics: Metrics
  beforeAll(async () => {
    metrics = createMetrics('archive_test')
    archive = await openTestArchive(
      engine,
      {},
      { metrics, gate: createGate({ ...GATE_LIMITS, processes: 1 }) },
    )
    make = given(archive)
  }, 120_000)
  afterAll(() => archive.close())

  const tokenOf = (system: TestClientSystem) =>
    system.token(archive.url, archive.clock())
  const asOther = async () => ({ token: await tokenOf(archive.otherClient) })
  /** The document as the other organiser would store it. */
  const theirs = (document: DeliveredDocument) =>
    altered(document, ({ metadata }) => {
      metadata.controllerId = archive.otherClient.configuration.controllerId
    })
  const counted = async () => {
    const { values } = await metrics.events.get()
    return values.find(({ labels }) => labels.event === 'foreign-identifier')
      ?.value
  }

  const temporary = (temporaryId: string) =>
    altered(clientRelation(make.adult()), ({ metadata }) => {
      metadata.clients = [{ temporaryId, birthDate: '1990-01-01' }]
    })

  /** What the first organiser has stored, and deliveries of the other with one of its identifiers. */
  const taken = async () => {
    const stored = await make.story()
    const temporaryId = newOid()
    await make.accepted([
      stored.relation,
      stored.ofCase,
      stored.document,
      temporary(temporaryId),
    ])
    const own = await make.story()
    return {
      'a document': {
        field: 'documents[0].metadata.documentId',
        documents: [
          altered(theirs(own.relation), ({ metadata }) => {
            metadata.documentId = stored.document.metadata.documentId
          }),
        ],
      },
      'a case': {
        field: 'documents[1].metadata.caseId',
        documents: [
          theirs(own.relation),
          altered(theirs(own.ofCase), ({ metadata }) => {
            metadata.caseId = stored.ofCase.metadata.caseId
          }),
        ],
      },
      'a temporary code': {
        field: 'documents[0].metadata.clients[0].temporaryId',
        documents: [theirs(temporary(temporaryId))],
      },
    }
  }
  const KINDS = ['a document', 'a case', 'a temporary code'] as const

  it.each(KINDS)(
    'refuses the identifier of %s of another register in one way, and counts it (9.12.3)',
    async (kind) => {
      const { field, documents } = (await taken())[kind]
      const before = await counted()
      const { status, body } = await archive.deliver(documents, await asOther())

      expect(status).toBe(409)
      expect(body).toMatchObject({
        type: 'urn:mittkanta:problem:conflict',
        failures: [
          {
            field,
            rule: 'identifier-in-use',
            section: '9.12.3',
            message: 'The identifier cannot be used here.',
          },
        ],
      })
      expect(await counted()).toBe((before ?? NaN) + 1)
    },
  )

  it.each(KINDS)(
    'does not say that the identifier of %s is in use to who breaks another rule (9.12.3)',
    async (kind) => {
      const { documents } = (await taken())[kind]
      const broken = documents.map((document) =>
        altered(document, ({ metadata }) => {
          metadata.retention = 'for ever'
        }),
      )
      const unknown = broken.map((document) =>
        altered(document, ({ metadata }) => {
          metadata.documentId = newOid()
          if (metadata.caseId !== undefined) metadata.caseId = newOid()
          for (const client of metadata.clients) {
            if (client.temporaryId !== undefined) client.temporaryId = newOid()
          }
        }),
      )
      const [known, other] = await Promise.all(
        [broken, unknown].map(async (delivery) =>
          archive.deliver(delivery, await asOther()),
        ),
      )
      expect(known?.status).toBe(422)
      expect(known?.body.failures).toEqual(other?.body.failures)
    },
  )

  it('does not distinguish a replaced temporary code of another register from an unknown one (9.11)', async () => {
    const temporaryId = newOid()
    const relation = temporary(temporaryId)
    const changed = altered(nextVersion(relation), ({ metadata }) => {
      metadata.clients = [{ temporaryId, identityCode: make.adult().reveal() }]
    })
    await make.accepted([relation, changed])
    const { body } = await archive.deliver(
      [theirs(temporary(temporaryId))],
      await asOther(),
    )
    expect(body.failures?.map(({ rule }) => rule)).toEqual([
      'identifier-in-use',
    ])
  })

  it('lets each register change its own temporary code into the same official one (9.11)', async () => {
    const identityCode = make.adult().reveal()
    const change = (of: (document: DeliveredDocument) => DeliveredDocument) => {
      const temporaryId = newOid()
      const relation = of(temporary(temporaryId))
      return [
        relation,
        altered(nextVersion(relation), ({ metadata }) => {
          metadata.clients = [{ temporaryId, identityCode }]
        }),
      ]
    }
    await make.accepted(change((document) => document))
    await make.accepted(change(theirs), await asOther())
  })

  it.each(['replacesDocumentId', 'parentDocumentId', 'caseId'] as const)(
    'does not distinguish a %s of another register from an unknown one (9.12.3)',
    async (name) => {
      const stored = await make.story()
      await make.accepted([stored.relation, stored.ofCase, stored.document])
      const own = await make.story()
      await make.accepted(
        [theirs(own.relation), theirs(own.ofCase)],
        await asOther(),
      )
      const referring = (id: string | undefined) =>
        altered(theirs(own.document), ({ metadata }) => {
          metadata[name] = id
          if (name === 'replacesDocumentId') metadata.version = 2
        })
      const answers = await Promise.all(
        [
          name === 'caseId'
            ? stored.ofCase.metadata.caseId
            : stored.document.metadata.documentId,
          newOid(),
        ].map(async (id) => archive.deliver([referring(id)], await asOther())),
      )
      expect(answers[0]?.body.failures?.length).toBeGreaterThan(0)
      expect(answers[0]?.body.failures).toEqual(answers[1]?.body.failures)
    },
  )

  const upload = async (
    system: TestClientSystem,
    type: ContentReference['type'],
    bytes: Buffer,
  ) => {
    const answer = await fetch(`${archive.url}/intake/contents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(system)}`,
        'content-type': type,
      },
      body: new Uint8Array(bytes),
    })
    return { status: answer.status, body: await answer.json() }
  }
  const hashOf = (bytes: Buffer) =>
    ContentHash.parse(createHash('sha256').update(bytes).digest('hex'))
  const viewFormat = () => Buffer.from(page(`<p>${newOid()}</p>`))
  const XHTML = 'application/xhtml+xml'

  it('refuses a content that only another register uploaded, as it refuses an unknown one (9.12.3)', async () => {
    const bytes = viewFormat()
    const reference = { hash: hashOf(bytes), type: XHTML } as const
    const first = await upload(archive.client, XHTML, bytes)
    const own = await make.story()
    await make.accepted(
      [theirs(own.relation), theirs(own.ofCase)],
      await asOther(),
    )
    const referring = (content: ContentReference) =>
      theirs(clientDocument(own.ofCase, [content]))
    const document = referring(reference)

    const refused = await archive.deliver([document], await asOther())
    const unknown = await archive.deliver(
      [referring({ hash: hashOf(viewFormat()), type: XHTML })],
      await asOther(),
    )
    expect(refused.body.failures).toMatchObject([
      { rule: 'content-uploaded', field: 'documents[0].contents[0].hash' },
    ])
    expect(refused.body.failures).toEqual(unknown.body.failures)

    // The owner of the same bytes uploads them and is answered as the first one was.
    expect(await upload(archive.otherClient, XHTML, bytes)).toEqual(first)
    await make.accepted([document], await asOther())
    const chunks = await archive.database.query({
      text: 'SELECT data FROM content_chunk WHERE hash = $1',
      values: [reference.hash],
    })
    expect(chunks).toHaveLength(1)
    expect(Buffer.from(chunks[0]?.data as Uint8Array).equals(bytes)).toBe(true)
  })

  it('refuses a content that a document of another register refers to (9.12.3)', async () => {
    const bytes = viewFormat()
    const reference = { hash: hashOf(bytes), type: XHTML } as const
    await upload(archive.client, XHTML, bytes)
    const stored = await make.story()
    await make.accepted([
      stored.relation,
      stored.ofCase,
      clientDocument(stored.ofCase, [reference]),
    ])
    const own = await make.story()
    const { body } = await archive.deliver(
      [own.relation, own.ofCase, clientDocument(own.ofCase, [reference])].map(
        theirs,
      ),
      await asOther(),
    )
    expect(body.failures?.map(({ rule }) => rule)).toEqual(['content-uploaded'])
  })

  it('lets several documents of its own register refer to a content (9.12.3)', async () => {
    const bytes = viewFormat()
    const reference = { hash: hashOf(bytes), type: XHTML } as const
    await upload(archive.client, XHTML, bytes)
    const { relation, ofCase, document } = await make.story()
    const corrected = correction(document, [reference])
    await make.accepted([relation, ofCase, document, corrected])
    await make.accepted([clientDocument(ofCase, [reference])])
  })

  it('forgets after a day an upload that its register did not use, whatever others do with the same bytes (9.12.3)', async () => {
    const bytes = viewFormat()
    const reference = { hash: hashOf(bytes), type: XHTML } as const
    await upload(archive.otherClient, XHTML, bytes)
    await upload(archive.client, XHTML, bytes)
    const stored = await make.story()
    await make.accepted([
      stored.relation,
      stored.ofCase,
      clientDocument(stored.ofCase, [reference]),
    ])
    await removeUnreferenced(
      archive.database,
      new Date(archive.clock().getTime() + DAY_MS),
    )

    const own = await make.story()
    const { body } = await archive.deliver(
      [own.relation, own.ofCase, clientDocument(own.ofCase, [reference])].map(
        theirs,
      ),
      await asOther(),
    )
    expect(body.failures?.map(({ rule }) => rule)).toContain('content-uploaded')
    await make.accepted([clientDocument(stored.ofCase, [reference])])
  })

  it('compares the clients of an uploaded structured form, and keeps no code of it outside the original (9.12.3)', async () => {
    const { client, relation, ofCase } = await make.story()
    const other = make.adult()
    const form = (code: typeof client) =>
      Buffer.from(JSON.stringify(structuredForm([clientNode(code)])))
    const entryWith = async (code: typeof client) => {
      const [view, json] = [viewFormat(), form(code)]
      await upload(archive.client, XHTML, view)
      await upload(archive.client, 'application/json', json)
      return journalEntry(ofCase, [
        { hash: hashOf(view), type: XHTML },
        { hash: hashOf(json), type: 'application/json' },
      ])
    }
    const { status, body } = await archive.deliver([
      relation,
      ofCase,
      await entryWith(other),
    ])
    expect(status).toBe(422)
    expect(body.failures).toMatchObject([
      {
        rule: 'structured-clients-match',
        section: '9.12.3',
        field: 'documents[2].contents[1]#/asiakirja/asiakas/0',
      },
    ])
    expect(JSON.stringify(body)).not.toContain(other.reveal())
    await make.accepted([relation, ofCase, await entryWith(client)])

    const rows = await archive.database.query({
      text: 'SELECT client_nodes::text AS nodes FROM content WHERE client_nodes IS NOT NULL',
    })
    expect(rows.length).toBeGreaterThan(1)
    for (const code of [client, other]) {
      expect(JSON.stringify(rows)).not.toContain(code.reveal())
    }
  })
})
