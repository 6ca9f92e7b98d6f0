import { ArchiveTaskList } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { record, visible, visiblePaper } from './records.ts'
import { portalSuite, restricted } from './suite.ts'

describe.each(ENGINES)('GET tasks/:task on %s', (engine) => {
  const suite = portalSuite(engine)

  const list = (query: string) => `/tasks/elderly-services?language=sv${query}`

  it('answers as agreed', async () => {
    const { person, ref } = await record(suite().database, [
      {
        ...visible,
        attachments: [visiblePaper, { ...visiblePaper, marks: restricted }],
      },
    ])
    const answer = await suite().read(person, list(''))

    expect(ArchiveTaskList.parse(await answer.json())).toMatchObject({
      documents: [{ ref: ref(0), attachments: [{}] }],
      total: 1,
      page: 1,
      pageSize: 20,
      informationText: true,
    })
  })

  it('gives pages of twenty that do not overlap, and the total of all', async () => {
    const { person } = await record(
      suite().database,
      Array.from({ length: 45 }, () => visible),
    )
    const pages = await Promise.all(
      [1, 2, 3, 4].map(async (page) =>
        ArchiveTaskList.parse(
          await (
            await suite().read(person, list(`&page=${String(page)}`))
          ).json(),
        ),
      ),
    )

    expect(pages.map(({ documents }) => documents.length)).toEqual([
      20, 20, 5, 0,
    ])
    expect(pages.map(({ total }) => total)).toEqual([45, 45, 45, 45])
    const refs = pages.flatMap(({ documents }) =>
      documents.map(({ ref }) => ref),
    )
    expect(new Set(refs).size).toBe(45)
  })

  it.each([
    ['sv', ['Zoo', 'Åland', 'Ängsväg', 'Östra']],
    ['fi', ['Zoo', 'Åland', 'Ängsväg', 'Östra']],
    ['en', ['Åland', 'Ängsväg', 'Östra', 'Zoo']],
  ])('sorts names as %s does', async (language, names) => {
    const { person } = await record(
      suite().database,
      ['Östra', 'Zoo', 'Ängsväg', 'Åland'].map((description) => ({
        ...visible,
        type: 'attachment',
        description,
      })),
    )
    const answer = await suite().read(
      person,
      `/tasks/elderly-services?sort=name&language=${language}`,
    )
    const { documents } = ArchiveTaskList.parse(await answer.json())

    expect(documents.map(({ description }) => description)).toEqual(names)
  })

  it('finds by inclusive bounds', async () => {
    const { person, ref } = await record(
      suite().database,
      ['2025-01-01', '2025-01-02', '2025-01-03'].map((availableOn) => ({
        ...visible,
        availableOn,
      })),
    )
    const answer = await suite().read(
      person,
      list('&from=2025-01-02&to=2025-01-02'),
    )

    expect(await answer.json()).toMatchObject({
      documents: [{ ref: ref(1) }],
      total: 1,
    })
  })

  it('lists what is older than the search accepts (A5)', async () => {
    const { person } = await record(suite().database, [
      { ...visible, availableOn: '2022-12-31' },
    ])

    expect(await (await suite().read(person, list(''))).json()).toMatchObject({
      total: 1,
    })
  })

  it.each(['from', 'to'])(
    'refuses the bound %s before 1.1.2023 and names it (A5)',
    async (bound) => {
      const answer = await suite().read(
        crypto.randomUUID(),
        list(`&${bound}=2022-12-31`),
      )

      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({
        failures: [{ field: bound, rule: 'search-floor', section: '5.1.2' }],
      })
    },
  )

  it.each([
    '&page=0',
    '&page=x',
    '&sort=size',
    '&from=2025-02-30',
    '&language=se',
    '&who=me',
  ])('refuses the query %s', async (query) => {
    const answer = await suite().read(crypto.randomUUID(), list(query))

    expect(answer.status).toBe(400)
  })

  it('does not find a service task that there is not', async () => {
    const answer = await suite().read(
      crypto.randomUUID(),
      '/tasks/tax?language=sv',
    )

    expect(answer.status).toBe(404)
  })
})
