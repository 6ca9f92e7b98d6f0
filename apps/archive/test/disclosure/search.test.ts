import {
  ArchiveDisclosures,
  DisclosedDocuments,
  type DeliveredDocument,
  type ProhibitionTarget,
} from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireForm } from '../reading/oracle/twin.ts'
import { callerToken, own } from '../reading/portal.ts'
import {
  altered,
  annulment,
  caseDocument,
  clientDocument,
  clientRelation,
  journalEntry,
  oldDocument,
  phase1Document,
} from '../support/documents.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import {
  acting,
  openWillArchive,
  type WillArchive,
} from '../wills/will-archive.ts'

const URGENT = {
  kind: 'special-reason',
  reason: 'assess-or-arrange-care-or-urgent-support',
} as const

describe.each(ENGINES)('the search of another controller on %s', (engine) => {
  let archive: WillArchive
  const marked = new Set<string>()
  beforeAll(async () => {
    archive = await openWillArchive(engine, {
      restrictedMarkings: (ids) =>
        Promise.resolve(new Set(ids.filter((id) => marked.has(id)))),
    })
  })
  afterAll(() => archive.close())

  const ask = (
    code: IdentityCode,
    justification: object = URGENT,
    system = archive.otherClient,
  ) =>
    archive.asClient(
      '/disclosure/searches',
      { identityCode: code.reveal(), justification },
      system,
    )
  /** Ids of what is found. */
  const found = async (...asked: Parameters<typeof ask>) => {
    const { body } = await ask(...asked)
    return DisclosedDocuments.parse(body).documents.map((one) => one.documentId)
  }
  const idsOf = (...documents: DeliveredDocument[]) =>
    documents.map(({ metadata }) => metadata.documentId)

  const permits = async (code: IdentityCode) => {
    const claims = own(await archive.personOf(code))
    await archive.command(claims, { command: 'receive-information' })
    await archive.command(claims, {
      command: 'set-permission',
      value: 'positive',
    })
    return claims
  }
  /** A person who permits, with one document. */
  async function person(
    change: (document: DeliveredDocument) => void = () => undefined,
  ) {
    const story = await archive.make.story()
    const document = altered(story.document, change)
    await archive.make.accepted([story.relation, story.ofCase, document])
    const claims = await permits(story.client)
    return { ...story, document, claims }
  }
  const prohibit = async (
    claims: Awaited<ReturnType<typeof permits>>,
    targets: ProhibitionTarget[],
  ) =>
    archive.command(
      claims,
      { command: 'set-prohibitions', targets },
      await archive.onShown(claims),
    )
  const refOf = async (claims: { subject: string }) => {
    const [row] = await archive.database.query({
      text: 'SELECT ref FROM reading WHERE person_id = $1',
      values: [claims.subject],
    })
    return { kind: 'document', ref: String(row?.ref) } as ProhibitionTarget
  }

  it('gives the documents of who permits, with controller, task and date', async () => {
    const { client, document } = await person()
    expect((await ask(client)).body).toEqual({
      documents: [
        {
          documentId: document.metadata.documentId,
          documentType: 'needs-assessment-older-people',
          controllerId: '1.2.246.10.100',
          controllerName: 'Exempelkustens välfärdsområde',
          task: 'elderly-services',
          drawnUpOn: '2024-02-01',
        },
      ],
    })
  })

  describe('gives nothing', () => {
    it('without the information, without a permission, and after a negative one', async () => {
      const { client, relation, ofCase, document } = await archive.make.story()
      await archive.make.accepted([relation, ofCase, document])
      expect(await found(client)).toEqual([])
      const claims = own(await archive.personOf(client))
      await archive.command(claims, { command: 'receive-information' })
      expect(await found(client)).toEqual([])
      await archive.command(claims, {
        command: 'set-permission',
        value: 'positive',
      })
      expect(await found(client)).toHaveLength(1)
      await archive.command(
        claims,
        { command: 'set-permission', value: 'negative' },
        { expectedVersion: 1 },
      )
      expect(await found(client)).toEqual([])
    })

    it('of an unknown person, and adds no person', async () => {
      const stranger = archive.make.adult()
      expect(await found(stranger)).toEqual([])
      const rows = await archive.database.query({
        text: 'SELECT FROM person WHERE identity_code = $1',
        values: [stranger.reveal()],
      })
      expect(rows).toEqual([])
    })

    it('of the searcher’s own register', async () => {
      const { client } = await person()
      expect(await found(client, URGENT, archive.client)).toEqual([])
    })

    it('of who has died', async () => {
      const { client, claims } = await person()
      await archive.database.query({
        text: `UPDATE person SET date_of_death = '2024-02-20' WHERE person_id = $1`,
        values: [claims.subject],
      })
      expect(await found(client)).toEqual([])
    })

    it('of who has a restricted marking', async () => {
      const { client, claims } = await person()
      marked.add(claims.subject)
      expect(await found(client)).toEqual([])
    })

    it('after the active use of a document', async () => {
      const { client, claims } = await person()
      await archive.database.query({
        text: `UPDATE reading SET cases_closed_on = '2007-02-28' WHERE person_id = $1`,
        values: [claims.subject],
      })
      expect(await found(client)).toEqual([])
    })
  })

  it('gives journal entries, and neither old documents, those of the first phase, annulled ones, shelter service nor client relations and cases', async () => {
    const { client, ofCase, document, claims } = await person()
    const content = async () => [await archive.make.content()]
    const journal = journalEntry(
      ofCase,
      await archive.make.structured([client]),
    )
    const shelter = altered(
      clientDocument(ofCase, await content()),
      ({ metadata }) => {
        metadata.socialServices = ['shelter-service']
        metadata.specialContent = true
        metadata.restrictionReasons = ['danger-to-client']
      },
    )
    const annulled = clientDocument(ofCase, await content())
    await archive.make.accepted([
      journal,
      shelter,
      annulled,
      phase1Document(ofCase, await content()),
    ])
    await archive.make.accepted([annulment(annulled)])
    expect(await found(client)).toEqual(idsOf(document, journal).sort())

    for (const group of [
      'old-client-document',
      'phase-1-client-document',
      'a-new-group',
    ]) {
      await archive.database.query({
        text: 'UPDATE reading SET document_group = $2 WHERE person_id = $1',
        values: [claims.subject, group],
      })
      expect(await found(client)).toEqual([])
    }
    expect(oldDocument(ofCase, []).metadata.documentGroup).toBe(
      'old-client-document',
    )
  })

  it('gives what is kept out of MittKanta only: special content, delayed documents, payment commitments', async () => {
    const { client, claims, document } = await person(({ metadata }) => {
      metadata.specialContent = true
      metadata.restrictionReasons = ['danger-to-client']
    })
    expect(await found(client)).toEqual(idsOf(document))
    for (const [set, isGiven] of [
      ['payment-commitment', true],
      ['adoption-counselling', true],
      ['shelter', false],
      ['unknown', false],
    ] as const) {
      await archive.database.query({
        text: 'UPDATE reading SET type_set = $2 WHERE person_id = $1',
        values: [claims.subject, set],
      })
      expect(await found(client)).toEqual(isGiven ? idsOf(document) : [])
    }
  })

  describe('and prohibitions', () => {
    it.each([
      [
        'of the controller',
        { kind: 'controller', controllerId: '1.2.246.10.100' },
      ],
      [
        'of the service task',
        { kind: 'service-task', task: 'elderly-services' },
      ],
      ['of the document', undefined],
    ])(
      'withholds by a prohibition %s, and gives again when it is taken away',
      async (_words, target) => {
        const { client, document, claims } = await person()
        const of = (target ?? (await refOf(claims))) as ProhibitionTarget
        await prohibit(claims, [of])
        expect(await found(client)).toEqual([])
        await prohibit(claims, [])
        expect(await found(client)).toEqual(idsOf(document))
      },
    )

    it('gives what other prohibitions do not hit', async () => {
      const { client, document, claims } = await person()
      await prohibit(claims, [
        { kind: 'controller', controllerId: '1.2.246.10.900' },
        { kind: 'service-task', task: 'child-protection' },
      ] as ProhibitionTarget[])
      expect(await found(client)).toEqual(idsOf(document))
    })

    it('matches the controller who made the document, and not the one who took it over (A52)', async () => {
      const { client, document, claims } = await person(({ metadata }) => {
        metadata.originalControllerId = '1.2.246.10.55'
      })
      const ours = { kind: 'controller', controllerId: '1.2.246.10.100' }
      await prohibit(claims, [ours] as ProhibitionTarget[])
      expect(await found(client)).toEqual(idsOf(document))
      await archive.database.query({
        text: `INSERT INTO joined_controller VALUES ('1.2.246.10.55', 'Den gamla kommunen') ON CONFLICT DO NOTHING`,
      })
      const old = { kind: 'controller', controllerId: '1.2.246.10.55' }
      await prohibit(claims, [old] as ProhibitionTarget[])
      expect(await found(client)).toEqual([])
    })
  })

  describe('for joint documents', () => {
    async function joint() {
      const [first, second] = [
        archive.make.adult(),
        archive.make.adult(),
      ] as const
      const { relations, ofCase, document } = await archive.make.jointStory(
        first,
        second,
      )
      await archive.make.accepted([...relations, ofCase, document])
      return { first, second, document }
    }

    it('gives them only if every client permits (A24)', async () => {
      const { first, second, document } = await joint()
      await permits(first)
      expect(await found(first)).toEqual([])
      await permits(second)
      expect(await found(first)).toEqual(idsOf(document))
    })

    it('and if none of the clients prohibits them', async () => {
      const { first, second } = await joint()
      await permits(first)
      const claims = await permits(second)
      await prohibit(claims, [await refOf(claims)])
      expect(await found(first)).toEqual([])
    })

    it('and not if another client has a restricted marking', async () => {
      const { first, second } = await joint()
      await permits(first)
      marked.add((await permits(second)).subject)
      expect(await found(first)).toEqual([])
    })

    it('informs every client that they were given, each by their own ref', async () => {
      const { first, second } = await joint()
      const all = [await permits(first), await permits(second)]
      await found(first)
      for (const claims of all) {
        const { body } = await archive.portal(claims, '/disclosures')
        const [disclosure] = ArchiveDisclosures.parse(body).disclosures
        const ref = await refOf(claims)
        expect([
          { kind: 'document', ref: disclosure?.documents[0]?.ref },
        ]).toEqual([ref])
      }
    })
  })

  describe('is justified', () => {
    async function searcher(code: IdentityCode) {
      const token = await archive.otherClient.token(
        archive.url,
        archive.clock(),
      )
      const relation = clientRelation(code)
      const ofCase = caseDocument([code], [relation])
      for (const { metadata } of [relation, ofCase]) {
        metadata.controllerId = archive.otherClient.configuration.controllerId
      }
      await archive.make.accepted([relation, ofCase], { token })
      return { kind: 'case', caseId: ofCase.metadata.caseId }
    }

    it('by an open case of the searcher’s own register of which the person is a member', async () => {
      const { client, document } = await person()
      const justification = await searcher(client)
      expect(await found(client, justification)).toEqual(idsOf(document))

      await archive.database.query({
        text: `UPDATE case_state SET closed_on = '2024-02-01' WHERE case_id = $1`,
        values: [justification.caseId],
      })
      expect((await ask(client, justification)).rules).toEqual([
        'search-justified',
      ])
    })

    it('and not by another register’s case, another person’s, or none', async () => {
      const { client, ofCase } = await person()
      const other = await searcher(archive.make.adult())
      for (const caseId of [ofCase.metadata.caseId, other.caseId, '1.2.3.4']) {
        expect(await ask(client, { kind: 'case', caseId })).toMatchObject({
          status: 422,
          rules: ['search-justified'],
        })
      }
      const nobody = await ask(archive.make.adult(), other)
      expect(nobody.rules).toEqual(['search-justified'])
    })

    it('or by a special reason of the code set', async () => {
      const { client } = await person()
      const told = await ask(client, {
        kind: 'special-reason',
        reason: 'curiosity',
      })
      expect(told.rules).toEqual(['special-reason-known'])
    })
  })

  describe('is logged', () => {
    it('before the answer: found, empty, refused', async () => {
      const { client, claims } = await person()
      await found(client)
      await prohibit(claims, [await refOf(claims)])
      await found(client)
      await ask(client, { kind: 'case', caseId: '1.2.3.4' })
      const rows = await archive.logged(claims.subject)
      const organisation = {
        organisationId: '1.2.246.10.900',
        organisationName: 'Inlandets välfärdsområde',
      }
      const urgent = {
        ...organisation,
        justification: 'special-reason',
        reason: URGENT.reason,
        outcome: 'answered',
      }
      const ref = await refOf(claims)
      expect(
        rows
          .filter(({ event }) => String(event).startsWith('disclosure'))
          .map(({ event, detail }) => ({ event, detail })),
      ).toEqual([
        { event: 'disclosure-search', detail: { ...urgent, documents: '1' } },
        {
          event: 'disclosure',
          detail: { ...organisation, documents: ['ref' in ref && ref.ref] },
        },
        { event: 'disclosure-search', detail: { ...urgent, documents: '0' } },
        {
          event: 'disclosure-search',
          detail: {
            ...organisation,
            justification: 'case',
            caseId: '1.2.3.4',
            command: 'search',
            outcome: 'will-refused',
            reasons: ['search-justified'],
          },
        },
      ])
      expect((await verifyChain(archive.database)).broken).toBeUndefined()
    })

    it('or nothing is given', async () => {
      const { client } = await person()
      const rename = (from: string, to: string) =>
        archive.database.query({
          text: `ALTER TABLE usage_log RENAME COLUMN ${from} TO ${to}`,
        })
      await rename('occasion', 'gone')
      const { status, body } = await ask(client)
      await rename('gone', 'occasion')
      expect(status).toBe(503)
      expect(body).not.toHaveProperty('documents')
    })
  })

  describe('and who has received my data', () => {
    const toldTo = async (claims: ReturnType<typeof own>, query = '') =>
      ArchiveDisclosures.parse(
        (await archive.portal(claims, `/disclosures${query}`)).body,
      )

    it('says when, which organisation and which documents, newest first', async () => {
      const { client, claims } = await person()
      await found(client)
      expect(await toldTo(claims)).toEqual({
        disclosures: [
          {
            disclosedAt: archive.clock().toISOString(),
            organisationId: '1.2.246.10.900',
            organisationName: 'Inlandets välfärdsområde',
            documents: [
              {
                ref: ((await refOf(claims)) as { ref: string }).ref,
                documentType: 'needs-assessment-older-people',
                description: null,
                drawnUpOn: '2024-02-01',
              },
            ],
            hasOtherClientData: false,
          },
        ],
        total: 1,
        page: 1,
        pageSize: 20,
        organisations: [
          { id: '1.2.246.10.900', name: 'Inlandets välfärdsområde' },
        ],
      })
    })

    it('says nothing of a search that found nothing', async () => {
      const { client, claims } = await person()
      await prohibit(claims, [await refOf(claims)])
      await found(client)
      expect(await toldTo(claims)).toMatchObject({
        disclosures: [],
        total: 0,
        organisations: [],
      })
    })

    it('calls what is hidden client data only', async () => {
      const { client, claims } = await person(({ metadata }) => {
        metadata.specialContent = true
        metadata.restrictionReasons = ['danger-to-client']
      })
      await found(client)
      expect((await toldTo(claims)).disclosures).toMatchObject([
        { documents: [], hasOtherClientData: true },
      ])
    })

    it('filters by day of Helsinki and organisation, and gives pages', async () => {
      const { client, claims } = await person()
      await archive.database.query({
        text: `UPDATE reading SET controller_id = '1.2.246.10.77' WHERE person_id = $1`,
        values: [claims.subject],
      })
      await found(client, URGENT, archive.client)
      for (let n = 0; n < 21; n += 1) await found(client)
      const counts = await Promise.all(
        [
          '',
          '?organisation=1.2.246.10.100',
          '?organisation=1.2.3',
          '?from=2024-03-01&to=2024-03-01',
          '?to=2024-02-29',
          '?from=2024-03-02',
        ].map(async (query) => (await toldTo(claims, query)).total),
      )
      expect(counts).toEqual([22, 1, 0, 22, 0, 0])
      const second = await toldTo(claims, '?page=2')
      expect(second.disclosures.map((one) => one.organisationId)).toEqual([
        '1.2.246.10.900',
        '1.2.246.10.100',
      ])
      expect((await toldTo(claims)).organisations).toHaveLength(2)
      expect(
        (await archive.portal(claims, '/disclosures?from=soon')).status,
      ).toBe(400)
    })

    describe('shows a mandate holder the same with and without what is hidden (11.4.2, A8, A33)', () => {
      const HIDDEN = [
        [
          'special content',
          ({ metadata }: DeliveredDocument) => {
            metadata.specialContent = true
            metadata.restrictionReasons = ['danger-to-client']
          },
        ],
        [
          'a delay',
          ({ metadata }: DeliveredDocument) => {
            metadata.showFrom = '2024-06-01'
            metadata.restrictionReasons = ['danger-to-client']
          },
        ],
      ] as const

      /** A person with a document, and with one more that another register received. */
      async function record(hidden?: (document: DeliveredDocument) => void) {
        const told = await person()
        if (hidden) {
          const contents = [await archive.make.content()]
          await archive.make.accepted([
            altered(clientDocument(told.ofCase, contents), hidden),
          ])
        }
        const reader = await archive.personOf(archive.make.adult())
        const [row] = await archive.database.query({
          text: 'SELECT ref FROM reading WHERE person_id = $1 AND document_id = $2',
          values: [told.claims.subject, told.document.metadata.documentId],
        })
        const ref = String(row?.ref)
        return {
          ...told,
          ref,
          target: { kind: 'document', ref } as ProhibitionTarget,
          holder: acting(reader, told.claims.subject, 'mandate'),
        }
      }

      /** The bytes of an answer, with the refs of one record named alike. */
      async function bytesOf(
        { holder, ref }: Awaited<ReturnType<typeof record>>,
        query: string,
      ) {
        const token = await callerToken(holder, archive.clock())
        const answer = await wireForm(
          await fetch(
            `${archive.url}/portal/subjects/${holder.subject}/disclosures${query}`,
            { headers: { authorization: `Bearer ${token}` } },
          ),
        )
        return { ...answer, body: answer.body.replaceAll(ref, 'REF') }
      }

      it.each(HIDDEN)(
        'in every byte, page, count and organisation: %s',
        async (_words, hidden) => {
          const [whole, twin] = [await record(hidden), await record()]
          for (const one of [whole, twin]) {
            // Given together with what is visible, and then nothing but what is hidden.
            await found(one.client)
            await prohibit(one.claims, [one.target])
            for (let n = 0; n < 21; n += 1) await found(one.client)
            await archive.database.query({
              text: `UPDATE reading SET controller_id = '1.2.246.10.77' WHERE person_id = $1`,
              values: [one.claims.subject],
            })
            await found(one.client, URGENT, archive.client)
            await prohibit(one.claims, [])
            await found(one.client)
          }
          expect((await toldTo(whole.claims)).total).toBe(24)
          expect((await toldTo(twin.claims)).total).toBe(2)

          for (const query of [
            '',
            '?page=2',
            '?organisation=1.2.246.10.100',
            '?organisation=1.2.246.10.900',
            '?from=2024-03-01&to=2024-03-01',
            '?to=2024-02-29',
          ]) {
            const [one, other] = [
              await bytesOf(whole, query),
              await bytesOf(twin, query),
            ]
            expect({ query, ...one }).toEqual({ query, ...other })
          }
          expect(await toldTo(whole.holder)).toMatchObject({
            disclosures: [
              { documents: [{ ref: whole.ref }], hasOtherClientData: false },
              { documents: [{ ref: whole.ref }], hasOtherClientData: false },
            ],
            total: 2,
            organisations: [{ id: '1.2.246.10.900' }],
          })
        },
      )

      it('and nothing when everything that was given is hidden', async () => {
        const { client, claims } = await person(HIDDEN[0][1])
        await found(client)
        const reader = await archive.personOf(archive.make.adult())
        const holder = acting(reader, claims.subject, 'mandate')
        expect(await toldTo(holder)).toEqual({
          disclosures: [],
          total: 0,
          page: 1,
          pageSize: 20,
          organisations: [],
        })
      })

      it('and of a joint document only as its client (5.4.4)', async () => {
        const [first, second] = [archive.make.adult(), archive.make.adult()]
        const { relations, ofCase, document } = await archive.make.jointStory(
          first,
          second,
        )
        await archive.make.accepted([...relations, ofCase, document])
        const claims = await permits(first)
        const { subject } = await permits(second)
        await found(first)
        const stranger = await archive.personOf(archive.make.adult())
        const totals = await Promise.all(
          [stranger, subject].map(
            async (reader) =>
              (await toldTo(acting(reader, claims.subject, 'mandate'))).total,
          ),
        )
        expect(totals).toEqual([0, 1])
      })

      it('by day of Helsinki and in separate pages', async () => {
        const one = await record()
        for (let n = 0; n < 22; n += 1) await found(one.client)
        const totals = await Promise.all(
          ['', '?from=2024-03-01&to=2024-03-01', '?from=2024-03-02'].map(
            async (query) => {
              const told = await toldTo(one.holder, query)
              return [told.total, told.disclosures.length]
            },
          ),
        )
        expect(totals).toEqual([
          [22, 20],
          [22, 20],
          [0, 0],
        ])
        expect((await toldTo(one.holder, '?page=2')).disclosures).toHaveLength(
          2,
        )
      })
    })

    it('is shown to the client, a minor client and the mandate holder, and to no other reader', async () => {
      const { claims } = await person()
      const reader = await archive.personOf(archive.make.adult())
      const child = await archive.personOf(archive.make.child())
      const statuses = await Promise.all(
        [
          claims,
          own(child, 'minor'),
          acting(reader, claims.subject, 'mandate'),
          acting(reader, child, 'guardian'),
          acting(reader, child, 'right-to-information'),
        ].map(
          async (who) => (await archive.portal(who, '/disclosures')).status,
        ),
      )
      expect(statuses).toEqual([200, 200, 200, 404, 404])
    })
  })
})

describe('a search without a population data system to ask', () => {
  it('is not answered, so that no person with a restricted marking is passed over', async () => {
    const archive = await openWillArchive('postgres')
    const { client, relation, ofCase, document } = await archive.make.story()
    await archive.make.accepted([relation, ofCase, document])
    const claims = own(await archive.personOf(client))
    await archive.command(claims, { command: 'receive-information' })
    await archive.command(claims, {
      command: 'set-permission',
      value: 'positive',
    })
    const { status } = await archive.asClient(
      '/disclosure/searches',
      { identityCode: client.reveal(), justification: URGENT },
      archive.otherClient,
    )
    expect(status).toBe(503)
    await archive.close()
  })
})
