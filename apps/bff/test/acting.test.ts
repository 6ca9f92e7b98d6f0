import { fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { visibleDocument } from '@mittkanta/visibility-policy'
import type { Browser } from './support/browser.ts'
import { frontPageItem, PERSON, personIdOf } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { answers } from './support/lying-registry.ts'
import {
  ALMOST_ADULT,
  CHILD,
  FATHER,
  SIBLING,
  THEME,
} from './support/people.ts'

const SECOND = 1000
/** From the clock's 1 March 2024, 12.00 in Helsinki, to 5 May 2033, 0.00 in summer. */
const TO_THE_BIRTHDAY =
  Date.parse('2033-05-04T21:00:00Z') / SECOND -
  Date.parse('2024-03-01T10:00:00Z') / SECOND
const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock })
})
afterAll(() => bff.close())
beforeEach(async () => {
  clock.set('2024-03-01T10:00:00Z')
  bff.registry.lie({})
  bff.registry.tokenSeconds = 599
  bff.registry.roles.clear()
  bff.registry.roles.set(CHILD, ['ALL'])
  bff.registry.roles.set(SIBLING, ['ALL'])
  bff.registry.roles.set(ALMOST_ADULT, ['ALL'])
  bff.registry.roles.set(FATHER, [THEME])
  bff.registry.chooses = CHILD
  browser = await bff.signedIn()
})

const frontPage = (ref: string, reader = browser) =>
  reader.fetch(`/api/subjects/${ref}/front-page`)
const rolesAsked = () =>
  bff.registry.asked.filter((question) => question === 'roles').length
const lastRefusal = () => bff.events('acting-refused').at(-1)?.rule

async function actFor(code: string, reader = browser): Promise<string> {
  bff.registry.chooses = code
  return reader.actingRef()
}

describe('choosing whom to act for', () => {
  it.each([
    ['guardian', CHILD, ['ALL'], 'minor', '2033-05-05'],
    [
      'right-to-information',
      CHILD,
      ['RIGHT_TO_INFORMATION'],
      'minor',
      '2033-05-05',
    ],
    ['mandate', FATHER, ['unheard-of', THEME], 'adult', null],
  ])('opens the record as %s', async (ground, code, roles, age, endsOn) => {
    bff.registry.roles.set(code, roles)
    const ref = await actFor(code)
    const answer = await frontPage(ref)

    expect(answer.status).toBe(200)
    // The archive's log says who began to act, and not that the person signed
    // in.
    expect(bff.archive.bodies.filter(Boolean).at(-1)).toBe(
      JSON.stringify({
        identityCode: code,
        acting: { reader: PERSON, ground },
      }),
    )
    expect(bff.archive.callers.at(-1)).toMatchObject({
      sub: PERSON,
      subject: personIdOf(code),
      ground,
      subjectAge: age,
    })
    const acting = (await browser.fetch(`/api/acting/${ref}`)).json()
    expect(acting).toEqual({
      subjectRef: ref,
      displayName: 'Toinen Henkilö',
      ground,
      endsOn,
      endsInSeconds: endsOn === null ? null : TO_THE_BIRTHDAY,
    })
  })

  it('goes to the registry with a state, in the language of the page', async () => {
    const started = await browser.post('/api/acting/start?language=fi')
    const { next } = started.json() as { next: string }
    const { origin, pathname, searchParams } = new URL(next)
    expect(origin + pathname).toBe(`${bff.registry.url}/oauth/authorize`)
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'ed4b7ae7',
      response_type: 'code',
      redirect_uri: 'http://localhost:3000/acting/return',
      user: expect.any(String) as unknown,
      state: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      lang: 'fi',
    })
  })

  it.each([
    ['nobody has a role', CHILD, []],
    ['the role is unknown', CHILD, ['GUARDIAN', 'all', 'ALLES']],
    ['a minor’s mandate is none', CHILD, [THEME]],
    ['an adult has no guardian', FATHER, ['ALL', 'GUARDIAN']],
    ['an adult has no right to information', FATHER, ['RIGHT_TO_INFORMATION']],
    ['the mandate has another theme', FATHER, [`${THEME}x`]],
  ])('is refused when %s', async (_why, code, roles) => {
    bff.registry.roles.set(code, roles)
    bff.registry.chooses = code
    bff.archive.bodies.length = 0
    const answer = await browser.act()
    expect([answer.status, answer.text]).toEqual([200, '{"outcome":"refused"}'])
    expect(lastRefusal()).toBe('no-ground')
    expect(bff.archive.bodies.join('')).not.toContain(code)
  })

  it('takes an answer once, and in the session that asked', async () => {
    const answer = await browser.choose()
    const other = await bff.signedIn()
    const stolen = await other.send('/api/acting/finish', answer)
    expect(stolen.text).toBe('{"outcome":"refused"}')

    const finish = () => browser.send('/api/acting/finish', answer)
    expect((await finish()).text).toContain('"acting"')
    expect((await finish()).text).toBe('{"outcome":"refused"}')
    expect(lastRefusal()).toBe('start-not-under-way')
  })

  it('takes no answer after ten minutes, and none with a guessed state', async () => {
    const answer = await browser.choose()
    const guess = { ...answer, state: 'A'.repeat(43) }
    const guessed = await browser.send('/api/acting/finish', guess)
    expect(guessed.text).toBe('{"outcome":"refused"}')
    clock.advance(600 * SECOND)
    const late = await browser.send('/api/acting/finish', answer)
    expect(late.text).toBe('{"outcome":"refused"}')
  })

  it('refuses a body that is not as agreed', async () => {
    for (const body of [{}, { code: 'x' }, [], { code: 1, state: 2 }]) {
      const answer = await browser.send('/api/acting/finish', body)
      expect(answer.status).toBe(400)
    }
    const nothing = await browser.post('/api/acting/finish')
    expect(nothing.status).toBe(400)
    const huge = { code: 'x'.repeat(9000), state: 'y' }
    expect((await browser.send('/api/acting/finish', huge)).status).toBe(413)
  })

  it('leaves the registry’s session when it comes to nothing', async () => {
    bff.registry.roles.clear()
    bff.registry.openSessions.clear()
    await browser.act()
    await expect.poll(() => bff.registry.openSessions.size).toBe(0)
    expect(bff.registry.asked.at(-1)).toBe('unregister')
  })

  it('is not offered without a registry, and shows no other person then', async () => {
    const alone = await house({ environment: { AUTHORIZATIONS_URL: '' } })
    try {
      const reader = await alone.signedIn()
      expect((await reader.fetch('/api/acting')).json()).toEqual({
        isOffered: false,
        people: [],
      })
      expect((await reader.post('/api/acting/start')).status).toBe(404)
      const ref = 'A'.repeat(22)
      expect((await frontPage(ref, reader)).text).toContain('not-acting')
      expect((await reader.fetch(`/api/acting/${ref}`)).text).toContain(
        'not-acting',
      )
      expect((await frontPage('self', reader)).status).toBe(200)
    } finally {
      await alone.close()
    }
  })
})

describe('GET /api/acting', () => {
  it('lists whom the reader has chosen, each person once, newest first', async () => {
    await actFor(CHILD)
    clock.advance(SECOND)
    const sibling = await actFor(SIBLING)
    clock.advance(SECOND)
    const child = await actFor(CHILD)
    const list = (await browser.fetch('/api/acting')).json() as {
      people: { subjectRef: string }[]
    }
    expect(list).toMatchObject({ isOffered: true })
    expect(list.people.map(({ subjectRef }) => subjectRef)).toEqual([
      child,
      sibling,
    ])
  })

  it('lists no person of another session', async () => {
    await actFor(CHILD)
    const other = await bff.signedIn()
    expect((await other.fetch('/api/acting')).json()).toEqual({
      isOffered: true,
      people: [],
    })
  })
})

describe('two persons at a time', () => {
  it('are distinguished by the address alone', async () => {
    const child = await actFor(CHILD)
    const sibling = await actFor(SIBLING)
    for (const [ref, code] of [
      [child, CHILD],
      [sibling, SIBLING],
      [child, CHILD],
    ] as const) {
      await frontPage(ref)
      expect(bff.archive.callers.at(-1)?.subject).toBe(personIdOf(code))
    }
    await frontPage('self')
    expect(bff.archive.callers.at(-1)).toMatchObject({
      subject: PERSON,
      ground: 'own',
    })
  })
})

describe('the ground', () => {
  it('is asked for again after 60 seconds, and not before', async () => {
    const ref = await actFor(CHILD)
    const before = rolesAsked()
    clock.advance(59 * SECOND)
    expect((await frontPage(ref)).status).toBe(200)
    expect(rolesAsked()).toBe(before)
    clock.advance(2 * SECOND)
    expect((await frontPage(ref)).status).toBe(200)
    expect((await frontPage(ref)).status).toBe(200)
    expect(rolesAsked()).toBe(before + 1)
  })

  it('is asked for once by requests at the same time', async () => {
    const ref = await actFor(CHILD)
    const before = rolesAsked()
    clock.advance(61 * SECOND)
    const pages = await Promise.all(
      Array.from({ length: 8 }, () => frontPage(ref)),
    )
    expect(pages.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(rolesAsked()).toBe(before + 1)
  })

  it('is asked for with a new token when the old one has run out', async () => {
    const tokens = () =>
      bff.registry.asked.filter((question) => question === 'token').length
    // Less than the leeway: good for the choice, and too old for all that follows.
    bff.registry.tokenSeconds = 5
    const ref = await actFor(CHILD)
    const before = tokens()
    for (const rounds of [1, 2, 3]) {
      clock.advance(61 * SECOND)
      expect((await frontPage(ref)).status).toBe(200)
      expect(tokens()).toBe(before + rounds)
    }
  })

  it('that the registry denies ends the handle for good', async () => {
    const ref = await actFor(CHILD)
    bff.registry.roles.set(CHILD, [])
    clock.advance(61 * SECOND)
    expect((await frontPage(ref)).text).toContain('problem:not-acting')

    bff.registry.roles.set(CHILD, ['ALL'])
    clock.advance(61 * SECOND)
    expect((await frontPage(ref)).text).toContain('problem:not-acting')
    expect(lastRefusal()).toBe('ground-over')
    expect((await frontPage('self')).status).toBe(200)
  })

  it('that turns into another ends the handle: the person chooses again', async () => {
    for (const [first, then] of [
      ['ALL', 'RIGHT_TO_INFORMATION'],
      ['RIGHT_TO_INFORMATION', 'ALL'],
    ] as const) {
      bff.registry.roles.set(CHILD, [first])
      const ref = await actFor(CHILD)
      bff.registry.roles.set(CHILD, [then])
      clock.advance(61 * SECOND)
      expect((await frontPage(ref)).text).toContain('problem:not-acting')
      expect((await frontPage(await actFor(CHILD))).status).toBe(200)
    }
  })

  it('that is unknown denies for now only', async () => {
    const ref = await actFor(CHILD)
    clock.advance(61 * SECOND)
    bff.registry.lie({ roles: answers({}, 500) })
    const denied = await frontPage(ref)
    expect(denied.status).toBe(503)
    expect(denied.text).toContain('problem:registry-unavailable')
    expect((await frontPage('self')).status).toBe(200)

    bff.registry.lie({})
    expect((await frontPage(ref)).status).toBe(200)
  })

  it('ends when its token has run out and cannot be renewed', async () => {
    bff.registry.tokenSeconds = 5
    for (const [question, lie] of [
      ['token', answers({}, 400)],
      ['token', answers({}, 401)],
      ['roles', answers({}, 401)],
    ] as const) {
      bff.registry.lie({})
      const ref = await actFor(CHILD)
      clock.advance(61 * SECOND)
      bff.registry.lie({ [question]: lie })
      expect((await frontPage(ref)).text).toContain('problem:not-acting')
    }
    bff.registry.lie({
      token: answers({
        access_token: 'alone',
        token_type: 'Bearer',
        expires_in: 5,
      }),
      delegate: answers([{ personId: CHILD, name: 'X' }]),
      roles: answers({ roles: ['ALL'] }),
    })
    const ref = await actFor(CHILD)
    clock.advance(61 * SECOND)
    expect((await frontPage(ref)).text).toContain('problem:not-acting')
    expect(lastRefusal()).toBe('token-expired')
  })

  it('keeps the refresh token when the registry gives no new one', async () => {
    bff.registry.tokenSeconds = 5
    const ref = await actFor(CHILD)
    bff.registry.lie({
      token: answers({
        access_token: 'new',
        token_type: 'bearer',
        expires_in: 5,
      }),
      roles: answers({ roles: ['ALL'] }),
    })
    const nextMinute = async () => {
      clock.advance(61 * SECOND)
      return (await frontPage(ref)).status
    }
    expect([await nextMinute(), await nextMinute()]).toEqual([200, 200])
  })

  it('ends when the registry has closed its session (401)', async () => {
    const ref = await actFor(CHILD)
    bff.registry.forget()
    clock.advance(61 * SECOND)
    expect((await frontPage(ref)).text).toContain('problem:not-acting')
  })

  it('never asks about one’s own record', async () => {
    bff.registry.asked.length = 0
    clock.advance(61 * SECOND)
    await frontPage('self')
    expect(bff.registry.asked).toEqual([])
  })
})

describe('the 18th birthday', () => {
  it('ends it at midnight in Helsinki, within the minute, and asks no service', async () => {
    clock.set('2024-03-01T21:59:30Z')
    browser = await bff.signedIn()
    const ref = await actFor(ALMOST_ADULT)
    expect((await browser.fetch(`/api/acting/${ref}`)).json()).toMatchObject({
      endsOn: '2024-03-02',
      endsInSeconds: 30,
    })
    clock.set('2024-03-01T21:59:59.999Z')
    expect((await frontPage(ref)).status).toBe(200)

    bff.registry.asked.length = 0
    clock.set('2024-03-01T22:00:00Z')
    const list = (await browser.fetch('/api/acting')).json()
    expect(list).toMatchObject({ people: [] })
    expect((await frontPage(ref)).text).toContain('problem:not-acting')
    expect(bff.registry.asked.filter((q) => q !== 'unregister')).toEqual([])
    expect(lastRefusal()).toBe('ground-outgrown')

    clock.set('2024-03-01T21:59:59Z')
    expect((await frontPage(ref)).text).toContain('problem:not-acting')
  })
})

describe('the end', () => {
  it('is for good, in all tabs of that person, and leaves the others', async () => {
    const child = await actFor(CHILD)
    const childAgain = await actFor(CHILD)
    const sibling = await actFor(SIBLING)
    const open = bff.registry.openSessions.size
    const ended = await browser.post(`/api/acting/${childAgain}/end`)
    expect([ended.status, ended.text]).toEqual([204, ''])
    expect((await frontPage(child)).status).toBe(403)
    expect((await frontPage(childAgain)).status).toBe(403)
    expect((await frontPage(sibling)).status).toBe(200)
    await expect.poll(() => bff.registry.openSessions.size).toBe(open - 2)
    const again = await browser.post(`/api/acting/${child}/end`)
    expect(again.text).toContain('problem:not-acting')
  })

  it('comes with signing out, which waits for no registry', async () => {
    bff.registry.openSessions.clear()
    await actFor(CHILD)
    await browser.post('/api/acting/start')
    expect(bff.registry.openSessions.size).toBe(2)
    expect((await browser.post('/api/session/end')).status).toBe(200)
    await expect.poll(() => bff.registry.openSessions.size).toBe(0)

    const silent = await bff.signedIn()
    await actFor(CHILD, silent)
    bff.registry.lie({ unregister: () => undefined })
    const begun = performance.now()
    expect((await silent.post('/api/session/end')).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  it('comes with the provider’s logout', async () => {
    const ref = await actFor(CHILD)
    const token = await bff.provider.logoutToken()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    await bff
      .browser()
      .ask('POST', '/sign-in/backchannel-logout', type, `logout_token=${token}`)
    const rows = await bff.database.query({
      text: `SELECT count(*)::int AS open FROM bff_acting
             WHERE ended_at IS NULL OR sealed <> ''`,
    })
    expect(rows).toEqual([{ open: 0 }])
    expect((await frontPage(ref)).status).toBe(401)
  })
})

describe('a handle that is not good', () => {
  const bytes = async (ref: string, reader = browser) => {
    const answer = await frontPage(ref, reader)
    const headers = Object.entries(answer.headers).filter(
      ([name]) => !['date', 'x-request-id'].includes(name),
    )
    const text = answer.text.replace(/urn:uuid:[\da-f-]+/, '')
    return JSON.stringify([answer.status, headers, text])
  }

  it('is answered with the same bytes, whatever is wrong with it', async () => {
    clock.set('2024-03-01T21:40:00Z')
    const other = await bff.signedIn()
    const expired = await actFor(CHILD, other)
    clock.set('2024-03-01T21:58:00Z')
    const foreign = await actFor(CHILD, await bff.signedIn())
    browser = await bff.signedIn()
    const ended = await actFor(CHILD)
    await browser.post(`/api/acting/${ended}/end`)
    const revoked = await actFor(SIBLING)
    const outgrown = await actFor(ALMOST_ADULT)
    bff.registry.roles.set(SIBLING, [])
    clock.set('2024-03-01T22:00:00Z')

    const guessed = await bytes('A'.repeat(22))
    expect(guessed).toContain('[403,')
    expect(guessed).toContain('urn:mittkanta:problem:not-acting')
    for (const ref of [
      expired,
      foreign,
      ended,
      revoked,
      revoked,
      outgrown,
      outgrown,
      'other',
      'SELF',
      'self%00',
      '..%2F..',
      PERSON,
      `${ended}A`,
    ]) {
      expect(await bytes(ref)).toBe(guessed)
    }
  })

  it('ends with its session', async () => {
    const ref = await actFor(CHILD)
    clock.advance(16 * 60 * SECOND)
    expect((await frontPage(ref)).status).toBe(401)
    await browser.signIn()
    expect((await frontPage(ref)).status).toBe(403)
  })
})

describe('another’s record', () => {
  it('never says whether something is hidden (A8)', async () => {
    const ref = await actFor(CHILD)
    bff.archive.frontPage = {
      tasks: [],
      clientRelations: [],
      informationText: true,
    }
    const own = bff.archive.taskList
    bff.archive.taskList = { ...own, informationText: true }
    expect((await frontPage(ref)).json()).toMatchObject({
      informationText: false,
      emptyBecause: 'nothing-stored',
    })
    const list = `/api/subjects/${ref}/tasks/child-protection`
    expect((await browser.fetch(list)).json()).toMatchObject({
      informationText: false,
    })
    bff.archive.taskList = own
  })

  it.each([
    [CHILD, ['ALL']],
    [CHILD, ['RIGHT_TO_INFORMATION']],
    [FATHER, [THEME]],
  ])(
    'passes gate two on its own ground, with an alarm',
    async (code, roles) => {
      bff.registry.roles.set(code, roles)
      const ref = await actFor(code)
      // A joint document of which the reader is no client (5.4.4, A19).
      const facts = {
        ...visibleDocument,
        clients: 'several',
        readerIsClient: 'no',
      }
      bff.archive.frontPage = {
        tasks: [
          { task: 'child-protection', documents: [frontPageItem({ facts })] },
        ],
        clientRelations: [],
        informationText: false,
      }
      const before = await bff.counted('gate-two-dropped')
      expect((await frontPage(ref)).json()).toMatchObject({ tasks: [] })
      expect(await bff.counted('gate-two-dropped')).toBe(before + 1)
      expect((await frontPage('self')).json()).toMatchObject({
        tasks: [{ documents: [{ marks: ['joint'] }] }],
      })
    },
  )

  it('has its own previous visit, fixed when acting starts (A6)', async () => {
    await bff.database.query({ text: 'DELETE FROM bff_last_visit' })
    const marks = async (ref: string) => {
      const page = (await frontPage(ref)).json() as {
        tasks: { documents: { marks: string[] }[] }[]
      }
      return page.tasks[0]?.documents[0]?.marks
    }
    const archivedAt = '2024-03-01T10:00:30Z'
    bff.archive.frontPage = {
      tasks: [
        {
          task: 'child-protection',
          documents: [
            frontPageItem({
              date: '2024-03-01',
              availableAt: archivedAt,
            }),
          ],
        },
      ],
      clientRelations: [],
      informationText: false,
    }
    expect(await marks(await actFor(CHILD))).toEqual([])

    clock.advance(60 * SECOND)
    browser = await bff.signedIn()
    const ref = await actFor(CHILD)
    expect(await marks(ref)).toEqual(['new'])
    clock.advance(10 * SECOND)
    expect(await marks(await actFor(CHILD))).toEqual(['new'])
    expect(await marks(ref)).toEqual(['new'])
  })
})

describe('GET /api/subjects/self/visits', () => {
  it('lists the days on which another person acted for the reader', async () => {
    const visits = {
      visits: [{ date: '2024-02-01', ground: 'guardian' }],
    }
    bff.archive.visits = visits
    const answer = await browser.fetch('/api/subjects/self/visits')
    expect(answer.json()).toEqual(visits)
    expect(bff.archive.paths.at(-1)).toBe(`/portal/subjects/${PERSON}/visits`)
    expect(bff.archive.callers.at(-1)?.ground).toBe('own')
  })

  it('reveals nothing of another person, regardless of who asks', async () => {
    const ref = await actFor(CHILD)
    for (const subject of [ref, 'A'.repeat(22), 'x']) {
      const answer = await browser.fetch(`/api/subjects/${subject}/visits`)
      expect(answer.status).toBe(404)
    }
  })
})

describe('identity codes', () => {
  it('reached neither the log, an address of ours, nor the database in clear', async () => {
    const rows = await bff.database.query({
      text: `SELECT sealed FROM bff_session UNION ALL
             SELECT sealed FROM bff_acting UNION ALL
             SELECT sealed FROM bff_acting_start`,
    })
    const seen = bff.logged() + JSON.stringify(rows) + bff.archive.paths.join()
    for (const code of [CHILD, SIBLING, ALMOST_ADULT, FATHER, '010280-952L']) {
      expect(seen).not.toContain(code)
      expect(seen).not.toContain(encodeURIComponent(code))
    }
    expect(bff.logged()).not.toMatch(/Toinen|\/service\/hpa\/\S*\d{6}/)
    expect(bff.registry.addresses.join()).toContain(CHILD)
  })
})
