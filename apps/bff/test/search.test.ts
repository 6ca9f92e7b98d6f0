import { fixedClock } from '@mittkanta/test-kit'
import { ownTask, visibleDocument } from '@mittkanta/visibility-policy'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import {
  foundItem,
  personIdOf,
  REF,
  searchResult,
} from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { CHILD } from './support/people.ts'

const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.archive.search = searchResult(foundItem())
  bff.archive.bodies.length = 0
})

const search = (body: unknown, subject = 'self', from = browser) =>
  from.send(`/api/subjects/${subject}/search`, body)

/** Special content: the archive should have hidden it. */
const hidden = () =>
  foundItem({
    facts: {
      ...visibleDocument,
      marks: { ...visibleDocument.marks, specialContent: 'yes' },
    },
  })

describe('POST /api/subjects/self/search', () => {
  it('shows what was found, and every filter, under their names', async () => {
    const answer = await search({ language: 'sv', text: 'plan' })

    expect(answer.json()).toEqual({
      language: 'sv',
      documents: [
        {
          ref: REF,
          name: 'Klientplan inom service för barnfamiljer',
          nameLanguage: null,
          date: '2024-02-01',
          marks: [],
          drawnUpOn: '2024-01-31',
          attachments: 0,
          attachmentMarks: [],
          socialServices: ['Hemvård'],
          controllerName: 'Testlandets välfärdsområde',
          tasks: [{ task: 'child-protection', name: 'Barnskydd' }],
        },
      ],
      total: 1,
      everything: 1,
      page: 1,
      pageSize: 20,
      informationText: false,
      filters: {
        tasks: [{ value: 'child-protection', name: 'Barnskydd', count: 1 }],
        socialServices: [{ value: 'home-care', name: 'Hemvård', count: 1 }],
        controllers: [
          {
            value: 'Testlandets välfärdsområde',
            name: 'Testlandets välfärdsområde',
            count: 1,
          },
        ],
        years: [{ value: 2024, count: 1 }],
        isNew: 0,
      },
      previousVisitOn: null,
    })
  })

  it('asks the archive in a body, and passes on the previous visit', async () => {
    await search({ text: 'hemligt', years: [2024], language: 'fi' })

    expect(JSON.parse(bff.archive.bodies.at(-1) ?? '')).toEqual({
      text: 'hemligt',
      tasks: [],
      socialServices: [],
      controllers: [],
      years: [2024],
      isNew: false,
      sort: 'date',
      page: 1,
      language: 'fi',
      previousVisitAt: null,
    })
  })

  it('leaves out and does not count what the second gate hides', async () => {
    const before = await bff.counted('gate-two-dropped')
    bff.archive.search = {
      ...searchResult(foundItem()),
      documents: [hidden()],
      total: 3,
      everything: 5,
    }

    expect((await search({ language: 'sv' })).json()).toMatchObject({
      documents: [],
      total: 2,
      everything: 4,
      filters: { tasks: [], socialServices: [], controllers: [], years: [] },
    })
    expect(await bff.counted('gate-two-dropped')).toBe(before + 1)
  })

  it('reveals no service task in which the reader could see no case, and does not count there (11.2)', async () => {
    const hiddenTask = {
      task: 'family-law-services',
      facts: { isOfOwnCase: 'no', openCase: 'none' },
    }
    const { filters, ...found } = searchResult(
      foundItem({
        tasks: [{ task: 'child-protection', facts: ownTask }, hiddenTask],
      }),
    )
    const before = await bff.counted('gate-two-dropped')
    bff.archive.search = {
      ...found,
      filters: {
        ...filters,
        tasks: [...filters.tasks, { value: 'family-law-services', count: 1 }],
      },
    }
    const answer = await search({})
    expect(answer.json()).toMatchObject({
      documents: [{ tasks: [{ task: 'child-protection' }] }],
      total: 1,
      filters: { tasks: [{ value: 'child-protection', count: 1 }] },
    })
    expect(answer.text).not.toContain('family-law-services')
    expect(await bff.counted('gate-two-dropped')).toBe(before + 1)

    bff.archive.search = searchResult(foundItem({ tasks: [hiddenTask] }))
    expect((await search({})).json()).toMatchObject({
      documents: [],
      total: 0,
      everything: 0,
    })
  })

  it('hides documents and values whose code it does not know', async () => {
    const strange = searchResult(foundItem({ documentType: 'unheard-of' }))
    const { filters } = searchResult(foundItem())
    bff.archive.search = {
      ...strange,
      filters: { ...filters, tasks: [{ value: 'unheard-of', count: 2 }] },
    }

    expect((await search({})).json()).toMatchObject({
      documents: [],
      total: 0,
      filters: { tasks: [] },
    })
  })

  it('never logs what was looked for, also where it goes wrong', async () => {
    const words = { text: 'pistaasi', controllers: ['pistaasi'] }
    await search(words)
    await search({ ...words, page: 0 })
    bff.archive.misbehave = (res) => res.end('{"text":"pistaasi"}')
    expect((await search(words)).status).toBe(503)
    bff.archive.misbehave = undefined

    expect(bff.events('archive-answer-refused')).not.toEqual([])
    expect(bff.logged()).not.toContain('pistaasi')
    expect(bff.archive.paths.join()).not.toContain('pistaasi')
  })

  it.each([
    { text: 'x'.repeat(101) },
    { page: 0 },
    { sort: 'size' },
    { previousVisitAt: null },
    { language: 'xx' },
    [],
  ])('refuses %j', async (wrong) => {
    const answer = await search(wrong)

    expect([answer.status, answer.text]).toEqual([
      400,
      expect.not.stringContaining('xxx'),
    ])
  })

  it('asks for a session and for JSON', async () => {
    const nobody = await search({}, 'self', bff.browser())
    const form = await browser.ask(
      'POST',
      '/api/subjects/self/search',
      {
        'x-mittkanta': '1',
        'sec-fetch-site': 'same-origin',
        'content-type': 'text/plain',
      },
      '{}',
    )

    expect([nobody.status, form.status]).toEqual([401, 415])
  })
})

describe('POST /api/subjects/:subjectRef/search for another', () => {
  it('searches the record of the person, and reveals nothing of what is hidden', async () => {
    bff.registry.chooses = CHILD
    bff.registry.roles.set(CHILD, ['ALL'])
    const guardian = await bff.signedIn()
    const ref = await guardian.actingRef()
    bff.archive.search = { ...searchResult(foundItem()), informationText: true }
    const answer = await search({}, ref, guardian)

    expect(answer.json()).toMatchObject({ total: 1, informationText: false })
    expect(bff.archive.callers.at(-1)).toMatchObject({
      subject: personIdOf(CHILD),
      ground: 'guardian',
    })
  })

  it('refuses a handle that is not good', async () => {
    expect((await search({}, REF)).status).toBe(403)
  })
})

describe('what is new', () => {
  it('is marked and listed by the day of the previous visit', async () => {
    const again = fixedClock('2024-01-15T10:00:00Z')
    const later = await house({ clock: again })
    try {
      await search({}, 'self', await later.signedIn())
      again.set('2024-03-01T10:00:00Z')
      const answer = await search(
        { isNew: true },
        'self',
        await later.signedIn(),
      )
      const asked = JSON.parse(later.archive.bodies.at(-1) ?? '') as object

      expect(answer.json()).toMatchObject({
        documents: [{ marks: ['new'] }],
        previousVisitOn: '2024-01-15',
      })
      expect(asked).toMatchObject({
        isNew: true,
        previousVisitAt: '2024-01-15T10:00:00.000Z',
      })
    } finally {
      await later.close()
    }
  })
})
