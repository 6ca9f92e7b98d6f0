import { randomUUID } from 'node:crypto'
import { fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../src/http/route.ts'
import type { Browser } from './support/browser.ts'
import { document, personIdOf, REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { CHILD, FATHER, MINOR, THEME } from './support/people.ts'

/** Who tries a route, and with which word for the subject. */
const ROLES = [
  'nobody',
  'own adult',
  'own minor',
  'guardian',
  'right to information',
  'mandate',
  'ended handle',
  'foreign handle',
] as const
type Role = (typeof ROLES)[number]
type Statuses = Readonly<Record<Role, number>>

/** One status for everybody. */
const all = (status: number): Statuses =>
  Object.fromEntries(ROLES.map((role) => [role, status])) as Statuses

/** One status for everybody who has signed in. */
const signedIn = (status: number): Statuses => ({
  ...all(status),
  nobody: 401,
})

/** One status for everybody who has a ground. */
const onGround = (status: number): Statuses => ({
  ...signedIn(status),
  'ended handle': 403,
  'foreign handle': 403,
})

/** A reader cannot act for themselves. */
const forOthers = (status: number): Statuses => ({
  ...onGround(status),
  'own adult': 403,
  'own minor': 403,
})

const ownOnly = (status: number): Statuses => ({
  ...signedIn(404),
  'own adult': status,
  'own minor': status,
})

/** A disclosure is followed by the client and the mandate holder only (A33). */
const ofFollowers = (status: number): Statuses => ({
  ...onGround(status),
  guardian: 404,
  'right to information': 404,
})

/** What each role gets of each route. Without one of them it does not compile. */
const EXPECTED: Readonly<Record<Route['name'], Statuses>> = {
  signIn: all(303),
  signInCallback: all(303),
  publishedKeys: all(200),
  backchannelLogout: all(400),
  session: all(200),
  keepAlive: signedIn(204),
  otherSessions: signedIn(200),
  endOtherSessions: signedIn(204),
  actingList: signedIn(200),
  startActing: signedIn(200),
  // Nothing is sent along.
  finishActing: signedIn(400),
  acting: forOthers(200),
  frontPage: onGround(200),
  taskList: onGround(200),
  document: onGround(200),
  file: onGround(200),
  display: onGround(200),
  search: onGround(200),
  visits: ownOnly(200),
  wills: onGround(200),
  // What each may do is the archive's to decide.
  changeWill: onGround(200),
  previewWill: onGround(200),
  willChoices: onGround(200),
  disclosures: ofFollowers(200),
  disclosuresTable: ofFollowers(200),
  copy: onGround(200),
  coverage: all(200),
  openApi: all(200),
  endActing: forOthers(204),
  endSession: all(200),
  left: all(303),
}

/** What is sent along, where something has to be. */
const BODIES: Readonly<Partial<Record<Route['name'], object>>> = {
  search: {},
  changeWill: {
    command: 'set-permission',
    commandId: randomUUID(),
    expectedVersion: 0,
    value: 'positive',
  },
  previewWill: { targets: [] },
  // No one's session.
  endOtherSessions: { sessionRef: randomUUID() },
}

/** These end what the others need: they come last. */
const LAST: readonly Route['name'][] = ['endActing', 'endSession', 'left']

const nameOf = ({ name }: Route) => name

const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
beforeAll(async () => {
  bff = await house({ clock })
  bff.archive.document = document({
    content: { type: 'application/xhtml+xml', bytes: 7 },
  })
})
afterAll(() => bff.close())

async function acting(code: string, role: string, browser?: Browser) {
  bff.registry.chooses = code
  bff.registry.roles.set(code, [role])
  const reader = browser ?? (await bff.signedIn())
  return { browser: reader, ref: await reader.actingRef() }
}

const AS: Readonly<
  Record<Role, () => Promise<{ browser: Browser; ref: string }>>
> = {
  nobody: () => Promise.resolve({ browser: bff.browser(), ref: 'self' }),
  'own adult': async () => ({ browser: await bff.signedIn(), ref: 'self' }),
  'own minor': async () => {
    bff.provider.person = { 'urn:oid:1.2.246.21': MINOR }
    const browser = await bff.signedIn()
    bff.provider.person = {}
    return { browser, ref: 'self' }
  },
  guardian: () => acting(CHILD, 'ALL'),
  'right to information': () => acting(CHILD, 'RIGHT_TO_INFORMATION'),
  mandate: () => acting(FATHER, THEME),
  'ended handle': async () => {
    const { browser, ref } = await acting(CHILD, 'ALL')
    await browser.post(`/api/acting/${ref}/end`)
    // Another's handle is there, and is not taken in its place.
    await acting(FATHER, THEME, browser)
    return { browser, ref }
  },
  'foreign handle': async () => {
    const { ref } = await acting(CHILD, 'ALL')
    const { browser } = await acting(FATHER, THEME)
    return { browser, ref }
  },
}

function ask(browser: Browser, route: Route, ref: string) {
  const { method, path, admits } = route
  const body = BODIES[nameOf(route)]
  const address = path
    .replace(':subjectRef', ref)
    .replace(':task', 'child-protection')
    .replace(':ref', REF)
  const headers = {
    'x-mittkanta': '1',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest':
      admits === 'frame'
        ? 'iframe'
        : admits === 'navigation'
          ? 'document'
          : 'empty',
    ...(body && { 'content-type': 'application/json' }),
  }
  return browser.ask(
    method.toUpperCase(),
    address,
    headers,
    body && JSON.stringify(body),
  )
}

/** Whose record the archive was asked for, and on what ground. */
const READS: Readonly<
  Partial<Record<Role, readonly [string, string, string]>>
> = {
  'own adult': ['010280-952L', 'own', 'adult'],
  'own minor': [MINOR, 'own', 'minor'],
  guardian: [CHILD, 'guardian', 'minor'],
  'right to information': [CHILD, 'right-to-information', 'minor'],
  mandate: [FATHER, 'mandate', 'adult'],
}

describe('every route of the OpenAPI document', () => {
  it('has an entry for every role, and none too many', async () => {
    const answer = await bff.browser().fetch('/api/openapi.json')
    const { paths } = answer.json() as {
      paths: Record<string, Record<string, unknown>>
    }
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    const expected = bff.bff.routes
      .filter(({ name }) => name in EXPECTED)
      .map(({ method, path }) => `${method} ${path}`)
    expect(expected.sort()).toEqual(described.sort())
    expect(Object.keys(EXPECTED)).toHaveLength(described.length)
  })

  it.each(ROLES)('answers "%s" as the matrix says', async (role) => {
    const { browser, ref } = await AS[role]()
    const others = bff.bff.routes.filter(
      (route) => !LAST.includes(nameOf(route)),
    )
    const last = LAST.flatMap((name) =>
      bff.bff.routes.filter((route) => nameOf(route) === name),
    )
    bff.archive.callers.length = 0
    for (const route of [...others, ...last]) {
      const { status } = await ask(browser, route, ref)
      const expected = EXPECTED[nameOf(route)][role]
      expect([nameOf(route), status]).toEqual([nameOf(route), expected])
    }

    const [code = '', ground, subjectAge] = READS[role] ?? []
    for (const caller of bff.archive.callers) {
      expect(caller).toMatchObject({
        subject: personIdOf(code),
        ground,
        subjectAge,
      })
    }
    expect(bff.archive.callers.length > 0).toBe(role in READS)
  })
})
