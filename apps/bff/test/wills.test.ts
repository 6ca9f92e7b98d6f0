import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '@mittkanta/test-kit'
import type { Browser } from './support/browser.ts'
import {
  CONTROLLER,
  json,
  listItem,
  REF,
  wills,
} from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const WILLS = '/api/subjects/self/wills'
const NAME = 'Klientplan inom service för barnfamiljer'
const HIDDEN_REF = 'HHHHHHHHHHHHHHHHHHHHHH'

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock: fixedClock('2024-03-01T10:00:00Z') })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.archive.wills = wills()
  bff.archive.answers = () => false
  bff.archive.taskList = taskList(listItem())
  bff.archive.paths.length = 0
})

const taskList = (...documents: object[]) => ({
  documents,
  total: documents.length,
  page: 1,
  pageSize: 20,
  informationText: false,
})

const prohibiting = (...targets: object[]) =>
  wills({
    prohibitions: {
      fingerprint: 'what was shown',
      expressedAt: '2024-02-01T10:00:00Z',
      by: 'client',
      targets,
    },
  })

const TARGETS = [
  { kind: 'controller', controllerId: CONTROLLER },
  { kind: 'service-task', task: 'child-protection' },
  { kind: 'document', ref: REF },
]

const namesIn = async (language: string) => {
  const answer = await browser.fetch(`${WILLS}?language=${language}`)
  const { prohibitions } = answer.json() as {
    prohibitions: { targets: { name: string | null }[] }
  }
  return prohibitions.targets.map(({ name }) => name)
}

const command = (over: object = {}) => ({
  command: 'set-prohibitions',
  commandId: randomUUID(),
  expectedFingerprint: 'what was shown',
  targets: TARGETS,
  ...over,
})

const refusing =
  (status: number, body: object = {}) =>
  (path: string, res: Parameters<typeof json>[0]) => {
    const isChange = path.includes('/wills')
    if (isChange) json(res, body, status)
    return isChange
  }

describe('GET …/wills', () => {
  it('names what prohibitions point at in the reader’s language', async () => {
    bff.archive.wills = prohibiting(...TARGETS)
    const controller = 'Testlandets välfärdsområde'
    expect(await namesIn('sv')).toEqual([controller, 'Barnskydd', NAME])
    expect((await namesIn('fi'))[1]).toBe('Lastensuojelu')
    expect((await namesIn('en'))[1]).toBe('Child protection')
  })

  it('does not name a document that the lists do not show, and keeps the target', async () => {
    const target = { kind: 'document', ref: HIDDEN_REF }
    bff.archive.wills = prohibiting(target)
    const answer = await browser.fetch(WILLS)
    expect(answer.json()).toMatchObject({
      prohibitions: { targets: [{ target, name: null, nameLanguage: null }] },
    })
  })

  it('does not name a document that gate two drops', async () => {
    const { facts } = listItem()
    bff.archive.wills = prohibiting({ kind: 'document', ref: REF })
    bff.archive.taskList = taskList(
      listItem({ facts: { ...facts, status: 'annulled' } }),
    )
    expect(await namesIn('sv')).toEqual([null])
    expect(bff.events('gate-two-dropped').length).toBeGreaterThan(0)
  })

  it('keeps a service task and a controller that have no name here', async () => {
    bff.archive.wills = prohibiting(
      { kind: 'service-task', task: 'of-tomorrow' },
      { kind: 'controller', controllerId: '1.2.246.10.99' },
    )
    expect(await namesIn('sv')).toEqual([null, null])
  })

  it('reads no lists when no prohibition points at a document', async () => {
    await browser.fetch(WILLS)
    expect(bff.archive.paths.map((path) => path.split('/').at(-1))).toEqual([
      'wills',
    ])
  })
})

describe('POST …/wills', () => {
  it('hands the command on as it is, and answers with the new state', async () => {
    bff.archive.wills = prohibiting(...TARGETS)
    const sent = command()
    const answer = await browser.send(`${WILLS}?language=sv`, sent)
    expect(answer.status).toBe(200)
    expect(answer.json()).toMatchObject({
      prohibitions: {
        fingerprint: 'what was shown',
        targets: [{}, { name: 'Barnskydd' }, {}],
      },
    })
    const bodies = bff.archive.bodies.filter((body) => body !== '')
    expect(JSON.parse(bodies.at(-1) ?? '')).toEqual(sent)
  })

  const problems = { 409: 'will-changed', 422: 'will-refused' } as const
  for (const [status, problem] of Object.entries(problems)) {
    it(`reports "${problem}", and nothing that the archive says of it`, async () => {
      bff.archive.answers = refusing(Number(status), {
        failures: [{ field: 'targets[2]', rule: 'hidden-document' }],
      })
      const answer = await browser.send(WILLS, command())
      expect(answer.status).toBe(Number(status))
      expect(answer.json()).toMatchObject({
        type: `urn:mittkanta:problem:${problem}`,
      })
      expect(answer.text).not.toContain('hidden-document')
    })
  }

  it('calls every other refusal of the archive a failure', async () => {
    bff.archive.answers = refusing(400)
    expect((await browser.send(WILLS, command())).status).toBe(503)
    bff.archive.answers = refusing(404)
    expect((await browser.send(WILLS, command())).status).toBe(404)
    bff.archive.answers = refusing(409)
    expect((await browser.fetch(WILLS)).status).toBe(503)
  })

  it('asks no service about a command that is none', async () => {
    const wrong = [
      command({ commandId: 'again' }),
      command({ expectedFingerprint: 1 }),
      command({ by: 'provider' }),
      command({ targets: [{ kind: 'document', ref: '../../secret' }] }),
      command({ command: 'annul-information' }),
    ]
    for (const body of wrong) {
      expect((await browser.send(WILLS, body)).status).toBe(400)
    }
    expect(bff.archive.paths).toEqual([])
  })

  it('takes 500 targets, and no body without end', async () => {
    const targets = Array.from({ length: 500 }, () => TARGETS[2])
    expect((await browser.send(WILLS, command({ targets }))).status).toBe(200)
    const endless = { filling: 'x'.repeat(200_000) }
    expect((await browser.send(WILLS, command(endless))).status).toBe(413)
  })

  it('is refused to another site and to a form', async () => {
    const body = JSON.stringify(command())
    const headers = {
      'sec-fetch-site': 'same-origin',
      'x-mittkanta': '1',
      'content-type': 'application/json',
    }
    const from = async (over: Record<string, string>) =>
      (await browser.ask('POST', WILLS, { ...headers, ...over }, body)).status
    expect(await from({})).toBe(200)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ 'x-mittkanta': '' })).toBe(403)
    expect(await from({ 'content-type': 'text/plain' })).toBe(415)
  })
})

describe('POST …/wills/preview', () => {
  it('answers what the archive counts', async () => {
    const preview = {
      visible: 3,
      prohibited: 2,
      byController: [
        { controllerId: CONTROLLER, controllerName: 'Test', prohibited: 2 },
      ],
    }
    bff.archive.preview = preview
    const answer = await browser.send(`${WILLS}/preview`, { targets: TARGETS })
    expect(answer.json()).toEqual(preview)
  })

  it('reports a target that must not be seen as one that does not exist', async () => {
    bff.archive.answers = refusing(422)
    const target = { kind: 'document', ref: HIDDEN_REF }
    const answer = await browser.send(`${WILLS}/preview`, { targets: [target] })
    expect(answer.json()).toMatchObject({
      type: 'urn:mittkanta:problem:will-refused',
    })
  })
})

describe('GET …/wills/choices', () => {
  const choices = async (language = 'sv') =>
    (await browser.fetch(`${WILLS}/choices?language=${language}`)).json() as {
      controllers: object[]
      tasks: { task: string; name: string }[]
      documents: { ref: string; drawnUpOn: string }[]
    }

  it('has every controller and every service task', async () => {
    const { controllers, tasks } = await choices('fi')
    expect(controllers).toHaveLength(1)
    expect(tasks.length).toBeGreaterThan(5)
    expect(tasks).toContainEqual({
      task: 'child-protection',
      name: 'Lastensuojelu',
    })
  })

  it('has the documents of all pages and service tasks, each once, newest first', async () => {
    const refs = ['B', 'C', 'D'].map((letter) => letter.repeat(22))
    const days = ['2024-01-10', '2024-01-30', '2024-01-20']
    const items = refs.map((ref, index) =>
      listItem({ ref, drawnUpOn: days[index] }),
    )
    bff.archive.answers = (path, res) => {
      const { pathname, searchParams } = new URL(path, 'http://archive')
      if (pathname.endsWith('/front-page')) {
        const tasks = ['child-protection', 'elderly-services'].map((task) => ({
          task,
          documents: [],
        }))
        const nothing = { clientRelations: [], informationText: false }
        json(res, { tasks, ...nothing })
        return true
      }
      if (!pathname.includes('/tasks/')) return false
      const page = Number(searchParams.get('page'))
      json(res, {
        ...taskList(...items.slice(page * 2 - 2, page * 2)),
        total: 3,
        page,
        pageSize: 2,
      })
      return true
    }
    const { documents } = await choices()
    expect(documents.map(({ drawnUpOn }) => drawnUpOn)).toEqual(
      [...days].sort().reverse(),
    )
    const lists = bff.archive.paths.filter((path) => path.includes('/tasks/'))
    expect(lists).toHaveLength(4)
  })

  it('loses no document when one goes between two pages', async () => {
    const [a, b, c] = ['B', 'C', 'D'].map((letter) =>
      listItem({ ref: letter.repeat(22) }),
    )
    const before = [a, b, c]
    const after = [b, c]
    let asked = 0
    bff.archive.answers = (path, res) => {
      if (!path.includes('/tasks/')) return false
      const page = Number(new URL(path, 'http://a').searchParams.get('page'))
      const now = asked === 0 ? before : after
      asked += 1
      json(res, {
        ...taskList(now[page - 1] ?? listItem()),
        total: now.length,
        page,
        pageSize: 1,
      })
      return true
    }
    const refs = (await choices()).documents.map(({ ref }) => ref)
    expect(refs).toContain('C'.repeat(22))
    expect(refs).toContain('D'.repeat(22))
  })

  it('has no document that gate two drops', async () => {
    const { facts } = listItem()
    bff.archive.taskList = taskList(
      listItem({ facts: { ...facts, status: 'annulled' } }),
    )
    expect((await choices()).documents).toEqual([])
  })
})
