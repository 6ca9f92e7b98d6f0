import { ArchiveSearchResult } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import type { ModelDocument } from './oracle/model.ts'
import { record, searched, visible, visibleCase } from './records.ts'
import { HIDDEN, portalSuite, restricted } from './suite.ts'

describe.each(ENGINES)('POST search on %s', (engine) => {
  const suite = portalSuite(engine)

  async function find(person: string, over: Parameters<typeof searched>[0]) {
    const answer = await suite().read(person, '/search', searched(over))
    return ArchiveSearchResult.parse(await answer.json())
  }

  const called = (description: string): ModelDocument => ({
    ...visible,
    type: 'attachment',
    description,
  })

  it('gives a document once, with the service tasks that it is listed under', async () => {
    const { person, ref } = await record(
      suite().database,
      [{ ...visible, tasks: ['elderly-services', 'child-protection'] }],
      [],
      [visibleCase],
    )
    const { documents, total, filters } = await find(person, {})

    expect(documents.map((item) => [item.ref, item.tasks.length])).toEqual([
      [ref(0), 2],
    ])
    expect(total).toBe(1)
    expect(filters.tasks.map(({ count }) => count)).toEqual([1, 1])
  })

  it('lists a document only under the service tasks in which the reader could see a case (11.2)', async () => {
    const { person, ref } = await record(
      suite().database,
      [{ ...visible, tasks: ['elderly-services', 'child-protection'] }],
      [],
      [{ ...visibleCase, marks: restricted }],
    )
    const found = await find(person, {})

    expect(found).toMatchObject({
      documents: [{ ref: ref(0), tasks: [{ task: 'elderly-services' }] }],
      everything: 1,
      filters: { tasks: [{ value: 'elderly-services', count: 1 }] },
    })
    const none = await find(person, { tasks: ['child-protection'] })
    expect(none.total).toBe(0)
    expect(await suite().portal.counted('gate-one-dropped')).toBe(0)
  })

  it.each([
    'ärende',
    'ARENDE',
    'a\u0308rende',
    'bråk arende',
    'brak  \u00a0 county',
    'hemvard',
    'KOTIHOITO',
    'home care',
  ])('finds by words in any language and order: %s', async (text) => {
    const { person } = await record(suite().database, [
      called('Ärende om bråk'),
    ])

    expect((await find(person, { text })).total).toBe(1)
  })

  it.each([
    'ärende och',
    'signerare',
    'ritva',
    'elderly',
    '%',
    '_',
    'application/pdf',
  ])('finds nothing by what no name says: %s', async (text) => {
    const { person } = await record(suite().database, [
      called('Ärende om bråk'),
    ])

    expect((await find(person, { text })).total).toBe(0)
  })

  it.each<Parameters<typeof searched>[0]>([
    { text: 'brak' },
    { tasks: ['child-protection', 'family-law-services'] },
    { socialServices: ['meal-service'] },
    { controllers: ['Another county'] },
    { years: [2026, 2020] },
    { isNew: true, previousVisitAt: '2025-12-31T12:00:00Z' },
  ])('narrows by each filter alone: %j', async (asked) => {
    const { person, ref } = await record(suite().database, [
      visible,
      {
        ...called('Bråk'),
        tasks: ['child-protection'],
        socialServices: ['meal-service'],
        controllerName: 'Another county',
        availableOn: '2026-01-15',
      },
    ])
    const { documents, total, everything } = await find(person, asked)

    expect(documents.map((item) => item.ref)).toEqual([ref(1)])
    expect([total, everything]).toEqual([1, 2])
  })

  it.each(Object.entries(HIDDEN))(
    'finds, counts and offers nothing of what is hidden: %s',
    async (_words, over) => {
      const secret: ModelDocument = {
        ...called('Secret'),
        tasks: ['child-protection'],
        socialServices: ['meal-service'],
        controllerName: 'Another county',
        availableOn: '2021-01-01',
        ...over,
      }
      const whole = await record(suite().database, [visible, secret])
      const rest = await record(suite().database, [visible])
      const bare = ({ documents, ...found }: ArchiveSearchResult) => ({
        ...found,
        documents: documents.length,
        informationText: undefined,
      })

      for (const asked of [{}, { text: 'secret' }, { years: [2021] }]) {
        expect(bare(await find(whole.person, asked))).toEqual(
          bare(await find(rest.person, asked)),
        )
      }
      // The second line of defence had nothing to do.
      expect(await suite().portal.counted('gate-one-dropped')).toBe(0)
    },
  )

  it('counts each filter without itself, and keeps values that have nothing left', async () => {
    const { person } = await record(suite().database, [
      { ...visible, availableOn: '2024-05-01' },
      { ...visible, availableOn: '2025-05-01', controllerName: 'Åbo' },
      { ...visible, availableOn: '2025-06-01' },
    ])
    const { total, everything, filters } = await find(person, {
      years: [2024],
    })

    expect([total, everything]).toEqual([1, 3])
    expect(filters.years).toEqual([
      { value: 2025, count: 2 },
      { value: 2024, count: 1 },
    ])
    expect(filters.controllers).toEqual(
      [
        { value: 'Åbo', count: 0 },
        { value: 'The county', count: 1 },
      ].sort((a, b) => new Intl.Collator('sv').compare(a.value, b.value)),
    )
  })

  it('does not know the floor of the date search (5.1.2, A5)', async () => {
    const { person } = await record(suite().database, [
      { ...visible, availableOn: '2019-01-01' },
    ])

    expect((await find(person, { years: [2019] })).total).toBe(1)
  })

  it('gives pages that do not overlap', async () => {
    const { person } = await record(
      suite().database,
      Array.from({ length: 45 }, () => visible),
    )
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => find(person, { page })),
    )
    const refs = pages.flatMap(({ documents }) =>
      documents.map(({ ref }) => ref),
    )

    expect(pages.map(({ documents }) => documents.length)).toEqual([
      20, 20, 5, 0,
    ])
    expect(new Set(refs).size).toBe(45)
  })

  it.each([
    { page: 0 },
    { text: 'x'.repeat(101) },
    { years: [1] },
    { sort: 'size' },
    { language: 'se' },
    { previousVisitAt: 'yesterday' },
    { who: 'me' },
  ])('refuses %j without repeating it', async (wrong) => {
    const answer = await suite().read(crypto.randomUUID(), '/search', {
      ...searched({ text: 'personal' }),
      ...wrong,
    })

    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toMatch(/personal|xxx|yesterday/)
  })
})
