import type { DeliveredDocument } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import {
  altered,
  attachment,
  clientDocument,
  correction,
  nextVersion,
} from '../support/documents.ts'
import {
  delayedUntil,
  marked,
  released,
  special,
  stories,
  withheld,
} from './stories.ts'

const BEFORE = '2024-02-15T12:00:00+02:00'
const AFTER = '2024-02-25T12:00:00+02:00'

/** Stories whose document is hidden from its client until 20 February. */
const RELEASED: Record<
  string,
  (given: { ofCase: DeliveredDocument; document: DeliveredDocument }) => {
    first: DeliveredDocument[]
    then: DeliveredDocument[]
  }
> = {
  'special content of the document': ({ ofCase, document }) => {
    const hidden = marked(document, special)
    return { first: [ofCase, hidden], then: [released(hidden)] }
  },
  'special content of the case and the document': ({ ofCase, document }) => {
    const [hiddenCase, hidden] = [
      marked(ofCase, special),
      marked(document, special),
    ]
    return {
      first: [hiddenCase, hidden],
      then: [released(hiddenCase), released(hidden)],
    }
  },
  'special content that was set later': ({ ofCase, document }) => {
    const hidden = marked(nextVersion(document), special)
    return { first: [ofCase, document, hidden], then: [released(hidden)] }
  },
  'a social service whose documents are never shown': ({
    ofCase,
    document,
  }) => {
    const hidden = marked(document, {
      ...special,
      socialServices: ['shelter-service'],
    })
    const wrongService = marked(released(hidden), {
      socialServices: ['home-care'],
    })
    return {
      first: [ofCase, hidden],
      then: [wrongService],
    }
  },
}

describe.each(ENGINES)('since when a document is there on %s', (engine) => {
  const told = stories(engine)

  it.each(Object.keys(RELEASED))(
    '5.3.2: what a later version lets go is dated by that day and new, without words: %s',
    async (name) => {
      const { make, on, reader } = told()
      const { client, relation, ...given } = await make.story()
      const story = RELEASED[name]?.(given) ?? { first: [], then: [] }
      await on('2024-02-02', relation, ...story.first)
      await on('2024-02-20', ...story.then)

      const { list, frontPage, newSince, page } = await reader(
        '2024-02-26',
        client,
      )
      const [item] = (await list()).documents
      expect(item).toMatchObject({
        date: '2024-02-20',
        availableAt: '2024-02-20T10:00:00.000Z',
        correctedAt: null,
        facts: { delayEndedOn: 'none' },
      })
      expect((await frontPage()).tasks[0]?.documents[0]?.date).toBe(
        '2024-02-20',
      )
      expect(await newSince(BEFORE)).toEqual([item?.ref])
      expect(await newSince(AFTER)).toEqual([])
      expect((await page(item?.ref ?? ''))?.date).toBe('2024-02-20')
      expect((await list('&from=2024-02-20')).total).toBe(1)
      expect((await list('&to=2024-02-19')).total).toBe(0)
    },
  )

  it('5.1.2: is placed on the front page by the day on which it was released, before what came between', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const hidden = marked(document, special)
    const others = await Promise.all(
      Array.from({ length: 5 }, async () =>
        clientDocument(ofCase, [await make.content()]),
      ),
    )
    await on('2024-02-02', relation, ofCase, hidden)
    await on('2024-02-10', ...others)
    await on('2024-02-20', released(hidden))

    const { frontPage } = await reader('2024-02-26', client)
    const [task] = (await frontPage()).tasks
    expect(task?.documents.map(({ date }) => date)).toEqual([
      '2024-02-20',
      ...Array.from({ length: 4 }, () => '2024-02-10'),
    ])
  })

  it('5.3.1: says that a delay has ended also when a later version took it away, for 90 days, in the client’s own view', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const hidden = marked(document, delayedUntil('2024-06-01'))
    await on('2024-02-02', relation, ofCase, hidden)
    await on('2024-02-20', released(hidden))
    const other = make.adult()
    const { relation: ofOther } = await make.story(other)
    await on('2024-02-21', ofOther)

    const own = await reader('2024-02-26', client)
    const [item] = (await own.list()).documents
    expect(item).toMatchObject({
      date: '2024-02-20',
      facts: { delayEndedOn: '2024-02-20' },
    })
    const holder = { ground: 'mandate', reader: other } as const
    const acting = await reader('2024-02-26', client, holder)
    expect((await acting.list()).documents[0]).toMatchObject({
      date: '2024-02-20',
      facts: { delayEndedOn: 'none' },
    })
  })

  it('5.3.1: becomes new with the first moment of the day on which its delay ends', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    await on(
      '2024-02-02',
      relation,
      ofCase,
      marked(document, delayedUntil('2024-02-20')),
    )
    const before = await reader('2024-02-19', client)
    expect((await before.list()).documents).toEqual([])

    const { list, newSince } = await reader('2024-02-20', client)
    const [item] = (await list()).documents
    expect(item).toMatchObject({
      date: '2024-02-20',
      availableAt: '2024-02-19T22:00:00.000Z',
      facts: { delayEndedOn: '2024-02-20' },
    })
    expect(await newSince('2024-02-19T23:59:59+02:00')).toEqual([item?.ref])
    expect(await newSince('2024-02-20T00:00:01+02:00')).toEqual([])
  })

  it('5.3.1: has no words of a delay that ended under special content, nor of one that hid nothing', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const hidden = marked(document, {
      ...special,
      ...delayedUntil('2024-02-10'),
    })
    const ended = marked(
      clientDocument(ofCase, [await make.content()]),
      delayedUntil('2024-01-10'),
    )
    await on('2024-02-02', relation, ofCase, hidden, ended)
    await on('2024-02-20', released(hidden))

    const { list } = await reader('2024-02-26', client)
    expect((await list()).documents).toMatchObject([
      { date: '2024-02-20', facts: { delayEndedOn: 'none' } },
      { date: '2024-02-02', facts: { delayEndedOn: 'none' } },
    ])
  })

  it('5.3.1, 5.3.2: dates an attachment by the last thing that hid it or its main document', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const attach = async (marks: object = {}) =>
      marked(attachment(document, [await make.content()]), marks)
    const hidden = await attach(special)
    const delayed = await attach(delayedUntil('2024-02-22'))
    await on('2024-02-02', relation, ofCase, document, hidden, delayed)
    await on('2024-02-20', released(hidden))

    const { list, page } = await reader('2024-02-26', client)
    const [item] = (await list()).documents
    expect(item?.date).toBe('2024-02-02')
    expect(
      item?.attachments.map(({ availableAt, facts }) => [
        availableAt,
        facts.delayEndedOn,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['2024-02-20T10:00:00.000Z', 'none'],
        ['2024-02-21T22:00:00.000Z', '2024-02-22'],
      ]),
    )
    const shown = await page(item?.ref ?? '')
    expect(shown?.attachments.map(({ availableAt }) => availableAt)).toEqual([
      '2024-02-20T10:00:00.000Z',
      '2024-02-21T22:00:00.000Z',
    ])
    const marks = marked(nextVersion(document), special)
    await on('2024-02-23', marks)
    await on('2024-02-24', released(marks))
    const again = await reader('2024-02-26', client)
    const [later] = (await again.list()).documents
    expect(later?.attachments.map(({ availableAt }) => availableAt)).toEqual([
      '2024-02-24T10:00:00.000Z',
      '2024-02-24T10:00:00.000Z',
    ])
  })

  it('5.3.2: dates a document by the end of a restriction of a case that it is linked to', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const other = (await make.story(client)).ofCase
    const otherCase = altered(other, (copy) => {
      if (copy.case)
        copy.case.clientRelationIds = ofCase.case?.clientRelationIds
    })
    const linked = altered(document, ({ metadata }) => {
      metadata.linkedCaseIds = [otherCase.metadata.caseId ?? '']
    })
    const hiddenCase = marked(nextVersion(otherCase), special)
    await on('2024-02-02', relation, ofCase, otherCase, linked)
    await on('2024-02-10', hiddenCase)
    const hidden = await reader('2024-02-12', client)
    expect((await hidden.list()).documents).toEqual([])
    await on('2024-02-20', released(hiddenCase))

    const { list } = await reader('2024-02-26', client)
    expect((await list()).documents).toMatchObject([{ date: '2024-02-20' }])
  })

  it('8.3.3: shows a joint document that is corrected after a client left its case to who is still in it, and no longer to who left', async () => {
    const { make, on, reader } = told()
    const [stays, leaves] = [make.adult(), make.adult()]
    const { relations, ofCase, document } = await make.jointStory(stays, leaves)
    const without = altered(nextVersion(ofCase), ({ metadata, ...copy }) => {
      metadata.clients.pop()
      const member = copy.case?.members?.at(-1)
      if (member) member.leftAt = '2024-02-10'
    })
    await on('2024-02-02', ...relations, ofCase, document)
    await on('2024-02-10', without)
    const toWhoLeft = await reader('2024-02-15', leaves)
    const [item] = (await toWhoLeft.list()).documents
    expect(item).toMatchObject({ facts: { changedSinceSubjectLeft: 'no' } })

    await on('2024-02-20', correction(document, [await make.content()]))
    const later = await reader('2024-02-26', leaves)
    expect((await later.list()).documents).toEqual([])
    expect(await later.page(item?.ref ?? '')).toBeUndefined()
    const inCase = await reader('2024-02-26', stays)
    expect((await inCase.list()).documents).toMatchObject([
      { correctedAt: '2024-02-20T10:00:00.000Z' },
    ])
  })

  it('11.3.2: keeps who corrected, when and why over later versions that change marks alone', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const corrected = altered(
      correction(document, [await make.content()]),
      ({ metadata }) => {
        metadata.createdAt = '2024-02-20'
      },
    )
    const third = marked(
      altered(nextVersion(corrected), ({ metadata }) => {
        delete metadata.correctionReason
        delete metadata.description
        metadata.storedByFirstName = 'Sari'
        metadata.createdAt = '2024-02-22'
      }),
      special,
    )
    await on('2024-02-02', relation, ofCase, document)
    await on('2024-02-20', corrected)
    await on('2024-02-22', third)
    await on('2024-02-24', released(third))

    const { list, page, newSince } = await reader('2024-02-26', client)
    const [item] = (await list()).documents
    expect(item).toMatchObject({ correctedAt: '2024-02-20T10:00:00.000Z' })
    expect((await page(item?.ref ?? ''))?.correction).toEqual({
      name: 'Oona Lind',
      position: 'Ledande socialarbetare',
      correctedOn: '2024-02-20',
      reason: 'obvious-writing-error',
    })
    expect(await newSince('2024-02-24T23:00:00+02:00')).toEqual([])
  })

  it('11.3.2: takes the newest of several corrections, and one that is repeated for one', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const first = correction(document, [await make.content()])
    const second = altered(
      correction(first, [await make.content()]),
      ({ metadata }) => {
        metadata.storedByFirstName = 'Sari'
        metadata.createdAt = '2024-02-22'
      },
    )
    await on('2024-02-02', relation, ofCase, document)
    await on('2024-02-20', first)
    await on('2024-02-22', second)
    await on('2024-02-24', nextVersion(second))

    const { list, page } = await reader('2024-02-26', client)
    const [item] = (await list()).documents
    expect(item).toMatchObject({
      date: '2024-02-02',
      correctedAt: '2024-02-22T10:00:00.000Z',
    })
    expect((await page(item?.ref ?? ''))?.correction).toMatchObject({
      name: 'Sari Lind',
      correctedOn: '2024-02-22',
    })
  })

  it('9.4.1: names the worker who is responsible today, and what of a relation has begun or ended by today', async () => {
    const { make, on, reader } = told()
    const { client, relation } = await make.story()
    const planned = altered(relation, ({ clientRelation: content }) => {
      if (!content) throw new Error('not a client relation document')
      content.relation = { startedOn: '2023-02-01', endedOn: '2024-03-10' }
      content.childProtection = undefined
      content.responsibleWorkers = [
        { name: 'Sari Berg', startedOn: '2024-03-01' },
        { name: 'Oona Lind', startedOn: '2023-02-01' },
      ]
    })
    await on('2024-02-02', planned)
    const block = async (day: string) =>
      (await (await reader(day, client)).frontPage()).clientRelations[0]

    expect(await block('2024-02-29')).toMatchObject({
      contactPerson: { name: 'Oona Lind' },
      relation: { startedOn: '2023-02-01', endedOn: null },
    })
    expect(await block('2024-03-01')).toMatchObject({
      contactPerson: { name: 'Sari Berg' },
      relation: { endedOn: null },
    })
    expect(await block('2024-03-10')).toMatchObject({
      relation: { endedOn: '2024-03-10' },
    })
  })

  it('5.1.2: shows nothing of a relation that has not begun, and no worker who is not responsible yet', async () => {
    const { make, on, reader } = told()
    const { client, relation } = await make.story()
    const planned = altered(relation, ({ clientRelation: content }) => {
      if (!content) throw new Error('not a client relation document')
      content.relation = { startedOn: '2024-03-01' }
      content.responsibleWorkers = [
        { name: 'Sari Berg', startedOn: '2024-03-01' },
      ]
    })
    await on('2024-02-02', planned)
    const block = async (day: string) =>
      (await (await reader(day, client)).frontPage()).clientRelations[0]

    expect(await block('2024-02-29')).toMatchObject({
      relation: null,
      contactPerson: null,
    })
    expect(await block('2024-03-01')).toMatchObject({
      relation: { startedOn: '2024-03-01' },
      contactPerson: { name: 'Sari Berg' },
    })
  })

  it('5.1.1: brings the information text for a delayed client relation document, until its day, and to no reader who acts', async () => {
    const { make, on, reader } = told()
    const { client, relation } = await make.story()
    const { client: other, relation: ofOther } = await make.story()
    await on(
      '2024-02-02',
      marked(relation, delayedUntil('2024-03-01')),
      ofOther,
    )
    const isDue = async (
      day: string,
      as?: Parameters<typeof reader>[2],
      phase?: '1' | 'later',
    ) => {
      const read = await reader(day, client, as, phase)
      const { informationText } = await read.frontPage()
      expect((await read.list()).informationText).toBe(informationText)
      expect((await read.search()).informationText).toBe(informationText)
      return informationText
    }

    expect(await isDue('2024-02-29')).toBe(true)
    expect(await isDue('2024-02-29', undefined, '1')).toBe(true)
    expect(await isDue('2024-03-01')).toBe(false)
    expect(
      await isDue('2024-02-29', { ground: 'mandate', reader: other }),
    ).toBe(false)
  })

  it('5.1.1: brings none for a marked journal entry in the first phase', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document } = await make.story()
    const entry = altered(document, ({ metadata }) => {
      metadata.documentGroup = 'journal-entry'
      metadata.generalDocumentType = 'journal-entry'
      metadata.documentType = 'journal-visit-or-contact'
    })
    entry.metadata.schemaVersion = '2022-01-10'
    entry.contents = await make.structured([client])
    await on('2024-02-02', relation, ofCase, marked(entry, special))
    const isDue = async (phase: '1' | 'later') =>
      (await (await reader('2024-02-26', client, undefined, phase)).frontPage())
        .informationText

    expect(await isDue('1')).toBe(false)
    expect(await isDue('later')).toBe(true)
  })
})

describe.each(ENGINES)('since when a guardian sees it on %s', (engine) => {
  const told = stories(engine, 'minor')

  /** A child’s story, and a parent whom the archive knows. */
  async function family() {
    const { make, on } = told()
    const story = await make.story(make.child())
    const parent = await make.story()
    await on('2024-02-02', parent.relation)
    const as = { ground: 'guardian', reader: parent.client } as const
    return { ...story, as }
  }

  it('5.4.3: is from the day on which the value let them, and for the child as it was', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document, as } = await family()
    const kept = marked(document, withheld)
    const between = clientDocument(ofCase, [await make.content()])
    await on('2024-02-03', relation, ofCase, kept)
    await on('2024-02-10', between)
    await on(
      '2024-02-20',
      released(kept, { guardianDisclosure: 'disclosed-child-does-not-object' }),
    )

    const child = await reader('2024-02-26', client)
    const guardian = await reader('2024-02-26', client, as)
    const dates = async ({ list }: typeof child) =>
      (await list()).documents.map(({ date }) => date)
    expect(await dates(child)).toEqual(['2024-02-10', '2024-02-03'])
    expect(await dates(guardian)).toEqual(['2024-02-20', '2024-02-10'])
    const [task] = (await guardian.frontPage()).tasks
    expect(task?.documents.map(({ date }) => date)).toEqual([
      '2024-02-20',
      '2024-02-10',
    ])
    expect(await child.newSince(BEFORE)).toEqual([])
    expect(await guardian.newSince(BEFORE)).toEqual([task?.documents[0]?.ref])
    expect(await guardian.newSince(AFTER)).toEqual([])
    expect((await guardian.list('&from=2024-02-11')).total).toBe(1)
    expect((await child.list('&from=2024-02-11')).total).toBe(0)
  })

  it('5.4.3: leaves no trace of a changed value in the child’s answers, nor of what a guardian did not see before', async () => {
    const { on, reader, make } = told()
    const answersOf = async (
      tell: (document: DeliveredDocument) => Promise<void>,
    ) => {
      const { client, relation, ofCase, document, as } = await family()
      await on('2024-02-03', relation, ofCase)
      await tell(document)
      const [child, guardian] = [
        await reader('2024-02-26', client),
        await reader('2024-02-26', client, as),
      ]
      const answers = async (one: typeof child) => {
        const list = await one.list()
        const ref = list.documents[0]?.ref ?? ''
        const all = [await one.frontPage(), list, await one.page(ref)]
        return JSON.stringify(all).replaceAll(ref, 'the ref')
      }
      return { child: await answers(child), guardian: await answers(guardian) }
    }
    const content = await make.content()
    const same = (document: DeliveredDocument) => ({
      ...document,
      contents: [content],
    })
    const open = { guardianDisclosure: 'disclosed-child-does-not-object' }

    const plain = await answersOf((document) =>
      on('2024-02-03', same(document)),
    )
    const changed = await answersOf(async (document) => {
      const kept = marked(nextVersion(same(document)), withheld)
      await on('2024-02-03', same(document))
      await on('2024-02-10', kept)
      await on('2024-02-20', released(kept, open))
    })
    const late = await answersOf(async (document) => {
      const kept = marked(same(document), withheld)
      await on('2024-02-03', kept)
      await on('2024-02-20', released(kept, open))
    })

    expect(changed.child).toBe(plain.child)
    expect(late.child).toBe(plain.child)
    expect(changed.guardian).toBe(late.guardian)
    expect(changed.guardian).not.toBe(plain.guardian)
  })

  it('5.1.2: says of an attachment alone to the child that guardians do not see it, and nothing of it to them', async () => {
    const { make, on, reader } = told()
    const { client, relation, ofCase, document, as } = await family()
    const kept = marked(attachment(document, [await make.content()]), withheld)
    const open = attachment(document, [await make.content()])
    await on('2024-02-03', relation, ofCase, document, kept, open)

    const values = async (one: Awaited<ReturnType<typeof reader>>) =>
      (await one.list()).documents[0]?.attachments
        .map(({ facts }) => facts.marks.guardianDisclosure)
        .sort()
    expect(await values(await reader('2024-02-26', client))).toEqual([
      'disclosed-child-does-not-object',
      'withheld-child-prohibits',
    ])
    expect(await values(await reader('2024-02-26', client, as))).toEqual([
      'disclosed-child-does-not-object',
    ])
  })
})
