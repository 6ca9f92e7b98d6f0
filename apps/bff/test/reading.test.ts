import { fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import {
  attachmentOfRow,
  clientRelation,
  document,
  frontPageItem,
  listItem,
  REF,
} from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())

const frontPage = (documents: object[], over: object = {}) => ({
  tasks: [{ task: 'child-protection', documents }],
  clientRelations: [],
  informationText: false,
  ...over,
})

const get = async (path: string, headers = {}) =>
  (await browser.fetch(`/api/subjects/self/${path}`, headers)).json()

describe('GET /api/subjects/self/front-page', () => {
  it('shows tasks and documents under their names in each language', async () => {
    bff.archive.frontPage = frontPage([frontPageItem()])
    const names = await Promise.all(
      ['sv', 'fi', 'en'].map(async (language) => {
        const page = (await get(`front-page?language=${language}`)) as {
          language: string
          tasks: { name: string; documents: { name: string }[] }[]
        }
        const [task] = page.tasks
        return [page.language, task?.name, task?.documents[0]?.name]
      }),
    )
    expect(names).toEqual([
      ['sv', 'Barnskydd', 'Klientplan inom service för barnfamiljer'],
      ['fi', 'Lastensuojelu', expect.any(String)],
      ['en', 'Child protection', expect.any(String)],
    ])
  })

  it('speaks the browser’s language when none is asked for, and Swedish at last', async () => {
    const languageFor = async (accept: string) => {
      const headers = { 'accept-language': accept }
      return ((await get('front-page', headers)) as { language: string })
        .language
    }
    expect(await languageFor('fi-FI,fi;q=0.9,en;q=0.8')).toBe('fi')
    expect(await languageFor('de,en;q=0.5,fi;q=0.7')).toBe('fi')
    expect(await languageFor('de')).toBe('sv')
    expect(await languageFor('')).toBe('sv')
  })

  it('strips the facts and everything else that the page does not need', async () => {
    bff.archive.frontPage = frontPage([frontPageItem()], {
      clientRelations: [clientRelation()],
    })
    expect(await get('front-page?language=sv')).toEqual({
      language: 'sv',
      previousVisitOn: null,
      news: { documents: [], isMore: false },
      tasks: [
        {
          task: 'child-protection',
          name: 'Barnskydd',
          explanation: expect.stringMatching(
            /^Stöd och skydd för barn/,
          ) as string,
          documents: [
            {
              ref: REF,
              name: 'Klientplan inom service för barnfamiljer',
              nameLanguage: null,
              date: '2024-02-01',
              marks: [],
            },
          ],
        },
      ],
      clientRelations: [
        {
          controllerName: 'Testlandets välfärdsområde',
          relation: { startedOn: '2023-05-01', endedOn: null },
          childProtection: null,
          contactPerson: null,
        },
      ],
      informationText: false,
      emptyBecause: null,
    })
  })

  it('calls an unstructured document by its own name (9.9.3)', async () => {
    const item = frontPageItem({
      documentType: 'attachment',
      description: 'Intyg från skolan',
    })
    bff.archive.frontPage = frontPage([item])
    expect(await get('front-page')).toMatchObject({
      tasks: [
        { documents: [{ name: 'Intyg från skolan', nameLanguage: 'und' }] },
      ],
    })
  })

  it('calls a structured document by its type, whatever its description says', async () => {
    const item = frontPageItem({ description: 'Socialarbetare' })
    bff.archive.frontPage = frontPage([item])
    expect(await get('front-page?language=sv')).toMatchObject({
      tasks: [
        { documents: [{ name: 'Klientplan inom service för barnfamiljer' }] },
      ],
    })
  })

  it('hides what has a code that the portal does not know, and counts it', async () => {
    const before = await bff.counted('unknown-code-hidden')
    bff.archive.frontPage = {
      ...frontPage([frontPageItem({ documentType: 'unheard-of' })]),
    }
    expect(await get('front-page')).toMatchObject({ tasks: [] })
    expect(await bff.counted('unknown-code-hidden')).toBe(before + 1)
    expect(bff.events('unknown-code-hidden').at(-1)?.rule).toBe(
      'document-types',
    )
  })

  it('says why it is empty', async () => {
    const nothing = frontPage([], { tasks: [] })
    bff.archive.frontPage = nothing
    expect(await get('front-page')).toMatchObject({
      emptyBecause: 'nothing-stored',
    })
    bff.archive.frontPage = { ...nothing, informationText: true }
    expect(await get('front-page')).toMatchObject({
      informationText: true,
      emptyBecause: null,
    })
    bff.archive.frontPage = { ...nothing, clientRelations: [clientRelation()] }
    expect(await get('front-page')).toMatchObject({ emptyBecause: null })
  })

  it('says that no controller is connected while none is', async () => {
    const alone = await house({ environment: { MITTKANTA_CONNECTED: 'off' } })
    try {
      alone.archive.frontPage = frontPage([], { tasks: [] })
      const page = await (
        await alone.signedIn()
      ).fetch('/api/subjects/self/front-page')
      expect(page.json()).toMatchObject({ emptyBecause: 'not-connected' })
    } finally {
      await alone.close()
    }
  })

  it('does not answer about anybody but oneself', async () => {
    for (const ref of ['other', 'SELF', REF, '0', 'self%00']) {
      const answer = await browser.fetch(`/api/subjects/${ref}/front-page`)
      expect([ref, answer.status]).toEqual([ref, 403])
    }
  })

  it('refuses parameters that are not in the contract', async () => {
    for (const query of [
      'language=xx',
      'language=sv&language=fi',
      'person=1',
    ]) {
      const answer = await browser.fetch(
        `/api/subjects/self/front-page?${query}`,
      )
      expect([query, answer.status]).toEqual([query, 400])
    }
  })
})

describe('GET /api/subjects/self/tasks/:task', () => {
  beforeEach(() => {
    bff.archive.paths.length = 0
  })

  it('lists the documents of the task', async () => {
    const item = listItem({
      attachments: [attachmentOfRow(), attachmentOfRow()],
      socialServices: ['professional-family-care'],
    })
    bff.archive.taskList = {
      documents: [item],
      total: 1,
      page: 1,
      pageSize: 50,
      informationText: true,
    }
    expect(await get('tasks/child-protection?language=sv')).toEqual({
      language: 'sv',
      task: 'child-protection',
      name: 'Barnskydd',
      explanation: expect.stringMatching(/^Stöd och skydd för barn/) as string,
      documents: [
        {
          ref: REF,
          name: 'Klientplan inom service för barnfamiljer',
          nameLanguage: null,
          date: '2024-02-01',
          marks: [],
          drawnUpOn: '2024-01-31',
          attachments: 2,
          attachmentMarks: [],
          socialServices: [expect.stringMatching(/familjevård/)],
          controllerName: 'Testlandets välfärdsområde',
        },
      ],
      total: 1,
      page: 1,
      pageSize: 50,
      informationText: true,
      searchFloor: '2023-01-01',
    })
  })

  it('passes search, sorting and page on to the archive', async () => {
    await get(
      'tasks/child-protection?language=fi&from=2023-01-01&to=2024-01-01&sort=name&order=ascending&page=2',
    )
    const [path = ''] = bff.archive.paths
    const { searchParams } = new URL(path, bff.archive.url)
    expect(Object.fromEntries(searchParams)).toEqual({
      language: 'fi',
      from: '2023-01-01',
      to: '2024-01-01',
      sort: 'name',
      order: 'ascending',
      page: '2',
    })
  })

  it('refuses a search before 2023, in words (A5)', async () => {
    const path = '/api/subjects/self/tasks/child-protection?from=2022-12-31'
    const answer = await browser.fetch(path)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({
      failures: [{ field: 'from', rule: 'search-floor', section: '5.1.2' }],
    })
    expect(bff.archive.paths).toEqual([])
  })

  it('refuses what is no query', async () => {
    for (const query of [
      'from=yesterday',
      'to=2024-02-30',
      'sort=size',
      'order=up',
      'page=0',
      'page=1.5',
      'page=1&page=2',
      'from=2024-01-01&from=2024-01-02',
      '__proto__=1',
    ]) {
      const path = `/api/subjects/self/tasks/child-protection?${query}`
      expect([query, (await browser.fetch(path)).status]).toEqual([query, 400])
    }
    expect(bff.archive.paths).toEqual([])
  })

  it('knows no other tasks than the handbook', async () => {
    const answer = await browser.fetch('/api/subjects/self/tasks/unheard-of')
    expect(answer.status).toBe(404)
    expect(bff.archive.paths).toEqual([])
  })
})

describe('GET /api/subjects/self/documents/:ref', () => {
  it('shows signatures, correction and attachments in words', async () => {
    bff.archive.document = document({
      correctedAt: '2024-02-10T10:00:00Z',
      signatures: [
        {
          name: 'Ylva Yrkesperson',
          method: 'professional-certificate',
          signedAt: '2024-01-31T12:00:00+02:00',
        },
      ],
      correction: {
        name: 'Ylva Yrkesperson',
        position: 'socialarbetare',
        correctedOn: '2024-02-10',
        reason: 'obvious-writing-error',
      },
      attachments: [
        {
          ref: 'BBBBBBBBBBBBBBBBBBBBBB',
          description: 'Karta',
          language: 'sv',
          content: { type: 'application/pdf', bytes: 3 },
          availableAt: '2024-02-01T10:00:00Z',
          correctedAt: null,
          facts: {
            ...frontPageItem().facts,
            mainDocument: 'shown',
            delayEndedOn: '2024-03-01',
          },
        },
      ],
    })
    expect(await get(`documents/${REF}?language=sv`)).toEqual({
      language: 'sv',
      ref: REF,
      name: 'Klientplan inom service för barnfamiljer',
      nameLanguage: null,
      explanation: expect.stringMatching(/^Här står vilket stöd/) as string,
      date: '2024-02-01',
      marks: ['corrected'],
      drawnUpOn: '2024-01-31',
      tasks: [{ task: 'child-protection', name: 'Barnskydd' }],
      socialServices: [],
      controllerName: 'Testlandets välfärdsområde',
      documentLanguage: 'sv',
      content: { kind: 'pdf', bytes: 7 },
      signatures: [
        {
          name: 'Ylva Yrkesperson',
          method: 'Certifikat för yrkesutbildad person',
          signedAt: '2024-01-31T12:00:00+02:00',
        },
      ],
      correction: {
        name: 'Ylva Yrkesperson',
        position: 'socialarbetare',
        correctedOn: '2024-02-10',
        reason: 'Uppenbart skrivfel',
      },
      attachments: [
        {
          ref: 'BBBBBBBBBBBBBBBBBBBBBB',
          name: 'Karta',
          nameLanguage: 'sv',
          documentLanguage: 'sv',
          content: { kind: 'pdf', bytes: 3 },
          marks: ['delay-ended'],
        },
      ],
    })
  })

  it('is not found when a code in it is not known', async () => {
    bff.archive.document = document({ socialServices: ['unheard-of'] })
    const answer = await browser.fetch(`/api/subjects/self/documents/${REF}`)
    expect(answer.status).toBe(404)
  })

  it('gives missing, malformed and hidden references the same bytes', async () => {
    const bytesFor = async (ref: string) => {
      const answer = await browser.fetch(`/api/subjects/self/documents/${ref}`)
      return answer.text.replace(/urn:uuid:[\da-f-]+/, '')
    }
    bff.archive.document = document({
      facts: { ...frontPageItem().facts, status: 'annulled' },
    })
    const hidden = await bytesFor(REF)
    expect(hidden).toContain('not-found')
    expect(await bytesFor('CCCCCCCCCCCCCCCCCCCCCC')).toBe(hidden)
    expect(await bytesFor('1.2.246.10.1')).toBe(hidden)
    expect(await bytesFor('..%2F..%2Fpersons')).toBe(hidden)
  })

  it('shows no JSON, whatever the archive offers', async () => {
    bff.archive.document = document({
      content: { type: 'application/json', bytes: 2 },
    })
    const answer = await browser.fetch(`/api/subjects/self/documents/${REF}`)
    expect(answer.status).toBe(503)
  })

  it('writes only a language tag into the language', async () => {
    bff.archive.document = document({ language: 'sv" onload="x' })
    expect(await get(`documents/${REF}`)).toMatchObject({
      documentLanguage: null,
    })
  })
})
