import type { ServerResponse } from 'node:http'
import { freePort } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BffConfig } from '../src/config.ts'
import type { Browser } from './support/browser.ts'
import { ARTIFICIAL_CODE } from './support/lying-provider.ts'
import { house, type House } from './support/house.ts'
import { answers, type Question } from './support/lying-registry.ts'
import { CHILD, FATHER, SIBLING, THEME } from './support/people.ts'

type Lie = (res: ServerResponse) => void
type Lies = Readonly<Record<string, Lie>>

const raw =
  (status: number, text: string, headers: Record<string, string> = {}): Lie =>
  (res) => {
    res.writeHead(status, { 'content-type': 'text/html', ...headers })
    res.end(text)
  }

/** Failures in place of any answer. */
const FAILURES: Lies = {
  'hangs up': (res) => void res.destroy(),
  'says nothing': () => undefined,
  'stops in the middle': (res) => {
    res.writeHead(200, { 'content-length': '100' })
    res.write('{"roles":')
  },
  'never stops talking': (res) => {
    res.writeHead(200)
    const send = () => {
      while (!res.destroyed && res.write(Buffer.alloc(65_536, ' ')));
      if (!res.destroyed) res.once('drain', send)
    }
    send()
  },
  'fails with 500': answers({ roles: ['ALL'] }, 500),
  'is busy with 503': answers({}, 503),
  'is not found': answers({}, 404),
  'refuses our client': answers({}, 403),
  redirects: raw(302, '', { location: 'http://127.0.0.1:1/' }),
  'answers a page': raw(200, '<h1>Welcome</h1>'),
  'answers broken JSON': answers('{"roles":["ALL"]'),
  'answers nothing': answers(''),
  'answers null': answers('null'),
  'answers a list of lists': answers([[]]),
  'answers a number': answers('1'),
}

/** Answers that have the shape of another question, or of none. */
const SHAPES: Readonly<Partial<Record<Question, readonly unknown[]>>> = {
  register: [
    {},
    { sessionId: 'a' },
    { sessionId: 1, userId: 2 },
    { sessionId: 'a/../b c', userId: 'b' },
    { sessionId: 'a', userId: CHILD },
    { sessionId: '..', userId: 'b' },
  ],
  token: [
    { access_token: 'a', token_type: 'mac', expires_in: 1 },
    { access_token: 'a\r\nb', token_type: 'bearer', expires_in: 1 },
    { access_token: 'a', token_type: 'bearer', expires_in: '599' },
    { access_token: 'a', token_type: 'bearer', expires_in: -1 },
    { token_type: 'bearer', expires_in: 599 },
  ],
  delegate: [
    { personId: CHILD, name: 'X' },
    [{ personId: CHILD }],
    [{ personId: CHILD, name: '\u0000\u200b' }],
    [{ personId: CHILD, name: '\ud800\u202e ' }],
    [{ personId: `${CHILD}\u0000`, name: 'X' }],
    [{ personId: `${CHILD}\ud800`, name: 'X' }],
    [{ personId: [CHILD], name: 'X' }],
  ],
  roles: [
    {},
    { roles: 'ALL' },
    { roles: { 0: 'ALL' } },
    { roles: ['ALL', 1] },
    { roles: [['ALL']] },
    { roles: null },
    { roles: ['ALL\u0000'] },
    { roles: ['ALL', '\ud800'] },
    ['ALL'],
  ],
}

/** Answers in good form that must not open anything. */
const REFUSED: Readonly<Record<string, Partial<Record<Question, unknown>>>> = {
  'names two persons': {
    delegate: [
      { personId: CHILD, name: 'X' },
      { personId: SIBLING, name: 'Y' },
    ],
  },
  'names nobody': { delegate: [] },
  'names the reader': {
    delegate: [{ personId: ARTIFICIAL_CODE, name: 'X' }],
    roles: { roles: ['ALL', THEME] },
  },
  'names no valid code': { delegate: [{ personId: '010280-952A', name: 'X' }] },
  'names an empty code': { delegate: [{ personId: '', name: 'X' }] },
  'writes a code in small letters': {
    delegate: [{ personId: CHILD.toLowerCase(), name: 'X' }],
  },
  'names a person who did not let the reader in': {
    delegate: [{ personId: SIBLING, name: 'X' }],
  },
  'says ALL of an adult': {
    delegate: [{ personId: FATHER, name: 'X' }],
    roles: { roles: ['ALL', 'GUARDIAN'] },
  },
  'says a theme of a minor': { roles: { roles: [THEME] } },
  'says words that nobody knows': { roles: { roles: ['SOME', 'ALL ', ''] } },
}

const TIMEOUT = 150
const impatient = {
  AUTHORIZATIONS_TIMEOUT_MS: String(TIMEOUT),
  // One session chooses again for every lie.
  LIMIT_ACTING: '10000',
}

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ environment: impatient })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.registry.lie({})
  bff.registry.chooses = CHILD
  bff.registry.roles.clear()
  bff.registry.roles.set(CHILD, ['ALL'])
  bff.archive.bodies.length = 0
})

const people = async () =>
  (await browser.fetch('/api/acting')).json() as { people: unknown[] }

/** Goes as far as the registry lets: to start, or to finish. */
async function attempt() {
  const started = await browser.post('/api/acting/start')
  if (started.status !== 200) return started
  const { next } = started.json() as { next: string }
  const { searchParams } = new URL(await browser.follow(next), bff.url)
  return browser.send('/api/acting/finish', Object.fromEntries(searchParams))
}

/**
 * No one was let in, the archive learned of no one, and one's own record is
 * there.
 */
async function expectNothingOpen() {
  expect(await people()).toMatchObject({ people: [] })
  expect(bff.archive.bodies.join('')).not.toContain('identityCode')
  const own = await browser.fetch('/api/subjects/self/front-page')
  expect(own.status).toBe(200)
}

const QUESTIONS = ['register', 'token', 'delegate', 'roles'] as const

describe.each(QUESTIONS)('a registry that, asked to %s,', (question) => {
  it.each(Object.entries(FAILURES))('%s opens nothing', async (_name, lie) => {
    bff.registry.lie({ [question]: lie })
    const begun = performance.now()
    const answer = await attempt()
    expect(performance.now() - begun).toBeLessThan(2 * TIMEOUT + 1000)
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('urn:mittkanta:problem:registry-unavailable')
    await expectNothingOpen()
  })

  it.each((SHAPES[question] ?? []).map((shape) => [shape]))(
    'answers %j opens nothing',
    async (shape) => {
      bff.registry.lie({ [question]: answers(shape) })
      const refused = await bff.counted('registry-answer-refused')
      expect((await attempt()).status).toBe(503)
      expect(await bff.counted('registry-answer-refused')).toBe(refused + 1)
      await expectNothingOpen()
    },
  )
})

describe('a registry that', () => {
  it.each(Object.entries(REFUSED))('%s is refused', async (_name, lies) => {
    bff.registry.lie(
      Object.fromEntries(
        Object.entries(lies).map(([question, body]) => [
          question,
          answers(body),
        ]),
      ),
    )
    const answer = await attempt()
    expect([answer.status, answer.text]).toEqual([200, '{"outcome":"refused"}'])
    await expectNothingOpen()
  })

  it.each(['token', 'delegate', 'roles'] as const)(
    'says 400 to %s is refused',
    async (question) => {
      bff.registry.lie({ [question]: answers({}, 400) })
      expect((await attempt()).text).toBe('{"outcome":"refused"}')
      await expectNothingOpen()
    },
  )

  it.each(['register', 'token'] as const)(
    'does not accept our own credentials when asked to %s is a separate event',
    async (question) => {
      bff.registry.lie({ [question]: answers({}, 401) })
      const told = await bff.counted('own-credential-refused')
      expect((await attempt()).status).toBe(503)
      expect(await bff.counted('own-credential-refused')).toBe(told + 1)
      expect(bff.events('own-credential-refused').at(-1)?.rule).toBe(
        'own-credential-at-registry',
      )
      await expectNothingOpen()
    },
  )

  it('lied wrote nothing personal into the log', () => {
    const logged = bff.logged()
    for (const code of [CHILD, SIBLING, FATHER, ARTIFICIAL_CODE]) {
      expect(logged).not.toContain(code)
      expect(logged).not.toContain(code.toLowerCase())
    }
    expect(logged).not.toMatch(/Toinen|Testi|Bearer|\?requestId=/)
    expect(logged).toContain('/service/hpa/api/authorizationlist/{sessionId}')
  })
})

describe('asking', () => {
  const countOf = (question: Question) =>
    bff.registry.asked.filter((asked) => asked === question).length

  it.each([
    ['register', 1],
    ['token', 1],
    ['delegate', 2],
    ['roles', 2],
  ] as const)(
    'to %s is tried no more than %i times',
    async (question, times) => {
      bff.registry.lie({ [question]: answers({}, 500) })
      const before = countOf(question)
      await attempt()
      expect(countOf(question)).toBe(before + times)
    },
  )

  it('again gets the answer when only the first try failed', async () => {
    let tries = 0
    bff.registry.lie({
      roles: (res) => {
        tries += 1
        if (tries === 1) res.destroy()
        else answers({ roles: ['ALL'] })(res)
      },
    })
    const { subjectRef } = (await attempt()).json() as { subjectRef: string }
    expect(tries).toBe(2)
    await browser.post(`/api/acting/${subjectRef}/end`)
  })

  it('is not repeated for an answer that makes no sense', async () => {
    bff.registry.lie({ roles: raw(200, '<h1>') })
    const before = countOf('roles')
    await attempt()
    expect(countOf('roles')).toBe(before + 1)
  })
})

const withRegistry =
  (over: Partial<NonNullable<BffConfig['registry']>>) =>
  (config: BffConfig): BffConfig => ({
    ...config,
    registry: config.registry && { ...config.registry, ...over },
  })

describe('the time a person waits', () => {
  it('has one end for all questions and tries together', async () => {
    const slow = await house({
      change: withRegistry({
        timeoutMilliseconds: 1000,
        totalMilliseconds: 300,
      }),
    })
    try {
      slow.registry.chooses = CHILD
      const reader = await slow.signedIn()
      const answer = await reader.choose()
      slow.registry.lie({ delegate: () => undefined })
      const begun = performance.now()
      const finished = await reader.send('/api/acting/finish', answer)
      expect(finished.status).toBe(503)
      expect(performance.now() - begun).toBeLessThan(950)
      expect(slow.events('registry-unavailable').at(-1)?.rule).toBe(
        'no-time-left',
      )
    } finally {
      await slow.close()
    }
  })
})

describe('a registry that is down', () => {
  it('is left alone after five failures, and asked again after the rest', async () => {
    const breaker = { failures: 5, restMilliseconds: 400 }
    const alone = await house({ change: withRegistry({ breaker }) })
    try {
      const reader = await alone.signedIn()
      const start = async () => (await reader.post('/api/acting/start')).status
      alone.registry.lie({ register: answers({}, 500) })
      for (let time = 0; time < 8; time += 1) expect(await start()).toBe(503)
      expect(alone.registry.asked).toHaveLength(5)
      expect(alone.events('registry-unavailable').at(-1)?.rule).toBe(
        'circuit-open',
      )
      const own = await reader.fetch('/api/subjects/self/front-page')
      expect(own.status).toBe(200)

      alone.registry.lie({})
      await expect.poll(start, { interval: 100 }).toBe(200)
      expect(await start()).toBe(200)
    } finally {
      await alone.close()
    }
  })

  it('is unavailable when nothing listens there', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`
    const alone = await house({ environment: { AUTHORIZATIONS_URL: nowhere } })
    try {
      const reader = await alone.signedIn()
      const answer = await reader.post('/api/acting/start')
      expect(answer.text).toContain('problem:registry-unavailable')
    } finally {
      await alone.close()
    }
  })
})
