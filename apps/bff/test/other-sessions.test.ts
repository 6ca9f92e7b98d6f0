import { OtherSessions } from '@mittkanta/contracts'
import { fixedClock } from '@mittkanta/test-kit'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from 'vitest'
import type { Browser } from './support/browser.ts'
import { personIdOf } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { CHILD, FATHER } from './support/people.ts'

const FRONT_PAGE = '/api/subjects/self/front-page'
const MINUTE = 60_000
const PHONE = { 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Mobile Safari' }
const COMPUTER = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)' }

const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
beforeAll(async () => {
  bff = await house({ clock })
})
afterAll(() => bff.close())
beforeEach(async () => {
  clock.set('2024-03-01T10:00:00Z')
  await bff.database.query({ text: 'DELETE FROM bff_session' })
})
afterEach(() => {
  bff.provider.person = {}
})

/** Signs a person in on a device that says this of itself. */
async function signedInOn(headers: Record<string, string>) {
  const browser = bff.browser()
  const callback = await browser.follow(await browser.begin())
  await browser.visit(callback, { 'sec-fetch-site': 'cross-site', ...headers })
  return browser
}

const others = async (browser: Browser) =>
  OtherSessions.parse((await browser.fetch('/api/session/others')).json())
    .sessions

const endAll = (browser: Browser) =>
  browser.send('/api/session/end-others', { sessionRef: null })

const isIn = async (browser: Browser) =>
  (await browser.fetch(FRONT_PAGE)).status === 200

describe('GET /api/session/others', () => {
  it('shows no other session when there is none', async () => {
    expect(await others(await bff.signedIn())).toEqual([])
  })

  it('shows when each other began, when it was active last, and on what', async () => {
    await signedInOn(PHONE)
    clock.advance(MINUTE)
    const active = await signedInOn({ 'sec-ch-ua-mobile': '?0' })
    clock.advance(MINUTE)
    await active.fetch(FRONT_PAGE)
    const here = await signedInOn({ 'user-agent': 'curl/8' })

    expect(await others(here)).toEqual([
      {
        sessionRef: expect.any(String) as string,
        device: 'computer',
        startedAt: '2024-03-01T10:01:00.000Z',
        lastActiveAt: '2024-03-01T10:02:00.000Z',
      },
      {
        sessionRef: expect.any(String) as string,
        device: 'phone',
        startedAt: '2024-03-01T10:00:00.000Z',
        lastActiveAt: '2024-03-01T10:00:00.000Z',
      },
    ])
    expect((await others(active)).map(({ device }) => device)).toEqual([
      'unknown',
      'phone',
    ])
  })

  it('keeps nothing that the browser said of itself but the kind', async () => {
    await signedInOn(COMPUTER)
    const rows = await bff.database.query({ text: 'SELECT * FROM bff_session' })
    expect(JSON.stringify(rows)).toContain('computer')
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|Windows/)
  })

  it('never shows another person’s session', async () => {
    const here = await bff.signedIn()
    bff.provider.person = { 'urn:oid:1.2.246.21': FATHER }
    const stranger = await bff.signedIn()

    expect(await others(here)).toEqual([])
    expect(await others(stranger)).toEqual([])
  })

  it('shows none that has ended or expired', async () => {
    const signedOut = await bff.signedIn()
    await signedOut.post('/api/session/end')
    await bff.signedIn()
    clock.advance(15 * MINUTE)

    expect(await others(await bff.signedIn())).toEqual([])
  })

  it('shows one that was begun before kinds were kept', async () => {
    await bff.signedIn()
    await bff.database.query({ text: 'UPDATE bff_session SET device = NULL' })

    expect(await others(await bff.signedIn())).toMatchObject([
      { device: 'unknown' },
    ])
  })
})

describe('POST /api/session/end-others', () => {
  it('ends all others and keeps this one', async () => {
    const elsewhere = [await bff.signedIn(), await bff.signedIn()]
    const here = await bff.signedIn()

    expect((await endAll(here)).status).toBe(204)

    for (const browser of elsewhere) {
      const answer = await browser.fetch(FRONT_PAGE)
      expect(answer.status).toBe(401)
      expect(answer.text).toContain('urn:mittkanta:problem:session-ended')
    }
    expect(await isIn(here)).toBe(true)
    expect(await others(here)).toEqual([])
  })

  it('ends the one that is named', async () => {
    const first = await bff.signedIn()
    clock.advance(MINUTE)
    const second = await bff.signedIn()
    const here = await bff.signedIn()
    const [newest] = await others(here)

    const { sessionRef } = newest ?? {}
    await here.send('/api/session/end-others', { sessionRef })

    expect(await isIn(second)).toBe(false)
    expect(await isIn(first)).toBe(true)
    expect(await isIn(here)).toBe(true)
  })

  it('answers alike for another person’s session, its own, and none, and ends none of them', async () => {
    const here = await bff.signedIn()
    bff.provider.person = { 'urn:oid:1.2.246.21': FATHER }
    const stranger = await bff.signedIn()
    const refOf = async (browser: Browser) =>
      (
        (await browser.fetch('/api/session')).json() as {
          contextId: string
        }
      ).contextId

    for (const sessionRef of [
      await refOf(stranger),
      await refOf(here),
      '11111111-1111-4111-8111-111111111111',
    ]) {
      const answer = await here.send('/api/session/end-others', { sessionRef })
      expect([answer.status, answer.text]).toEqual([204, ''])
    }
    await endAll(here)
    expect(await isIn(stranger)).toBe(true)
    expect(await isIn(here)).toBe(true)
  })

  it('ends with a session whom it acted for', async () => {
    const elsewhere = await bff.signedIn()
    bff.registry.chooses = CHILD
    bff.registry.roles.set(CHILD, ['ALL'])
    await elsewhere.actingRef()
    const subject = personIdOf(CHILD)

    await endAll(await bff.signedIn())

    const open = await bff.database.query({
      text: `SELECT 1 FROM bff_acting
             WHERE subject_id = $1 AND ended_at IS NULL`,
      values: [subject],
    })
    expect(open).toEqual([])
  })

  it('is a security event for each, with a reason in the session', async () => {
    await bff.signedIn()
    await bff.signedIn()
    const before = await bff.counted('session-ended-elsewhere')

    await endAll(await bff.signedIn())

    expect(await bff.counted('session-ended-elsewhere')).toBe(before + 2)
    const reasons = await bff.database.query({
      text: 'SELECT end_reason FROM bff_session WHERE ended_at IS NOT NULL',
    })
    expect(reasons).toEqual([
      { end_reason: 'ended-elsewhere' },
      { end_reason: 'ended-elsewhere' },
    ])
  })

  it('refuses what names no session', async () => {
    const here = await bff.signedIn()
    for (const body of [{}, { sessionRef: 'x' }, { sessionRef: null, all: 1 }])
      expect((await here.send('/api/session/end-others', body)).status).toBe(
        400,
      )
  })
})
