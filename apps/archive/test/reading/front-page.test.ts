import { ArchiveFrontPage } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { record, visible, visiblePaper, visibleRelation } from './records.ts'
import { HIDDEN, portalSuite, restricted } from './suite.ts'

describe.each(ENGINES)('GET front-page on %s', (engine) => {
  const suite = portalSuite(engine)

  it('answers as agreed, with the newest five of each service task', async () => {
    const days = ['01', '02', '03', '04', '05', '06']
    const { person, ref } = await record(
      suite().database,
      days.map((day) => ({ ...visible, availableOn: `2025-11-${day}` })),
      [visibleRelation],
    )
    const answer = await suite().read(person, '/front-page')
    const page = ArchiveFrontPage.parse(await answer.json())

    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toBe(
      'application/json; charset=utf-8',
    )
    expect(page.tasks.map(({ task }) => task)).toEqual(['elderly-services'])
    expect(page.tasks[0]?.documents.map((document) => document.ref)).toEqual(
      [5, 4, 3, 2, 1].map((n) => ref(n)),
    )
    expect(page.clientRelations).toMatchObject([
      { controllerName: 'County 0', contactPerson: { name: 'Worker 0' } },
    ])
    expect(page.informationText).toBe(false)
  })

  it('takes the newest of a controller’s active client relation documents (A7)', async () => {
    const { person } = await record(
      suite().database,
      [],
      [
        visibleRelation,
        visibleRelation,
        { ...visibleRelation, isOld: true },
        { ...visibleRelation, controller: 1 },
      ],
    )
    const answer = await suite().read(person, '/front-page')
    const { clientRelations } = ArchiveFrontPage.parse(await answer.json())

    expect(
      clientRelations.map(({ contactPerson }) => contactPerson?.name),
    ).toEqual(['Worker 1', 'Worker 3'])
  })

  it('is empty for a person of whom nothing is stored', async () => {
    const answer = await suite().read(crypto.randomUUID(), '/front-page')

    expect(await answer.json()).toEqual({
      tasks: [],
      clientRelations: [],
      informationText: false,
    })
  })

  it.each([
    ['a delayed document', HIDDEN.delayed, true],
    ['a joint document in the first phase', HIDDEN.joint, true],
    ['a journal entry', HIDDEN['a journal entry'], false],
    ['an old document', HIDDEN.old, false],
    [
      'an attachment with special content',
      { attachments: [{ ...visiblePaper, marks: restricted }] },
      true,
    ],
    [
      'an attachment with special content of an annulled document',
      {
        isAnnulled: true,
        attachments: [{ ...visiblePaper, marks: restricted }],
      },
      false,
    ],
  ])(
    'says with %s whether the information text is due (A8)',
    async (_words, change, due) => {
      const { person } = await record(suite().database, [
        { ...visible, ...change },
      ])
      const answer = await suite().read(person, '/front-page')

      expect(ArchiveFrontPage.parse(await answer.json()).informationText).toBe(
        due,
      )
    },
  )
})
