import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Coverage, LANGUAGES, WithheldGroup } from '@mittkanta/contracts'
import {
  DOCUMENT_GROUPS,
  PRE_RESTRICTED_SETS,
} from '@mittkanta/visibility-policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { neverShown, shownLater } from '../src/coverage/withheld-groups.ts'
import type { Browser } from './support/browser.ts'
import { environmentOf, house, type House } from './support/house.ts'

const LIST = {
  updatedOn: '2024-02-01',
  controllers: [
    {
      name: { sv: 'Östra', fi: 'Itä', en: 'East' },
      since: '2023-01-02',
      serviceTasks: ['child-protection'],
      contact: { telephone: '029 000 0000' },
    },
    {
      name: { sv: 'Norra', fi: 'Pohjoinen', en: 'North' },
      since: '2023-06-01',
      serviceTasks: 'all',
    },
  ],
}

let directory: string
let file: string
const write = (list: unknown) => writeFile(file, JSON.stringify(list))

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mittkanta-coverage-'))
  file = join(directory, 'coverage.json')
  await write(LIST)
})
afterAll(() => rm(directory, { recursive: true }))

describe('COVERAGE_FILE', () => {
  const environment = environmentOf(
    'http://localhost:3200',
    'http://localhost:3100',
  )
  const read = () => readConfig({ ...environment, COVERAGE_FILE: file })

  it('may be absent', () => {
    expect(readConfig(environment).coverage).toBeUndefined()
  })

  const [one] = LIST.controllers
  it.each([
    ['updatedOn', { ...LIST, updatedOn: '2024-02-30' }],
    ['controllers.0.since', { ...LIST, controllers: [{ ...one, since: '' }] }],
    [
      'controllers.0.name.en',
      { ...LIST, controllers: [{ ...one, name: { sv: 'A', fi: 'B' } }] },
    ],
    [
      'controllers.0.serviceTasks',
      { ...LIST, controllers: [{ ...one, serviceTasks: ['gardening'] }] },
    ],
    [
      'controllers.0.contact.email',
      { ...LIST, controllers: [{ ...one, contact: { email: 'x' } }] },
    ],
    ['the file', { ...LIST, more: 1 }],
  ])('is refused with the name of its field %s', async (field, list) => {
    await write(list)
    try {
      expect(read).toThrow(`COVERAGE_FILE: ${field} is not valid`)
    } finally {
      await write(LIST)
    }
  })

  it('is refused when there is no such file, without its path', () => {
    const missing = () =>
      readConfig({ ...environment, COVERAGE_FILE: join(directory, 'none') })
    expect(missing).toThrow('COVERAGE_FILE: names no file with JSON in it')
    expect(missing).not.toThrow(directory)
  })
})

describe('the groups that are withheld from everybody', () => {
  it('are those that the policy hides in every phase, and in the first only', () => {
    expect(neverShown).toEqual([
      'client-relation-document',
      'case-document',
      'old-client-document',
      'phase-1-client-document',
      'parenthood-investigation',
      'shelter',
      'violence-prevention',
      'payment-commitment',
    ])
    expect(shownLater).toEqual([
      'journal-entry',
      'joint-document',
      'adoption-counselling',
    ])
  })

  it('are every pre-restricted set of the policy and nothing that it does not know', () => {
    const spoken = [...neverShown, ...shownLater]
    const sets = PRE_RESTRICTED_SETS.filter(
      (set) => set !== 'none' && set !== 'unknown',
    )
    expect(spoken).toEqual(expect.arrayContaining(sets))
    expect([...spoken].sort()).toEqual([...WithheldGroup.options].sort())
    expect([...sets, ...DOCUMENT_GROUPS, 'joint-document']).toEqual(
      expect.arrayContaining(spoken),
    )
  })
})

describe('GET /api/coverage', () => {
  let bff: House
  beforeAll(async () => {
    bff = await house({
      environment: {
        COVERAGE_FILE: file,
        OPERATOR_NAME: 'Driftbolaget',
        FEEDBACK_EMAIL: 'feedback@operator.example',
      },
    })
  })
  afterAll(() => bff.close())

  const ask = (browser: Browser, query = '?language=sv') =>
    browser.fetch(`/api/coverage${query}`)

  it('states the phase, the operator and the controllers by name', async () => {
    const answer = await ask(bff.browser())

    expect(answer.status).toBe(200)
    expect(Coverage.parse(answer.json())).toMatchObject({
      language: 'sv',
      phase: 'later',
      list: {
        updatedOn: '2024-02-01',
        controllers: [
          {
            name: 'Norra',
            since: '2023-06-01',
            serviceTasks: null,
            contact: { telephone: null, email: null, web: null },
          },
          {
            name: 'Östra',
            since: '2023-01-02',
            serviceTasks: ['Barnskydd'],
            contact: { telephone: '029 000 0000', email: null, web: null },
          },
        ],
      },
      operator: {
        name: 'Driftbolaget',
        feedbackEmail: 'feedback@operator.example',
      },
    })
  })

  it('answers everybody the same bytes, whether or not they have signed in', async () => {
    const reader = await bff.signedIn()
    for (const language of LANGUAGES) {
      const [mine, anybodys] = await Promise.all([
        ask(reader, `?language=${language}`),
        ask(bff.browser(), `?language=${language}`),
      ])
      expect(mine.text).toBe(anybodys.text)
      expect(mine.headers['cache-control']).toBe('no-store')
      expect(mine.headers['set-cookie']).toBeUndefined()
    }
  })

  it('takes no other question than the language', async () => {
    expect((await ask(bff.browser(), '?language=de')).status).toBe(400)
    expect((await ask(bff.browser(), '?person=1')).status).toBe(400)
  })

  it('says that no list was given, instead of an empty one', async () => {
    const bare = await house()
    try {
      const answer = Coverage.parse((await ask(bare.browser())).json())
      expect(answer.list).toBeNull()
      expect(answer.operator).toEqual({ name: null, feedbackEmail: null })
      expect(answer.neverShown).toEqual(neverShown)
    } finally {
      await bare.close()
    }
  })
})
