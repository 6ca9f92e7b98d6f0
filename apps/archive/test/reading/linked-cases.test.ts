import type { DeliveredDocument, Metadata } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  altered,
  attachment,
  caseDocument,
  clientDocument,
  clientRelation,
  nextVersion,
} from '../support/documents.ts'
import { openWillArchive, type WillArchive } from '../wills/will-archive.ts'
import { searched } from './records.ts'
import { own, type Claims } from './portal.ts'

const OWN = 'services-for-families-with-children'
const OTHER = 'child-protection'

/** What may be marked on a case, and which readers of it the mark keeps out. */
const MARKS = {
  'special content': {
    marks: {
      specialContent: true,
      restrictionReasons: ['danger-to-client'],
    },
    hidesFrom: ['child', 'guardian', 'informed'],
  },
  'a delay': {
    marks: {
      showFrom: '2024-06-01',
      restrictionReasons: ['danger-to-client'],
    },
    hidesFrom: ['child', 'guardian', 'informed'],
  },
  'the child’s prohibition': {
    marks: {
      guardianDisclosure: 'withheld-child-prohibits',
      reasonText: 'Jag vill inte.',
    },
    hidesFrom: ['guardian', 'informed'],
  },
  'a worker’s withholding': {
    marks: {
      guardianDisclosure: 'withheld-own-initiative',
      restrictionReasons: ['against-childs-interest'],
    },
    hidesFrom: ['guardian', 'informed'],
  },
} satisfies Record<
  string,
  { marks: Partial<Metadata>; hidesFrom: readonly Reader[] }
>

const READERS = ['child', 'guardian', 'informed'] as const
type Reader = (typeof READERS)[number]

interface Told {
  readonly body: {
    readonly tasks?: readonly {
      readonly task: string
      readonly documents: readonly { readonly ref: string }[]
    }[]
    readonly documents?: readonly {
      readonly ref: string
      readonly tasks?: unknown
    }[]
    readonly total?: number
    readonly informationText?: boolean
    readonly filters?: { readonly tasks: readonly { readonly value: string }[] }
  }
  readonly status: number
}

describe.each(ENGINES)('a document of several cases on %s', (engine) => {
  let archive: WillArchive
  beforeAll(async () => {
    archive = await openWillArchive(engine)
  })
  afterAll(() => archive.close())

  const marked = (document: DeliveredDocument, marks: object) =>
    altered(document, ({ metadata }) => Object.assign(metadata, marks))

  const inTask = (document: DeliveredDocument, task: string) =>
    marked(document, { serviceTasks: [task] })

  /**
   * A child with a case in one task, another case of child protection, and a
   * document in the first.
   */
  async function child() {
    const { make } = archive
    const code = make.child()
    const relation = clientRelation(code)
    const ownCase = inTask(caseDocument([code], [relation]), OWN)
    const other = inTask(caseDocument([code], [relation]), OTHER)
    const document = inTask(
      clientDocument(ownCase, [await make.content()]),
      OWN,
    )
    const person = await archive.personOf(code)
    const guardian = await archive.personOf(make.adult())
    const claims = (ground: Claims['ground']): Claims => ({
      ...own(person, 'minor'),
      ...(ground !== 'own' && { sub: guardian as Claims['sub'] }),
      ground,
    })
    const readers: Record<Reader, Claims> = {
      child: claims('own'),
      guardian: claims('guardian'),
      informed: claims('right-to-information'),
    }
    return { relation, ownCase, other, document, person, readers }
  }

  const linkedTo = (document: DeliveredDocument, ofCase: DeliveredDocument) =>
    marked(document, { linkedCaseIds: [ofCase.metadata.caseId] })

  const refOf = async (person: string, { metadata }: DeliveredDocument) => {
    const [row] = await archive.database.query({
      text: `SELECT ref FROM reading WHERE person_id = $1 AND first_document_id = $2
             UNION SELECT ref FROM reading_attachment
             WHERE person_id = $1 AND first_document_id = $2`,
      values: [person, metadata.documentId],
    })
    return String(row?.ref)
  }

  const ask = async (claims: Claims, path: string, body?: object) =>
    (await archive.portal(claims, path, body)) as Told

  /** Everything a reader is shown of a document, wherever it could be shown. */
  async function toldOf(claims: Claims, ref: string) {
    const list = (task: string) => `/tasks/${task}?language=sv`
    const [frontPage, ownList, otherList, search, page] = await Promise.all([
      ask(claims, '/front-page'),
      ask(claims, list(OWN)),
      ask(claims, list(OTHER)),
      ask(claims, '/search', searched()),
      ask(claims, `/documents/${ref}`),
    ])
    const isIn = ({ body }: Told) =>
      body.documents?.some((one) => one.ref === ref) === true
    return {
      frontPage: frontPage.body.tasks?.map(({ task }) => task),
      isListed: isIn(ownList),
      isListedUnderOther: isIn(otherList),
      isFound: isIn(search),
      foundUnder: search.body.filters?.tasks.map(({ value }) => value),
      page: page.status,
      informationText: frontPage.body.informationText,
      namesOther: JSON.stringify([
        frontPage.body,
        search.body,
        page.body,
      ]).includes(OTHER),
    }
  }

  const HIDDEN = {
    frontPage: [],
    isListed: false,
    isListedUnderOther: false,
    isFound: false,
    foundUnder: [],
    page: 404,
    namesOther: false,
  }

  const SHOWN_UNDER_BOTH = {
    frontPage: [OTHER, OWN],
    isListed: true,
    isListedUnderOther: true,
    isFound: true,
    foundUnder: [OTHER, OWN],
    page: 200,
    informationText: false,
    namesOther: true,
  }

  const sortedTasks = <
    T extends {
      frontPage?: string[] | undefined
      foundUnder?: string[] | undefined
    },
  >(
    told: T,
  ) => ({
    ...told,
    frontPage: told.frontPage?.toSorted(),
    foundUnder: told.foundUnder?.toSorted(),
  })

  describe.each(Object.entries(MARKS))(
    'with %s on a linked case',
    (_mark, { marks, hidesFrom }) => {
      it.each(READERS)(
        'is read by the %s as if the mark were on its own case (5.5 Tabell 5.5.1 rows 2 and 4, 5.4.3)',
        async (reader) => {
          const { relation, ownCase, other, document, person, readers } =
            await child()
          const linked = linkedTo(document, other)
          await archive.make.accepted([relation, ownCase, other, linked])
          const ref = await refOf(person, document)
          const claims = readers[reader]
          expect(sortedTasks(await toldOf(claims, ref))).toEqual(
            SHOWN_UNDER_BOTH,
          )

          await archive.make.accepted([marked(nextVersion(other), marks)])
          const isHidden = (hidesFrom as readonly Reader[]).includes(reader)
          expect(sortedTasks(await toldOf(claims, ref))).toEqual(
            isHidden
              ? { ...HIDDEN, informationText: reader === 'child' }
              : SHOWN_UNDER_BOTH,
          )
        },
      )

      it('hides an attachment that alone is linked to it, and leaves its main document (5.3.1, 5.3.2)', async () => {
        const { relation, ownCase, other, document, person, readers } =
          await child()
        const hung = attachment(document, [await archive.make.content()])
        const linked = linkedTo(hung, other)
        await archive.make.accepted([
          relation,
          ownCase,
          other,
          document,
          linked,
        ])
        const [ref, attached] = await Promise.all([
          refOf(person, document),
          refOf(person, hung),
        ])
        await archive.make.accepted([marked(nextVersion(other), marks)])

        for (const reader of READERS) {
          const isHidden = (hidesFrom as readonly Reader[]).includes(reader)
          const claims = readers[reader]
          expect((await ask(claims, `/documents/${ref}`)).status).toBe(200)
          expect((await ask(claims, `/documents/${attached}`)).status).toBe(
            isHidden ? 404 : 200,
          )
          expect((await ask(claims, '/front-page')).body.informationText).toBe(
            reader === 'child' && isHidden,
          )
        }
      })

      it('is listed under its own task only for a reader who can see a case in it (11.2)', async () => {
        const { relation, ownCase, other, document, person, readers } =
          await child()
        const several = marked(document, { serviceTasks: [OWN, OTHER] })
        await archive.make.accepted([
          relation,
          ownCase,
          marked(other, marks),
          several,
        ])
        const ref = await refOf(person, document)

        for (const reader of READERS) {
          const isHidden = (hidesFrom as readonly Reader[]).includes(reader)
          expect(sortedTasks(await toldOf(readers[reader], ref))).toEqual({
            ...SHOWN_UNDER_BOTH,
            ...(isHidden && {
              frontPage: [OWN],
              isListedUnderOther: false,
              foundUnder: [OWN],
              namesOther: false,
            }),
          })
        }
      })
    },
  )

  it('is counted, previewed and pointed at by a prohibition only where it is shown (11.4.1)', async () => {
    const code = archive.make.adult()
    const relation = clientRelation(code)
    const ownCase = caseDocument([code], [relation])
    const other = inTask(
      caseDocument([code], [relation]),
      'disability-services',
    )
    const plain = clientDocument(ownCase, [await archive.make.content()])
    const linked = linkedTo(
      clientDocument(ownCase, [await archive.make.content()]),
      other,
    )
    await archive.make.accepted([relation, ownCase, other, plain, linked])
    const person = await archive.personOf(code)
    const claims = own(person)
    await archive.command(claims, { command: 'receive-information' })
    const ref = await refOf(person, linked)
    const preview = async (target: object) =>
      archive.portal(claims, '/wills/preview', { targets: [target] })
    const byTask = { kind: 'service-task', task: 'disability-services' }
    expect((await preview({ kind: 'document', ref })).body).toMatchObject({
      visible: 2,
      prohibited: 1,
    })
    expect((await preview(byTask)).body).toMatchObject({ prohibited: 1 })

    await archive.make.accepted([
      marked(nextVersion(other), MARKS['special content'].marks),
    ])

    expect(await preview({ kind: 'document', ref })).toMatchObject({
      status: 422,
      rules: ['prohibition-document'],
    })
    expect((await preview(byTask)).body).toMatchObject({
      visible: 1,
      prohibited: 0,
    })
  })

  it('is hidden by a case that a later version links it to (8.2.1)', async () => {
    const { relation, ownCase, other, document, person, readers } =
      await child()
    await archive.make.accepted([relation, ownCase, other, document])
    await archive.make.accepted([linkedTo(nextVersion(document), other)])
    await archive.make.accepted([
      marked(nextVersion(other), MARKS['special content'].marks),
    ])
    const ref = await refOf(person, document)
    expect(await toldOf(readers.child, ref)).toMatchObject(HIDDEN)
  })

  it('is hidden by any of several linked cases, the least restricted first (8.1.4)', async () => {
    const { relation, ownCase, other, document, person, readers } =
      await child()
    const third = marked(other, {
      documentId: `${other.metadata.documentId}.3`,
      caseId: `${other.metadata.caseId ?? ''}.3`,
    })
    const linked = marked(document, {
      linkedCaseIds: [other.metadata.caseId, third.metadata.caseId],
    })
    await archive.make.accepted([relation, ownCase, other, third, linked])
    await archive.make.accepted([
      marked(nextVersion(third), MARKS['a worker’s withholding'].marks),
    ])
    const ref = await refOf(person, document)
    expect(await toldOf(readers.guardian, ref)).toMatchObject(HIDDEN)
    expect(sortedTasks(await toldOf(readers.child, ref))).toEqual(
      SHOWN_UNDER_BOTH,
    )
  })

  it.each([
    ['it is linked to that case', 'linkedCaseIds'],
    ['it names that task itself', 'serviceTasks'],
  ] as const)(
    'is not listed under the task of a joint case for who acts and is not its client, when %s (5.4.4)',
    async (_words, how) => {
      const { make } = archive
      const { relation, ownCase, document, person, readers } = await child()
      const father = make.adult()
      const fathers = clientRelation(father)
      const [code] = ownCase.metadata.clients.flatMap(
        ({ identityCode }) => IdentityCode.parse(identityCode ?? '') ?? [],
      )
      if (!code) throw new Error('the child has a code')
      const joint = inTask(
        caseDocument([code, father], [relation, fathers]),
        OTHER,
      )
      const linked =
        how === 'linkedCaseIds'
          ? linkedTo(document, joint)
          : marked(document, { serviceTasks: [OWN, OTHER] })
      await make.accepted([relation, fathers, ownCase, joint, linked])
      const ref = await refOf(person, document)
      const fatherId = await archive.personOf(father)
      const asFather = { ...readers.guardian, sub: fatherId as Claims['sub'] }

      expect(sortedTasks(await toldOf(readers.child, ref))).toEqual(
        SHOWN_UNDER_BOTH,
      )
      expect(sortedTasks(await toldOf(asFather, ref))).toEqual(SHOWN_UNDER_BOTH)
      for (const claims of [readers.guardian, readers.informed]) {
        expect(await toldOf(claims, ref)).toEqual({
          ...SHOWN_UNDER_BOTH,
          frontPage: [OWN],
          foundUnder: [OWN],
          isListedUnderOther: false,
          namesOther: false,
        })
      }
    },
  )
})
