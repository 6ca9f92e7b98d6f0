import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '@mittkanta/test-kit'
import type { Browser } from './support/browser.ts'
import {
  disclosure,
  disclosures,
  json,
  listItem,
  REF,
} from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { FATHER, THEME } from './support/people.ts'

const PATH = '/api/subjects/self/disclosures'
const NAME = 'Klientplan inom service för barnfamiljer'

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock: fixedClock('2024-03-01T10:00:00Z') })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.archive.disclosures = disclosures(disclosure())
  bff.archive.taskList = taskList(listItem())
  bff.archive.answers = () => false
  bff.archive.paths.length = 0
})

const taskList = (...documents: object[]) => ({
  documents,
  total: documents.length,
  page: 1,
  pageSize: 20,
  informationText: false,
})

interface Body {
  disclosures: { documents: { name: string }[]; hasOtherClientData: boolean }[]
}
const first = async (language = 'sv') => {
  const answer = await browser.fetch(`${PATH}?language=${language}`)
  return (answer.json() as Body).disclosures[0]
}

describe('GET …/disclosures', () => {
  it('says when, who and what, by the names that the lists show', async () => {
    const answer = await browser.fetch(`${PATH}?language=sv`)
    expect(answer.json()).toEqual({
      ...disclosures(
        disclosure({
          documents: [
            {
              ref: REF,
              name: NAME,
              nameLanguage: null,
              drawnUpOn: '2024-01-31',
            },
          ],
        }),
      ),
    })
    expect((await first('en'))?.documents[0]?.name).not.toBe(NAME)
  })

  it('hands time, organisation and page on', async () => {
    await browser.fetch(
      `${PATH}?from=2024-01-01&to=2024-02-01&organisation=1.2.3&page=2&language=fi`,
    )
    expect(bff.archive.paths[0]).toContain(
      '/disclosures?from=2024-01-01&to=2024-02-01&organisation=1.2.3&page=2',
    )
  })

  it('calls a document that the lists do not show client data only', async () => {
    bff.archive.taskList = taskList()
    expect(await first()).toMatchObject({
      documents: [],
      hasOtherClientData: true,
    })
    const answer = await browser.fetch(PATH)
    expect(answer.text).not.toContain(REF)
  })

  it('calls a document that gate two drops client data only', async () => {
    const { facts } = listItem()
    bff.archive.taskList = taskList(
      listItem({ facts: { ...facts, status: 'annulled' } }),
    )
    expect(await first()).toMatchObject({
      documents: [],
      hasOtherClientData: true,
    })
  })

  it('is not there when the archive says so', async () => {
    bff.archive.answers = (path, res) => {
      if (path.includes('/disclosures')) json(res, {}, 404)
      return path.includes('/disclosures')
    }
    expect((await browser.fetch(PATH)).status).toBe(404)
    expect((await browser.fetch(`${PATH}.csv`)).status).toBe(404)
  })
})

describe('GET …/disclosures.csv', () => {
  const csv = async (query = 'language=sv') =>
    (await browser.fetch(`${PATH}.csv?${query}`)).text

  it('is a table that Excel in Finland opens, under a neutral name', async () => {
    const answer = await browser.fetch(`${PATH}.csv?language=sv`)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="document.csv"',
      'cache-control': 'no-store',
    })
    expect(answer.text).toBe(
      '\uFEFF"Tidpunkt";"Mottagare";"Uppgift";"Upprättad"\r\n' +
        `"2024-02-02 23:30";"Andra välfärdsområdet";"${NAME}";"2024-01-31"\r\n`,
    )
  })

  it('speaks the language that is asked for', async () => {
    bff.archive.disclosures = disclosures(
      disclosure({ documents: [], hasOtherClientData: true }),
    )
    expect(await csv('language=fi')).toContain('"Asiakastietoja";""')
    expect(await csv('language=en')).toContain('"Client data";""')
    expect(await csv('language=sv')).toContain('"Klientuppgifter";""')
  })

  const formulas = [
    ['=1+1', `"'=1+1"`],
    ['+358 1', `"'+358 1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1+1', `"' =1+1"`],
    ['  =1+1', `"' =1+1"`],
    ['\u200b=1+1', `"'\u200b=1+1"`],
    ['＝1+1', `"'＝1+1"`],
    ['A";"=1+1', `"A"";""=1+1"`],
    ['A\r\n=1+1', `"A =1+1"`],
    ['Vård & omsorg = bra', `"Vård & omsorg = bra"`],
  ] as const
  for (const [name, written] of formulas) {
    it(`writes ${JSON.stringify(name)} as text`, async () => {
      bff.archive.disclosures = disclosures(
        disclosure({ organisationName: name }),
      )
      expect((await csv()).split('\r\n')[1]).toContain(`;${written};`)
    })
  }

  it('has every page', async () => {
    bff.archive.answers = (path, res) => {
      if (!path.includes('/disclosures')) return false
      const page = Number(new URL(path, 'http://a').searchParams.get('page'))
      const organisationName = `Område ${page}`
      json(res, {
        ...disclosures(disclosure({ organisationName })),
        total: 3,
        page,
        pageSize: 1,
      })
      return true
    }
    const lines = (await csv()).trimEnd().split('\r\n')
    expect(lines.map((line) => /Område \d/.exec(line)?.[0])).toEqual([
      undefined,
      'Område 1',
      'Område 2',
      'Område 3',
    ])
  })

  it('breaks off when a page fails', async () => {
    bff.archive.answers = (path, res) => {
      if (!path.includes('/disclosures')) return false
      const page = Number(new URL(path, 'http://a').searchParams.get('page'))
      if (page > 1) json(res, {}, 500)
      else json(res, { ...disclosures(disclosure()), total: 50 })
      return true
    }
    await expect(csv()).rejects.toThrow()
  })
})

describe('a mandate holder (A8, A33)', () => {
  const SEEN = disclosure()
  const documents = [
    {
      ref: 'H'.repeat(22),
      documentType: 'x',
      description: null,
      drawnUpOn: '2024-01-30',
    },
  ]
  let holder: Browser
  let path: string
  beforeAll(async () => {
    bff.registry.chooses = FATHER
    bff.registry.roles.set(FATHER, [THEME])
    holder = await bff.signedIn()
    path = `/api/subjects/${await holder.actingRef()}/disclosures`
  })
  const told = async (given: object) => {
    bff.archive.disclosures = given
    const list = await holder.fetch(`${path}?language=sv`)
    const table = await holder.fetch(`${path}.csv?language=sv`)
    return {
      list: { body: list.text, length: list.headers['content-length'] },
      table: table.text,
    }
  }

  it('is the same with and without what the lists do not show', async () => {
    const without = await told(disclosures(SEEN))
    const rest = { documents: [], hasOtherClientData: true }
    for (const given of [
      disclosures({ ...SEEN, hasOtherClientData: true }),
      disclosures(SEEN, disclosure({ documents })),
      disclosures(disclosure(rest), SEEN, disclosure(rest)),
      disclosures({ ...SEEN, documents: [...SEEN.documents, ...documents] }),
    ]) {
      expect(await told(given)).toEqual(without)
    }
    expect(without.list.body).toContain(NAME)
  })

  it('says in every table, with rows or without, that it may be incomplete', async () => {
    for (const given of [disclosures(SEEN), disclosures()]) {
      const { table } = await told(given)
      expect(table.trimEnd().split('\r\n').at(-1)).toMatch(
        /^"Listan kan vara ofullständig/,
      )
      expect(table).not.toContain('Klientuppgifter')
    }
    const client = await browser.fetch(`${PATH}.csv?language=sv`)
    expect(client.text).not.toContain('ofullständig')
  })
})
