import { toPlainDate } from '@mittkanta/calendar'
import type { ContentReference, DeliveredDocument } from '@mittkanta/contracts'
import { artificialCode } from '@mittkanta/identity-code'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import {
  altered,
  annulment,
  attachment,
  clientDocument,
  clientRelation,
  closing,
  correction,
  decision,
  journalEntry,
  newOid,
  nextVersion,
  oldDocument,
  phase1Document,
  SHELTER_UNIT,
} from '../support/documents.ts'
import { clientNode, structuredForm } from '../support/contents.ts'
import { given, type Given } from '../support/given.ts'

const bornOn = (day: string) => artificialCode(toPlainDate(day), 902)

const structured = (document: DeliveredDocument) =>
  altered(document, ({ metadata }) => {
    metadata.schemaVersion = '2022-01-10'
  })

const withheld = (ofCase: DeliveredDocument) =>
  altered(ofCase, ({ metadata }) => {
    metadata.guardianDisclosure = 'withheld-own-initiative'
    metadata.restrictionReasons = ['against-childs-interest']
  })

describe.each(ENGINES)('POST /intake/deliveries on %s', (engine) => {
  let archive: TestArchive
  let make: Given
  beforeAll(async () => {
    archive = await openTestArchive(engine)
    make = given(archive)
  })
  afterAll(() => archive.close())

  const fingerprints = async (documents: readonly DeliveredDocument[]) => {
    const rows = await archive.database.query({
      text: 'SELECT count(*) AS stored FROM document_version WHERE document_id = ANY ($1::text[])',
      values: [documents.map(({ metadata }) => metadata.documentId)],
    })
    return rows[0]?.stored
  }

  it('stores a document of every group', async () => {
    const { client, relation, ofCase, document } = await make.story()
    const content = [await make.content()]
    const { body } = await make.accepted([
      relation,
      ofCase,
      document,
      journalEntry(ofCase, await make.structured([client])),
      decision(ofCase, content),
      phase1Document(ofCase, content),
      oldDocument(ofCase, content),
      attachment(document, content),
    ])
    expect(body.documents).toHaveLength(8)
    expect(body.documents?.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 8 }, () => 'stored'),
    )
  })

  it('stores structured content beside an XHTML view format', async () => {
    const { client, relation, ofCase } = await make.story()
    await make.accepted([
      relation,
      ofCase,
      structured(clientDocument(ofCase, await make.structured([client]))),
    ])
  })

  it('accepts a structured form that names other persons elsewhere (9.12.3)', async () => {
    const { client, relation, ofCase } = await make.story()
    const form = structuredForm([clientNode(client)], {
      puoliso: clientNode(make.adult()),
      lapset: [clientNode(make.child())],
      // The client, mentioned again.
      palvelu: { asiakas: clientNode(client), onko: { asiakas: true } },
    })
    await make.accepted([
      relation,
      ofCase,
      structured(
        clientDocument(ofCase, [
          await make.content('application/xhtml+xml'),
          await make.json(form),
        ]),
      ),
    ])
  })

  it('accepts a joint document whose form names all clients, in any order, and its correction (9.12.3)', async () => {
    const first = make.adult()
    const second = make.child()
    const { relations, ofCase } = await make.jointStory(first, second)
    const joint = structured(
      clientDocument(ofCase, await make.structured([second, first])),
    )
    await make.accepted([
      ...relations,
      ofCase,
      joint,
      correction(joint, await make.structured([first, second])),
    ])
  })

  it('follows a client from a temporary to an official code (9.11)', async () => {
    const temporaryId = newOid()
    const entry = { temporaryId, birthDate: '1990-01-01' }
    const story = await make.story()
    const official = { identityCode: story.client.reveal() }
    const of = (document: DeliveredDocument, client: object) =>
      altered(document, (copy) => {
        copy.metadata.clients = [{ ...client }]
        for (const member of copy.case?.members ?? []) {
          member.client = { ...client }
        }
      })
    const relation = of(story.relation, entry)
    const ofCase = of(story.ofCase, entry)
    const view = await make.content('application/xhtml+xml')
    const form = (asiakas: object) => make.json(structuredForm([asiakas]))
    const temporary = { tilapainen_yksilointitunnus: { value: temporaryId } }
    const journal = (contents: readonly ContentReference[], client: object) =>
      of(journalEntry(ofCase, contents), client)
    const first = journal([view, await form(temporary)], entry)
    await make.accepted([relation, ofCase, first])

    const changed = altered(nextVersion(relation), ({ metadata }) => {
      metadata.clients = [{ temporaryId, ...official }]
    })
    const both = { ...clientNode(story.client), ...temporary }
    await make.accepted([
      changed,
      // A change of marks leaves the contents as they are.
      of(nextVersion(first), official),
      journal([view, await form(both)], official),
      journal([view, await form(clientNode(story.client))], official),
    ])
    const { body } = await archive.deliver([
      journal([view, await form(temporary)], official),
    ])
    expect(body.failures).toMatchObject([
      {
        rule: 'structured-clients-match',
        field: 'documents[0].contents[1]#/asiakirja/asiakas/0',
      },
    ])
  })

  it('takes a change of marks of what was stored before contents were examined (9.12.3)', async () => {
    const { client, relation, ofCase } = await make.story()
    const entry = journalEntry(ofCase, await make.structured([client]))
    await make.accepted([relation, ofCase, entry])
    const hash = entry.contents?.[1]?.hash
    await archive.database.query({
      text: 'UPDATE content SET client_nodes = NULL WHERE hash = $1',
      values: [hash],
    })
    await archive.database.query({
      text: 'DELETE FROM content_upload WHERE hash = $1',
      values: [hash],
    })

    const { body } = await archive.deliver([
      journalEntry(ofCase, entry.contents ?? []),
    ])
    expect(body.failures?.map(({ rule, field }) => [rule, field])).toEqual([
      ['content-uploaded', 'documents[0].contents[1].hash'],
    ])
    await make.accepted([
      altered(nextVersion(entry), ({ metadata }) => {
        metadata.specialContent = true
        metadata.restrictionReasons = ['danger-to-client']
      }),
    ])
  })

  it('changes nothing when the same delivery comes again', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase, document])
    const reordered = {
      ...document,
      metadata: Object.fromEntries(
        Object.entries(document.metadata).reverse(),
      ) as typeof document.metadata,
    }

    const again = await make.accepted([relation, ofCase, reordered])

    expect(again.body.documents).toMatchObject([
      { outcome: 'already-stored' },
      { outcome: 'already-stored' },
      { outcome: 'already-stored' },
    ])
    expect(again.body.reminders).toEqual([])
    expect(await fingerprints([relation, ofCase, document])).toBe(3)
  })

  it('stores what is new in a delivery that was partly stored', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase])
    const { body } = await make.accepted([relation, ofCase, document])
    expect(body.documents?.map(({ outcome }) => outcome)).toEqual([
      'already-stored',
      'already-stored',
      'stored',
    ])
  })

  it('says conflict when an identifier is stored with other content', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase, document])
    const other = altered(document, ({ metadata }) => {
      metadata.createdAt = '2024-02-02'
    })

    const { status, body } = await archive.deliver([relation, other])

    expect(status).toBe(409)
    expect(body).toMatchObject({
      type: 'urn:mittkanta:problem:conflict',
      failures: [{ field: 'documents[1].metadata.documentId' }],
    })
  })

  it('takes versions, a correction and a change of marks', async () => {
    const { relation, ofCase, document } = await make.story()
    const corrected = correction(document, [await make.content()])
    const hidden = altered(nextVersion(corrected), ({ metadata }) => {
      metadata.specialContent = true
      metadata.restrictionReasons = ['danger-to-client']
    })
    await make.accepted([relation, ofCase, document, corrected, hidden])
  })

  it('asks for the reason of a correction when the content changes', async () => {
    const { relation, ofCase, document } = await make.story()
    const silent = altered(nextVersion(document), (next) => {
      next.contents = []
    })
    silent.contents = [await make.content()]
    const { body } = await archive.deliver([relation, ofCase, document, silent])
    expect(body.failures).toMatchObject([
      { field: 'documents[3].metadata.correctionReason' },
    ])
  })

  it('annuls in the prescribed order', async () => {
    const { relation, ofCase, document } = await make.story()
    const attached = attachment(document, [await make.content()])
    await make.accepted([relation, ofCase, document, attached])
    await make.accepted([
      annulment(attached),
      annulment(document),
      annulment(ofCase),
      annulment(relation),
    ])
    // The person may have a client relation document again.
    const again = altered(relation, ({ metadata, clientRelation: content }) => {
      metadata.documentId = newOid()
      if (content) content.clientRelationId = newOid()
    })
    await make.accepted([again])
  })

  it('annuls what has codes that are valid no longer', async () => {
    const { client, relation, ofCase } = await make.story()
    const entry = altered(
      journalEntry(ofCase, await make.structured([client])),
      ({ metadata }) => {
        metadata.documentType = 'journal-disclosure-of-data'
      },
    )
    await make.accepted([relation, ofCase, entry])
    archive.clock.set('2024-09-01T12:00:00+03:00')
    try {
      const { body } = await archive.deliver([nextVersion(entry)])
      expect(body.failures?.map(({ rule }) => rule)).toEqual(['code-valid'])
      await make.accepted([annulment(entry)])
    } finally {
      archive.clock.set('2024-03-01T12:00:00+02:00')
    }
  })

  it('takes versions and annulments in a closed case', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([
      relation,
      ofCase,
      document,
      closing(ofCase, '2024-02-29'),
      nextVersion(document),
    ])
  })

  it('takes old documents into a closed case of an old client relation', async () => {
    const { relation, ofCase } = await make.story()
    const old = altered(relation, ({ clientRelation: content }) => {
      if (content) content.isOldClientRelation = true
    })
    const closed = altered(ofCase, ({ case: content }) => {
      if (!content) throw new Error('not a case document')
      content.caseStatus = 'closed'
      content.closedAt = '2023-12-31'
    })
    await make.accepted([
      old,
      closed,
      oldDocument(closed, [await make.content()]),
    ])
  })

  it('takes either composition on the day on which a member leaves, and a correction of the former one later', async () => {
    const { relations, ofCase, document } = await make.jointStory()
    const left = altered(nextVersion(ofCase), (copy) => {
      copy.metadata.clients.pop()
      const member = copy.case?.members?.at(-1)
      if (member) member.leftAt = '2024-02-01T12:00:00+02:00'
    })
    const alone = altered(
      clientDocument(ofCase, [await make.content()]),
      ({ metadata }) => {
        metadata.clients.pop()
      },
    )
    await make.accepted([...relations, ofCase, left, document, alone])
    await make.accepted([correction(document, [await make.content()])])
  })

  it('takes a joint document for who joined, and not for the time before', async () => {
    const { relations, ofCase, document } = await make.jointStory()
    const joining = altered(ofCase, ({ case: content }) => {
      const member = content?.members?.at(-1)
      if (member) member.joinedAt = '2024-02-10'
    })
    const { body } = await archive.deliver([...relations, joining, document])
    expect(body.failures?.map(({ rule }) => rule)).toEqual([
      'clients-are-members',
    ])
    await make.accepted([
      ...relations,
      joining,
      altered(document, ({ metadata }) => {
        metadata.createdAt = '2024-02-11'
      }),
    ])
  })

  it('reminds of critical documents, and only of those', async () => {
    const { relation, ofCase, document } = await make.story()
    const restricted = altered(
      clientDocument(ofCase, [await make.content()]),
      ({ metadata }) => {
        metadata.specialContent = true
        metadata.restrictionReasons = ['danger-to-client']
      },
    )
    const { body } = await make.accepted([
      relation,
      ofCase,
      document,
      restricted,
      decision(ofCase, [await make.content()]),
    ])
    expect(body.reminders).toMatchObject([
      {
        rule: 'will-be-seen',
        section: '5.2.2',
        documentId: document.metadata.documentId,
      },
    ])
  })

  it('accepts, in a case that is withheld from guardians, what has no value after the client is 18 (5.4.3)', async () => {
    const adult = bornOn('2006-03-01')
    const { relation, ofCase, document } = await make.story(adult)
    const withoutValue = (one: DeliveredDocument) =>
      altered(one, ({ metadata }) => {
        delete metadata.guardianDisclosure
      })
    await make.accepted([
      relation,
      withheld(ofCase),
      withoutValue(document),
      withoutValue(journalEntry(ofCase, await make.structured([adult]))),
      withoutValue(attachment(document, [await make.content()])),
    ])
  })

  it.each([
    ['is 18 tomorrow', '2006-03-02'],
    ['is a child', '2012-06-01'],
  ])(
    'asks for the value of a withheld case while the client %s (5.4.3)',
    async (_age, birthDate) => {
      const minor = bornOn(birthDate)
      const { relation, ofCase, document } = await make.story(minor)
      const { body } = await archive.deliver([
        relation,
        withheld(ofCase),
        document,
      ])
      expect(body.failures?.map(({ rule }) => rule)).toEqual([
        'inherits-guardian-disclosure',
      ])
    },
  )

  it('asks for the value of a withheld joint case while one client is a minor (5.4.3)', async () => {
    const { relations, ofCase, document } = await make.jointStory(
      make.adult(),
      make.child(),
    )
    const { body } = await archive.deliver([
      ...relations,
      withheld(ofCase),
      document,
    ])
    expect(body.failures?.map(({ rule }) => rule)).toEqual([
      'inherits-guardian-disclosure',
    ])
  })

  const inShelter = (one: DeliveredDocument) =>
    altered(one, ({ metadata }) => {
      metadata.serviceUnitId = SHELTER_UNIT
      metadata.specialContent = true
    })

  it('accepts the automatic mark of a shelter unit without a reason (5.3.3)', async () => {
    const { client, relation, ofCase, document } = await make.story()
    const attached = attachment(document, [await make.content()])
    await make.accepted([
      relation,
      ofCase,
      inShelter(document),
      inShelter(attached),
      inShelter(journalEntry(ofCase, await make.structured([client]))),
    ])
  })

  it('asks for the reason of the same mark in another unit (5.3.3)', async () => {
    const { relation, ofCase, document } = await make.story()
    const marked = altered(inShelter(document), ({ metadata }) => {
      metadata.serviceUnitId = `${SHELTER_UNIT}.1`
    })
    const { body } = await archive.deliver([relation, ofCase, marked])
    expect(body.failures).toMatchObject([
      { field: 'documents[2].metadata.restrictionReasons', section: '5.3.3' },
    ])
  })

  it('asks a document of a shelter unit for the mark (Tabell 5.5.1)', async () => {
    const { relation, ofCase, document } = await make.story()
    const unmarked = altered(inShelter(document), ({ metadata }) => {
      delete metadata.specialContent
    })
    const { body } = await archive.deliver([relation, ofCase, unmarked])
    expect(body.failures?.map(({ rule }) => rule)).toEqual([
      'special-content-automatic',
    ])
  })

  it.each([
    ['phase-2-plus-client-document', clientDocument],
    ['phase-1-client-document', phase1Document],
  ] as const)(
    'asks a %s of the type "other document received" for time, way and sender of arrival (11.2)',
    async (_group, drawnUp) => {
      const { relation, ofCase } = await make.story()
      const received = altered(
        drawnUp(ofCase, [await make.content()]),
        ({ metadata }) => {
          metadata.generalDocumentType = 'other-client-document'
          metadata.documentType = 'other-document-received'
          metadata.description = 'Tingsrättens dom'
        },
      )
      const { body } = await archive.deliver([relation, ofCase, received])
      expect(
        body.failures?.map(({ field, section }) => [field, section]),
      ).toEqual([
        ['documents[2].metadata.receivedAt', '11.2'],
        ['documents[2].metadata.arrivalMethod', '11.2'],
        ['documents[2].metadata.senderOrAgent', '11.2'],
      ])
      await make.accepted([
        relation,
        ofCase,
        altered(received, ({ metadata }) => {
          metadata.receivedAt = '2024-02-01'
          metadata.arrivalMethod = 'post'
          metadata.senderOrAgent = 'Exempelkustens tingsrätt'
        }),
      ])
    },
  )

  it('takes an old document of the classification of 2016 without an original task (6.2)', async () => {
    const { relation, ofCase } = await make.story()
    await make.accepted([
      relation,
      altered(ofCase, ({ case: content }) => {
        if (!content) throw new Error('not a case document')
        content.openedAt = '2014-01-01'
        for (const member of content.members ?? []) {
          member.joinedAt = '2014-01-01'
        }
      }),
      altered(oldDocument(ofCase, [await make.content()]), ({ metadata }) => {
        metadata.createdAt = '2016-03-01'
        metadata.serviceTasks = ['elderly-services']
      }),
      altered(oldDocument(ofCase, [await make.content()]), ({ metadata }) => {
        metadata.createdAt = '2015-12-31'
      }),
    ])
  })

  it('takes a client who is born on the day of storing, and what happens on that day (9.12.3)', async () => {
    const child = bornOn('2024-03-01')
    const { relation, ofCase, document } = await make.story(child)
    await make.accepted([
      altered(relation, ({ clientRelation: content }) => {
        if (content) content.relation = { startedOn: '2024-03-01' }
      }),
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.createdAt = '2024-03-01T23:59:00+02:00'
      }),
    ])
  })

  it('annuls and takes nothing else of a schema version that is removed (10.1.5)', async () => {
    archive.clock.set('2024-08-31T12:00:00+03:00')
    try {
      const relation = altered(clientRelation(make.adult()), ({ metadata }) => {
        metadata.schemaVersion = '2018-05-01'
      })
      await make.accepted([relation])
      archive.clock.set('2024-09-01T12:00:00+03:00')
      const { body } = await archive.deliver([nextVersion(relation)])
      expect(body.failures?.map(({ rule }) => rule)).toEqual([
        'schema-version-supported',
      ])
      await make.accepted([annulment(relation)])
    } finally {
      archive.clock.set('2024-03-01T12:00:00+02:00')
    }
  })

  it.each(['2019-11-25', '2019-11-25R', '2020-04-07'])(
    'takes a case document of the outdated schema version %s (9.12.3)',
    async (version) => {
      const { relation, ofCase } = await make.story()
      await make.accepted([
        relation,
        altered(ofCase, ({ metadata }) => {
          metadata.schemaVersion = version
        }),
      ])
    },
  )

  it('lets a parenthood investigation be released by a new version only', async () => {
    const { relation, ofCase, document } = await make.story()
    const investigation = altered(document, ({ metadata }) => {
      metadata.socialServices = ['parenthood-investigation']
      metadata.specialContent = true
    })
    await make.accepted([
      relation,
      ofCase,
      investigation,
      altered(nextVersion(investigation), ({ metadata }) => {
        metadata.specialContent = false
      }),
    ])
  })

  it('keeps every identity code in the person table alone', async () => {
    const { relation, ofCase, document, client } = await make.story()
    const signatory = make.adult()
    await make.accepted([
      relation,
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.signatures = [
          {
            personId: signatory.reveal(),
            firstName: 'Aino',
            lastName: 'Berg',
            identificationMethod: 'tupas',
            signedAt: '2024-02-01T10:00:00+02:00',
          },
        ]
      }),
    ])
    const rows = await archive.database.query({
      text: `SELECT metadata::text AS metadata, structured::text AS structured
             FROM document_version`,
    })
    const stored = JSON.stringify(rows)
    expect(stored).not.toContain(client.reveal())
    expect(stored).not.toContain(signatory.reveal())
  })

  it('writes one row of the usage log for a delivery, in its transaction', async () => {
    const { relation } = await make.story()
    await make.accepted([relation])
    const [row] = await archive.database.query({
      text: 'SELECT * FROM usage_log ORDER BY sequence DESC LIMIT 1',
    })
    expect(row).toMatchObject({
      event: 'delivery',
      client_system: 'client-a',
      subject_id: null,
      detail: { stored: [relation.metadata.documentId], alreadyStored: [] },
    })
  })
})

describe.each(ENGINES)('an archive with a demo clock on %s', (engine) => {
  let archive: TestArchive
  beforeAll(async () => {
    archive = await openTestArchive(engine, {
      demoClock: true,
      phase: 'later',
    })
  })
  afterAll(() => archive.close())

  it('archives a delivery when the delivery says', async () => {
    const make = given(archive)
    const { relation, ofCase, document } = await make.story()
    const at = (instant: string) => ({
      headers: { 'x-demo-archived-at': instant },
    })
    await make.accepted([relation, ofCase], at('2023-02-01T22:30:00Z'))
    await make.accepted([document], at('2024-02-01T22:30:00Z'))
    const rows = await archive.database.query({
      text: 'SELECT available_on FROM reading',
    })
    // Half past ten in the evening in UTC is the next day in Helsinki.
    expect(rows).toEqual([{ available_on: '2024-02-02' }])
  })

  it('takes adoption counselling without special content after phase 1', async () => {
    const make = given(archive)
    const { relation, ofCase, document } = await make.story()
    await make.accepted([
      relation,
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.socialServices = ['adoption-counselling']
      }),
    ])
  })

  it('refuses a time that is none', async () => {
    const { status } = await archive.deliver(
      [(await given(archive).story()).relation],
      { headers: { 'x-demo-archived-at': 'yesterday' } },
    )
    expect(status).toBe(400)
  })
})
