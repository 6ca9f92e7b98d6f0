import { ENGINES } from '@mittkanta/test-kit'
import type {
  DeliveredDocument,
  ProhibitionTarget,
  WillPreview,
} from '@mittkanta/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { own } from '../reading/portal.ts'
import { altered, attachment, clientDocument } from '../support/documents.ts'
import { acting, openWillArchive, type WillArchive } from './will-archive.ts'

const INFORM = { command: 'receive-information' } as const
const MISSING = 'x'.repeat(22)

describe.each(ENGINES)('what a prohibition points at on %s', (engine) => {
  let archive: WillArchive
  beforeAll(async () => {
    archive = await openWillArchive(engine)
  })
  afterAll(() => archive.close())

  /** Refs of documents in a person's record, by the documents' first ids. */
  async function refOf(person: string, { metadata }: DeliveredDocument) {
    const [row] = await archive.database.query({
      text: `SELECT ref FROM reading WHERE person_id = $1 AND first_document_id = $2
             UNION SELECT ref FROM reading_attachment
             WHERE person_id = $1 AND first_document_id = $2`,
      values: [person, metadata.documentId],
    })
    return String(row?.ref)
  }
  const target = (ref: string) =>
    ({ kind: 'document', ref }) as ProhibitionTarget
  const prohibit = (...targets: ProhibitionTarget[]) =>
    ({ command: 'set-prohibitions', targets }) as const

  /** An informed adult with a visible document, and more documents of the case. */
  async function record(...more: ((document: DeliveredDocument) => void)[]) {
    const { client, relation, ofCase, document } = await archive.make.story()
    const others = []
    for (const change of more) {
      const contents = [await archive.make.content()]
      others.push(altered(clientDocument(ofCase, contents), change))
    }
    await archive.make.accepted([relation, ofCase, document, ...others])
    const person = await archive.personOf(client)
    const claims = own(person)
    await archive.command(claims, INFORM)
    return { code: client, person, claims, document, ofCase, others }
  }

  const special = ({ metadata }: DeliveredDocument) => {
    metadata.specialContent = true
    metadata.restrictionReasons = ['danger-to-client']
  }
  const delayed = ({ metadata }: DeliveredDocument) => {
    metadata.showFrom = '2024-06-01'
    metadata.restrictionReasons = ['danger-to-client']
  }
  const shelter = ({ metadata }: DeliveredDocument) => {
    metadata.specialContent = true
    metadata.restrictionReasons = ['danger-to-client']
    metadata.socialServices = ['shelter-service']
  }

  it('is a joined controller, a service task, or a document that the person sees', async () => {
    const { claims, person, document } = await record()
    const targets = [
      { kind: 'controller', controllerId: '1.2.246.10.900' },
      { kind: 'service-task', task: 'elderly-services' },
      target(await refOf(person, document)),
    ] as ProhibitionTarget[]
    const told = await archive.command(claims, prohibit(...targets, ...targets))
    expect(told.body).toMatchObject({ prohibitions: { targets } })
  })

  it.each([
    ['prohibition-controller', { kind: 'controller', controllerId: '1.2.3.4' }],
    ['prohibition-service-task', { kind: 'service-task', task: 'a-new-task' }],
    ['prohibition-document', { kind: 'document', ref: MISSING }],
  ])('is nothing else: %s', async (rule, wrong) => {
    const { claims } = await record()
    const told = await archive.command(
      claims,
      prohibit(wrong as ProhibitionTarget),
    )
    expect(told).toMatchObject({ status: 422, rules: [rule] })
    expect(told.body).toMatchObject({ failures: [{ field: 'targets[0]' }] })
  })

  it('is no hidden document: its ref is answered like one that does not exist, and so is a stranger’s and an attachment’s', async () => {
    const { claims, person, document, others } = await record(
      special,
      delayed,
      shelter,
    )
    const hung = attachment(document, [await archive.make.content()])
    await archive.make.accepted([hung])
    const stranger = await record()
    const refs = [
      MISSING,
      ...(await Promise.all(
        [...others, hung].map((one) => refOf(person, one)),
      )),
      await refOf(stranger.person, stranger.document),
    ]
    expect(refs).not.toContain('undefined')

    const answers = await Promise.all(
      refs.flatMap((ref) => [
        archive.command(claims, prohibit(target(ref))),
        archive.portal(claims, '/wills/preview', { targets: [target(ref)] }),
      ]),
    )
    const alike = answers.map(({ status, body }) => ({
      status,
      body: { ...body, instance: '' },
    }))
    for (const one of alike) expect(one).toEqual(alike[0])
    expect(alike[0]?.status).toBe(422)
  })

  it('is refused at a provider in the same words', async () => {
    const { code, document, others } = await record(special, delayed)
    const stranger = await record()
    const ids = [...others, stranger.document].map(
      ({ metadata }) => metadata.documentId,
    )
    const record1 = (documentId: string) =>
      archive.visit(code, {
        command: 'record-prohibitions',
        targets: [{ kind: 'document', documentId }] as never,
      })
    const answers = await Promise.all(['1.2.3.4.5', ...ids].map(record1))
    const alike = answers.map(({ body }) => ({ ...body, instance: '' }))
    for (const one of alike) expect(one).toEqual(alike[0])
    expect((await record1(document.metadata.documentId)).status).toBe(200)
  })

  it('of a guardian at a provider is no document that the minor prohibited from guardians', async () => {
    const child = archive.make.child()
    const { relation, ofCase, document } = await archive.make.story(child)
    document.metadata.guardianDisclosure = 'withheld-child-prohibits'
    document.metadata.reasonText = 'Barnets vilja'
    await archive.make.accepted([relation, ofCase, document])
    const visit = (visitor: string) =>
      archive.visit(
        child,
        {
          command: 'record-prohibitions',
          targets: [
            { kind: 'document', documentId: document.metadata.documentId },
          ] as never,
        },
        { visitor },
      )
    await archive.visit(
      child,
      { command: 'record-information' },
      { visitor: 'guardian' },
    )
    expect((await visit('guardian')).rules).toEqual(['prohibition-document'])
    await archive.visit(
      child,
      { command: 'record-information' },
      { expectedVersion: 1 },
    )
    expect((await visit('client')).status).toBe(200)
  })

  it('stays when the document is hidden later, and can be taken away', async () => {
    const { claims, person, document } = await record()
    const ref = await refOf(person, document)
    await archive.command(claims, prohibit(target(ref)))
    await archive.database.query({
      text: `UPDATE reading SET special_content = 'yes' WHERE person_id = $1`,
      values: [person],
    })
    expect((await archive.wills(claims)).prohibitions?.targets).toEqual([
      target(ref),
    ])
    const kept = await archive.command(
      claims,
      prohibit(target(ref)),
      await archive.onShown(claims),
    )
    expect(kept.status).toBe(200)
    const none = await archive.command(
      claims,
      prohibit(),
      await archive.onShown(claims),
    )
    expect(none.body).toMatchObject({ prohibitions: { targets: [] } })
    const again = await archive.command(
      claims,
      prohibit(target(ref)),
      await archive.onShown(claims),
    )
    expect(again.rules).toEqual(['prohibition-document'])
  })

  it('is not shown to a mandate holder when they do not see the document, and a change of theirs leaves it', async () => {
    const { client, relations, ofCase, document } =
      await archive.make.jointStory()
    await archive.make.accepted([...relations, ofCase, document])
    const person = await archive.personOf(client)
    const claims = own(person)
    await archive.command(claims, INFORM)
    const ref = await refOf(person, document)
    expect((await archive.command(claims, prohibit(target(ref)))).status).toBe(
      200,
    )

    const holder = acting(
      await archive.personOf(archive.make.adult()),
      person,
      'mandate',
    )
    expect((await archive.wills(holder)).prohibitions).toBeNull()
    const task = { kind: 'service-task', task: 'child-protection' } as const
    const changed = await archive.command(holder, prohibit(task))
    expect(changed.body).toMatchObject({
      prohibitions: { targets: [task] },
    })
    expect((await archive.wills(claims)).prohibitions?.targets).toEqual([
      task,
      target(ref),
    ])
  })

  describe('of a document that is hidden later is shown only to the person who made it (5.3.2, 11.4.1, A31)', () => {
    const hide = (person: string, change: string) =>
      archive.database.query({
        text: `UPDATE reading SET ${change} WHERE person_id = $1`,
        values: [person],
      })
    const HIDDEN_BY = [
      ['special content', `special_content = 'yes'`],
      ['a delay', `show_from = '2024-06-01'`],
      ['an annulment', 'annulled = true'],
      ['the special content of its case', `case_special_content = 'yes'`],
    ]
    const shownTo = async (claims: ReturnType<typeof own>) =>
      (await archive.wills(claims)).prohibitions?.targets

    /** A child's document at which a guardian has pointed a prohibition at a unit. */
    async function prohibitedByGuardian(visitor = 'guardian') {
      const child = archive.make.child()
      const { relation, ofCase, document } = await archive.make.story(child)
      document.metadata.guardianDisclosure = 'disclosed-child-does-not-object'
      await archive.make.accepted([relation, ofCase, document])
      const documentId = document.metadata.documentId
      await archive.visit(child, { command: 'record-information' }, { visitor })
      const told = await archive.visit(
        child,
        {
          command: 'record-prohibitions',
          targets: [
            { kind: 'document', documentId },
            { kind: 'service-task', task: 'child-protection' },
          ] as never,
        },
        { visitor },
      )
      expect(told.status).toBe(200)
      const person = await archive.personOf(child)
      return { child, person, ref: await refOf(person, document) }
    }
    const task = { kind: 'service-task', task: 'child-protection' } as const

    it.each(HIDDEN_BY)(
      'and not to a client who turned 18, when a guardian made it: %s',
      async (_words, change) => {
        const { person, ref } = await prohibitedByGuardian()
        const claims = own(person, 'adult')
        expect(await shownTo(claims)).toEqual([target(ref), task])
        await hide(person, change)
        expect(await shownTo(claims)).toEqual([task])

        // Neither a change nor a preview takes the ref, and the client's change keeps it.
        const informed = await archive.command(claims, INFORM, {
          expectedVersion: 1,
        })
        expect(informed.status).toBe(200)
        const shown = await archive.onShown(claims)
        const missing = await archive.command(
          claims,
          prohibit(task, target(MISSING)),
          shown,
        )
        const hidden = await archive.command(
          claims,
          prohibit(task, target(ref)),
          shown,
        )
        expect(hidden.rules).toEqual(['prohibition-document'])
        expect({ ...hidden.body, instance: '' }).toEqual({
          ...missing.body,
          instance: '',
        })
        const previewed = await archive.portal(claims, '/wills/preview', {
          targets: [target(ref)],
        })
        expect(previewed.rules).toEqual(['prohibition-document'])
        const changed = await archive.command(claims, prohibit(), shown)
        expect(changed.body).toMatchObject({ prohibitions: { targets: [] } })
        await hide(
          person,
          `special_content = 'no', case_special_content = 'no', show_from = NULL, annulled = false`,
        )
        expect(await shownTo(claims)).toEqual([target(ref)])
      },
    )

    it('to the minor who made it at a unit, as a minor and as an adult', async () => {
      const { person, ref } = await prohibitedByGuardian('client')
      await hide(person, `special_content = 'yes'`)
      for (const age of ['minor', 'adult'] as const) {
        expect(await shownTo(own(person, age))).toEqual([target(ref), task])
      }
    })

    it('and not to the client when another legal representative made it', async () => {
      const { person } = await prohibitedByGuardian('legal-representative')
      await hide(person, `special_content = 'yes'`)
      expect(await shownTo(own(person, 'adult'))).toEqual([task])
    })

    it('to the mandate holder who made it, and not to the client or to another mandate holder', async () => {
      const { claims, person, document } = await record()
      const [maker, other] = [
        acting(await archive.personOf(archive.make.adult()), person, 'mandate'),
        acting(await archive.personOf(archive.make.adult()), person, 'mandate'),
      ] as const
      const ref = await refOf(person, document)
      const made = await archive.command(maker, prohibit(target(ref)))
      expect(made.status).toBe(200)
      for (const who of [claims, maker, other]) {
        expect(await shownTo(who)).toEqual([target(ref)])
      }
      await hide(person, `special_content = 'yes'`)
      expect(await shownTo(maker)).toEqual([target(ref)])
      for (const who of [claims, other]) {
        expect((await archive.wills(who)).prohibitions).toBeNull()
      }
    })

    it('to the client who made it, and not to a mandate holder who only repeated it', async () => {
      const { claims, person, document } = await record()
      const holder = acting(
        await archive.personOf(archive.make.adult()),
        person,
        'mandate',
      )
      const ref = await refOf(person, document)
      await archive.command(claims, prohibit(target(ref)))
      await archive.command(
        holder,
        prohibit(target(ref), task),
        await archive.onShown(holder),
      )
      await hide(person, `special_content = 'yes'`)
      expect(await shownTo(claims)).toEqual([target(ref), task])
      expect(await shownTo(holder)).toEqual([task])
    })

    it('and belongs to the last person who added it, when it was taken away between', async () => {
      const { claims, person, document } = await record()
      const holder = acting(
        await archive.personOf(archive.make.adult()),
        person,
        'mandate',
      )
      const ref = await refOf(person, document)
      await archive.command(claims, prohibit(target(ref)))
      await archive.command(claims, prohibit(), await archive.onShown(claims))
      await archive.command(
        holder,
        prohibit(target(ref)),
        await archive.onShown(holder),
      )
      const told = (await archive.wills(holder)).prohibitions
      expect(told).toMatchObject({ by: 'mandate-holder' })
      await hide(person, `special_content = 'yes'`)
      expect((await archive.wills(claims)).prohibitions).toMatchObject({
        by: 'client',
        targets: [],
      })
      expect(await shownTo(holder)).toEqual([target(ref)])
    })

    it('and to no one when it was made by a mandate holder before it was recorded who that was', async () => {
      const { claims, person, document } = await record()
      const holder = acting(
        await archive.personOf(archive.make.adult()),
        person,
        'mandate',
      )
      const ref = await refOf(person, document)
      await archive.command(holder, prohibit(target(ref)))
      await archive.database.query({
        text: 'UPDATE will SET expressed_by_id = NULL WHERE person_id = $1',
        values: [person],
      })
      await hide(person, `special_content = 'yes'`)
      for (const who of [claims, holder]) {
        expect((await archive.wills(who)).prohibitions).toBeNull()
      }
    })
  })

  describe.each(['1', 'later'] as const)(
    'for a guardian at a service unit in phase %s (11.4.1)',
    (phase) => {
      let archive: WillArchive
      beforeAll(async () => {
        archive = await openWillArchive(engine, {}, phase)
      })
      afterAll(() => archive.close())

      /** A joint document of a child and an adult; the adult is the guardian. */
      async function jointOf(change: (document: DeliveredDocument) => void) {
        const child = archive.make.child()
        const { relations, ofCase, document } = await archive.make.jointStory(
          child,
          archive.make.adult(),
        )
        document.metadata.guardianDisclosure = 'disclosed-child-does-not-object'
        change(document)
        await archive.make.accepted([...relations, ofCase, document])
        return { child, documentId: document.metadata.documentId }
      }
      async function pointing(
        change: (document: DeliveredDocument) => void,
        visitor: string,
      ) {
        const { child, documentId } = await jointOf(change)
        await archive.visit(
          child,
          { command: 'record-information' },
          { visitor },
        )
        return archive.visit(
          child,
          {
            command: 'record-prohibitions',
            targets: [{ kind: 'document', documentId }] as never,
          },
          { visitor },
        )
      }

      it.each(['guardian', 'legal-representative'])(
        'is also a joint document of the child: %s',
        async (visitor) => {
          expect(await pointing(() => undefined, visitor)).toMatchObject({
            status: 200,
            rules: [],
          })
        },
      )

      it.each([
        [
          'that the child prohibits',
          ({ metadata }: DeliveredDocument) => {
            metadata.guardianDisclosure = 'withheld-child-prohibits'
            metadata.reasonText = 'Barnets vilja'
          },
        ],
        [
          'that a worker withholds',
          ({ metadata }: DeliveredDocument) => {
            metadata.guardianDisclosure = 'withheld-own-initiative'
            metadata.reasonText = 'Barnets säkerhet'
            metadata.restrictionReasons = ['danger-to-client']
          },
        ],
        ['that is delayed', delayed],
        ['with special content', special],
      ])('is no joint document %s', async (_words, change) => {
        expect(await pointing(change, 'guardian')).toMatchObject({
          status: 422,
          rules: ['prohibition-document'],
        })
      })
    },
  )

  it('is previewed among what the reader sees, by controller, and changes nothing', async () => {
    const { claims, person, document } = await record(special, () => undefined)
    const preview = async (...targets: ProhibitionTarget[]) =>
      (await archive.portal(claims, '/wills/preview', { targets }))
        .body as unknown as WillPreview
    const ours = {
      controllerId: '1.2.246.10.100',
      controllerName: 'Exempelkustens välfärdsområde',
    }

    expect(await preview()).toEqual({
      visible: 2,
      prohibited: 0,
      byController: [],
    })
    expect(await preview(target(await refOf(person, document)))).toEqual({
      visible: 2,
      prohibited: 1,
      byController: [{ ...ours, prohibited: 1 }],
    })
    for (const all of [
      { kind: 'service-task', task: 'elderly-services' },
      { kind: 'controller', controllerId: ours.controllerId },
    ]) {
      expect(await preview(all as ProhibitionTarget)).toEqual({
        visible: 2,
        prohibited: 2,
        byController: [{ ...ours, prohibited: 2 }],
      })
    }
    expect((await archive.wills(claims)).prohibitions).toBeNull()
  })

  it('is previewed for no reader to whom prohibitions are closed', async () => {
    const { person } = await record()
    const guardian = acting(
      await archive.personOf(archive.make.adult()),
      person,
      'guardian',
    )
    const told = await archive.portal(guardian, '/wills/preview', {
      targets: [],
    })
    expect(told.rules).toEqual(['minor-decides-alone'])
  })
})
