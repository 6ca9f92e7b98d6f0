import { fixedClock } from '@mittkanta/test-kit'
import type { Bar, TaskFacts } from '@mittkanta/visibility-policy'
import {
  bars,
  clientRelationBars,
  ownTask,
  taskBars,
  visibleClientRelation,
  visibleCase,
  visibleDocument,
} from '@mittkanta/visibility-policy'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAME, type Browser } from './support/browser.ts'
import {
  attachmentOfRow,
  clientRelation,
  document,
  frontPageItem,
  listItem,
  REF,
} from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const DOCUMENT = `/api/subjects/self/documents/${REF}`

/** The examples of the rules that hide something from its own client. */
const hidden = <Facts>(rules: readonly Bar<Facts>[]) =>
  rules
    .filter(({ example: { occasion = {} } }) =>
      Object.entries(occasion).every(
        ([name, value]) => name === 'phase' && value === 'later',
      ),
    )
    .map(({ id, example }) => [id, example.facts ?? {}] as const)

const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())
beforeEach(() => clock.set('2024-03-01T10:00:00Z'))

const dropped = () => bff.counted('gate-two-dropped')

describe('gate two, before an archive that lies', () => {
  it('is tried with the rules of the policy', () => {
    expect(hidden(bars).length).toBeGreaterThanOrEqual(15)
    expect(hidden(clientRelationBars).length).toBeGreaterThanOrEqual(4)
  })

  it.each(hidden(bars))('drops everywhere what %s hides', async (id, over) => {
    const facts = { ...visibleDocument, ...over }
    const seen = { ref: 'BBBBBBBBBBBBBBBBBBBBBB' }
    bff.archive.frontPage = {
      tasks: [
        {
          task: 'child-protection',
          documents: [frontPageItem({ facts }), frontPageItem(seen)],
        },
      ],
      clientRelations: [],
      informationText: false,
    }
    bff.archive.taskList = {
      documents: [listItem({ facts }), listItem(seen)],
      total: 2,
      page: 1,
      pageSize: 50,
      informationText: false,
    }
    bff.archive.document = document({ facts })
    const before = await dropped()

    const page = await browser.fetch('/api/subjects/self/front-page')
    const list = await browser.fetch(
      '/api/subjects/self/tasks/child-protection',
    )
    for (const { text } of [page, list]) {
      expect(text).toContain(seen.ref)
      expect(text).not.toContain(REF)
    }
    expect(list.json()).toMatchObject({ total: 1 })
    expect((await browser.fetch(DOCUMENT)).status).toBe(404)

    bff.archive.paths.length = 0
    expect((await browser.fetch(`${DOCUMENT}/file`)).status).toBe(404)
    expect((await browser.fetch(`${DOCUMENT}/display`, FRAME)).status).toBe(404)
    expect(bff.archive.paths.join()).not.toMatch(/\/(content|display)/)

    expect(await dropped()).toBe(before + 5)
    expect(bff.events('gate-two-dropped').at(-1)).toMatchObject({
      level: 'error',
      rule: expect.stringContaining(id) as string,
    })
  })

  it.each(hidden(clientRelationBars))(
    'drops the client relation that %s hides',
    async (_id, over) => {
      bff.archive.frontPage = {
        tasks: [],
        clientRelations: [
          clientRelation({ facts: { ...visibleClientRelation, ...over } }),
        ],
        informationText: false,
      }
      const before = await dropped()
      const page = await browser.fetch('/api/subjects/self/front-page')
      expect(page.json()).toMatchObject({ clientRelations: [] })
      expect(await dropped()).toBe(before + 1)
    },
  )

  const withoutCase: TaskFacts = { isOfOwnCase: 'no', openCase: 'none' }

  it('is tried with both bars on service tasks', () => {
    expect(taskBars.map(({ example }) => example.facts?.isOfOwnCase)).toEqual([
      'no',
      'unknown',
    ])
  })

  it.each([
    ['without a case that the reader could see', withoutCase],
    [
      'whose case has special content',
      {
        isOfOwnCase: 'no',
        openCase: { ...visibleCase, specialContent: 'yes' },
      },
    ],
    [
      'of which it is not known whose it is',
      { ...ownTask, isOfOwnCase: 'unknown' },
    ],
  ])(
    'drops a service task %s, wherever the reader is shown tasks (11.2)',
    async (_words, facts) => {
      const seen = { ref: 'BBBBBBBBBBBBBBBBBBBBBB' }
      bff.archive.frontPage = {
        tasks: [
          {
            task: 'child-protection',
            documents: [frontPageItem({ taskFacts: facts })],
          },
          { task: 'family-law-services', documents: [frontPageItem(seen)] },
        ],
        clientRelations: [],
        informationText: false,
      }
      bff.archive.taskList = {
        documents: [listItem({ taskFacts: facts })],
        total: 1,
        page: 1,
        pageSize: 50,
        informationText: false,
      }
      bff.archive.document = document({
        tasks: [
          { task: 'child-protection', facts },
          { task: 'family-law-services', facts: ownTask },
        ],
      })
      const before = await dropped()

      const page = await browser.fetch('/api/subjects/self/front-page')
      expect(page.json()).toMatchObject({
        tasks: [{ task: 'family-law-services' }],
      })
      const list = await browser.fetch(
        '/api/subjects/self/tasks/child-protection',
      )
      expect(list.json()).toMatchObject({ documents: [], total: 0 })
      const opened = await browser.fetch(DOCUMENT)
      expect(opened.json()).toMatchObject({
        tasks: [{ task: 'family-law-services' }],
      })
      expect(page.text + opened.text).not.toContain('child-protection')
      expect(await dropped()).toBe(before + 3)

      bff.archive.document = document({
        tasks: [{ task: 'child-protection', facts }],
      })
      expect((await browser.fetch(DOCUMENT)).status).toBe(404)
    },
  )

  it('drops an attachment and shows the rest', async () => {
    const content = { type: 'application/pdf', bytes: 3 }
    const attachment = (ref: string, specialContent: string) => ({
      ref,
      description: 'Karta',
      language: null,
      content,
      availableAt: '2024-02-01T10:00:00Z',
      correctedAt: null,
      facts: {
        ...visibleDocument,
        mainDocument: 'shown',
        marks: { ...visibleDocument.marks, specialContent },
      },
    })
    bff.archive.document = document({
      attachments: [
        attachment('BBBBBBBBBBBBBBBBBBBBBB', 'yes'),
        attachment('CCCCCCCCCCCCCCCCCCCCCC', 'no'),
      ],
    })
    const answer = await browser.fetch(DOCUMENT)
    expect(answer.text).not.toContain('BBBBBBBBBBBBBBBBBBBBBB')
    expect(answer.text).toContain('CCCCCCCCCCCCCCCCCCCCCC')
  })

  it('counts on a row only the attachments that pass, and says what they alone are (5.1.2)', async () => {
    const { marks } = visibleDocument
    bff.archive.taskList = {
      documents: [
        listItem({
          attachments: [
            attachmentOfRow({ marks: { ...marks, specialContent: 'yes' } }),
            attachmentOfRow({ delayEndedOn: '2024-03-01' }),
          ],
        }),
      ],
      total: 1,
      page: 1,
      pageSize: 50,
      informationText: false,
    }
    const before = await dropped()
    const list = await browser.fetch(
      '/api/subjects/self/tasks/child-protection',
    )
    expect(list.json()).toMatchObject({
      documents: [
        { attachments: 1, marks: [], attachmentMarks: ['delay-ended'] },
      ],
    })
    expect(await dropped()).toBe(before + 1)
  })

  it('goes by its own clock, to midnight in Helsinki', async () => {
    bff.archive.document = document({
      facts: {
        ...visibleDocument,
        marks: { ...visibleDocument.marks, showFrom: '2024-03-02' },
      },
    })
    clock.set('2024-03-01T21:59:59Z')
    const evening = await bff.signedIn()
    expect((await evening.fetch(DOCUMENT)).status).toBe(404)
    clock.set('2024-03-01T22:00:00Z')
    expect((await evening.fetch(DOCUMENT)).status).toBe(200)
  })

  it('goes by its own phase', async () => {
    const first = await house({ clock, environment: { MITTKANTA_PHASE: '1' } })
    try {
      first.archive.document = document({
        facts: { ...visibleDocument, clients: 'several' },
      })
      const reader = await first.signedIn()
      expect((await reader.fetch(DOCUMENT)).status).toBe(404)
    } finally {
      await first.close()
    }
  })

  it('marks for a minor what guardians do not see', async () => {
    const minor = await house({ clock })
    try {
      const facts = {
        ...visibleDocument,
        marks: {
          ...visibleDocument.marks,
          guardianDisclosure: 'withheld-child-prohibits',
        },
      }
      minor.archive.document = document({ facts })
      minor.provider.person = { 'urn:oid:1.2.246.21': '010516B903X' }
      const child = await minor.signedIn()
      expect((await child.fetch(DOCUMENT)).json()).toMatchObject({
        marks: ['withheld-from-guardians'],
      })
      expect(minor.archive.callers.at(-1)).toMatchObject({
        subjectAge: 'minor',
      })
    } finally {
      await minor.close()
    }
  })
})
