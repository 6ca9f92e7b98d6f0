import type { ServerResponse } from 'node:http'
import { freePort } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAME, type Browser } from './support/browser.ts'
import { frontPageItem, REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const PATHS = [
  '/api/subjects/self/front-page',
  '/api/subjects/self/tasks/child-protection',
  `/api/subjects/self/documents/${REF}`,
  `/api/subjects/self/documents/${REF}/file`,
  `/api/subjects/self/documents/${REF}/display`,
]

const answer =
  (status: number, body: string, type = 'application/json') =>
  (res: ServerResponse) => {
    res.writeHead(status, { 'content-type': type })
    res.end(body)
  }

const page = (over: object) =>
  answer(
    200,
    JSON.stringify({
      tasks: [],
      clientRelations: [],
      informationText: false,
      ...over,
    }),
  )

interface Failure {
  readonly misbehave: (res: ServerResponse) => void
  /** Whether an operator has to look at what it answered. */
  readonly isRefused?: boolean
}

const FAILURES: Readonly<Record<string, Failure>> = {
  'is slow': { misbehave: () => undefined },
  'hangs up': { misbehave: (res) => void res.destroy() },
  'fails with 500': { misbehave: answer(500, '{}') },
  'is busy with 503': { misbehave: answer(503, '{}') },
  'refuses the caller': { misbehave: answer(401, '{}') },
  redirects: {
    misbehave: (res) => {
      res.writeHead(302, { location: 'http://other.example/' })
      res.end()
    },
    isRefused: true,
  },
  'answers rubbish': { misbehave: answer(200, '{"tasks":['), isRefused: true },
  'answers a page': {
    misbehave: answer(200, '<h1>Welcome</h1>', 'text/html'),
    isRefused: true,
  },
  'answers another shape': { misbehave: page({ tasks: {} }), isRefused: true },
  'answers a field too many': {
    misbehave: page({ identityCode: '010280-952L' }),
    isRefused: true,
  },
  'answers a fact that is not known': {
    misbehave: page({
      tasks: [
        {
          task: 'child-protection',
          documents: [
            frontPageItem({
              facts: { ...frontPageItem().facts, status: 'whatever' },
            }),
          ],
        },
      ],
    }),
    isRefused: true,
  },
  'leaves the facts out': {
    misbehave: page({
      tasks: [
        {
          task: 'child-protection',
          documents: [frontPageItem({ facts: undefined })],
        },
      ],
    }),
    isRefused: true,
  },
  'never stops talking': {
    misbehave: (res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      const send = () => {
        while (!res.destroyed && res.write(chunk));
        if (!res.destroyed) res.once('drain', send)
      }
      send()
    },
    isRefused: true,
  },
}

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ environment: { ARCHIVE_TIMEOUT_MS: '1000' } })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())

describe('an archive that', () => {
  it.each(Object.entries(FAILURES))(
    '%s shows no one anything',
    async (_name, { misbehave, isRefused = false }) => {
      bff.archive.misbehave = misbehave
      for (const path of PATHS) {
        const before = await bff.counted('archive-answer-refused')
        const begun = performance.now()
        const answer = await browser.fetch(
          path,
          path.endsWith('display') ? FRAME : {},
        )
        expect([path, answer.status]).toEqual([path, 503])
        expect(answer.text).toContain('urn:mittkanta:problem:unavailable')
        expect(answer.headers['content-disposition']).toBeUndefined()
        expect(performance.now() - begun).toBeLessThan(5000)
        expect(await bff.counted('archive-answer-refused')).toBe(
          before + (isRefused ? 1 : 0),
        )
      }
    },
  )

  it('has failed leaves the session open', async () => {
    bff.archive.misbehave = undefined
    expect((await browser.fetch(PATHS[0] ?? '')).status).toBe(200)
  })

  it('failed wrote nothing personal into the log', () => {
    expect(bff.logged()).not.toMatch(/952L|Testi|Klientplan|eyJ/)
  })

  it('is not there at all is unavailable', async () => {
    const alone = await house({
      archiveUrl: `http://127.0.0.1:${await freePort()}`,
    })
    try {
      const answer = await alone.browser().signIn()
      expect(answer.location).toBe('/signed-out?reason=unavailable')
    } finally {
      await alone.close()
    }
  })
})

describe('an archive that does not accept our own key', () => {
  it('is a separate event', async () => {
    const told = await bff.counted('own-credential-refused')
    bff.archive.misbehave = answer(401, '{}')
    await browser.fetch('/api/subjects/self/front-page')
    expect(await bff.counted('own-credential-refused')).toBe(told + 1)
    expect(bff.events('own-credential-refused').at(-1)?.rule).toBe(
      'own-credential-at-archive',
    )
  })
})
