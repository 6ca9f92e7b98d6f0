import { PersonId } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { ENGINES, fixedClock, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KeyedHash } from '../src/session/keyed-hash.ts'
import { hashOf, seal, type SecretToken } from '../src/session/secret-token.ts'
import { SessionStore, type SignedIn } from '../src/session/session-store.ts'
import { BFF_SCHEMA } from './support/bff-schema.ts'
import { identityCodeOf } from './support/people.ts'

const MINUTE = 60_000
const IDLE = 15 * MINUTE
const ABSOLUTE = 8 * 60 * MINUTE

const person: SignedIn = {
  personId: PersonId.parse('11111111-1111-4111-8111-111111111111'),
  displayName: 'Testi Henkilö',
  identityCode: identityCodeOf('1980-02-01'),
  acr: 'loa2',
  authenticatedAt: new Date('2024-03-01T09:59:00Z'),
  providerSub: 'sub-1',
  providerSid: 'sid-1',
  device: 'phone',
}

describe.each(ENGINES)('SessionStore on %s', (engine) => {
  const clock = fixedClock('2024-03-01T10:00:00Z')
  let database: Database
  let store: SessionStore
  beforeAll(async () => {
    database = await freshDatabase(engine, BFF_SCHEMA)
    const times = {
      idleSeconds: IDLE / 1000,
      absoluteSeconds: ABSOLUTE / 1000,
    }
    store = new SessionStore(database, times, new KeyedHash('key-of-the-test'))
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2024-03-01T10:00:00Z')
    await database.query({ text: 'DELETE FROM bff_session' })
    await database.query({ text: 'DELETE FROM bff_last_visit' })
    await database.query({ text: 'DELETE FROM bff_visit' })
    await database.query({ text: 'DELETE FROM bff_transition' })
  })

  const begin = (over: Partial<SignedIn> = {}) =>
    store.begin({ ...person, ...over }, clock())
  const find = (token: SecretToken) => store.find(token, clock())
  const touch = async (token: SecretToken) => {
    const session = await find(token)
    return session !== undefined && store.touch(session, clock())
  }

  it('gives back who signed in', async () => {
    const session = await find(await begin())
    expect(session).toMatchObject({
      personId: person.personId,
      displayName: 'Testi Henkilö',
      previousVisitAt: undefined,
    })
    expect(session?.identityCode.equals(person.identityCode)).toBe(true)
  })

  it('of an older version, without the identity code, is over', async () => {
    const token = await begin()
    const old = { displayName: 'Testi Henkilö', birthDate: '1980-02-01' }
    await database.query({
      text: 'UPDATE bff_session SET sealed = $1 WHERE token_hash = $2',
      values: [seal(token, old), hashOf(token)],
    })
    expect(await find(token)).toBeUndefined()
  })

  it('holds neither the token, the name nor the identity code in clear', async () => {
    const token = await begin()
    const rows = await database.query({ text: 'SELECT * FROM bff_session' })
    const stored = JSON.stringify(rows)
    const code = person.identityCode.reveal()
    for (const secret of [token, 'Testi', code]) {
      expect(stored).not.toContain(secret)
    }
  })

  it('ends after 15 minutes without activity, to the second', async () => {
    const token = await begin()
    clock.advance(IDLE - 1)
    expect(await find(token)).toBeDefined()
    clock.advance(1)
    expect(await find(token)).toBeUndefined()
  })

  it('is not prolonged by being looked at', async () => {
    const token = await begin()
    for (let minute = 0; minute < 15; minute += 1) {
      await find(token)
      clock.advance(MINUTE)
    }
    expect(await find(token)).toBeUndefined()
  })

  it('is prolonged by activity, but never beyond 8 hours', async () => {
    const token = await begin()
    for (let minutes = 0; minutes < 8 * 60; minutes += 10) {
      expect(await touch(token)).toBe(true)
      clock.advance(10 * MINUTE)
    }
    expect(await find(token)).toBeUndefined()
  })

  it('writes activity down no more often than every 30 seconds', async () => {
    const token = await begin()
    clock.advance(29_999)
    await touch(token)
    expect((await find(token))?.lastActiveAt).toEqual(
      new Date('2024-03-01T10:00:00Z'),
    )
    clock.advance(1)
    await touch(token)
    expect((await find(token))?.lastActiveAt).toEqual(clock())
  })

  it('cannot be touched back to life once it has ended', async () => {
    const token = await begin()
    const session = await find(token)
    clock.advance(MINUTE)
    await store.end(token, 'signed-out', clock())
    expect(session && (await store.touch(session, clock()))).toBe(false)
    expect(await find(token)).toBeUndefined()
  })

  it('cannot be touched back to life once it was idle too long', async () => {
    const token = await begin()
    const session = await find(token)
    clock.advance(IDLE)
    expect(session && (await store.touch(session, clock()))).toBe(false)
    expect(await find(token)).toBeUndefined()
  })

  it('keeps nothing personal of a session that has ended', async () => {
    const token = await begin()
    await store.end(token, 'signed-out', clock())
    const rows = await database.query({
      text: 'SELECT sealed, end_reason FROM bff_session',
    })
    expect(rows).toEqual([{ sealed: '', end_reason: 'signed-out' }])
  })

  const endOfProvider = (sub: string | undefined, sid: string | undefined) =>
    store.endOfProvider({ sub, sid }, clock(), database)

  it('ends every session of a subject, and those of a session of the provider', async () => {
    const bySub = await begin({ providerSub: 'gone', providerSid: undefined })
    const bySid = await begin({ providerSub: 'other', providerSid: 'gone-sid' })
    const stays = await begin({ providerSub: 'stays', providerSid: undefined })

    expect(await endOfProvider('gone', undefined)).toBe(1)
    expect(await endOfProvider(undefined, 'gone-sid')).toBe(1)
    expect(await find(bySub)).toBeUndefined()
    expect(await find(bySid)).toBeUndefined()
    expect(await find(stays)).toBeDefined()
  })

  it('ends what both sub and sid of a logout token name, and nothing of another person (Back-Channel Logout 2.4)', async () => {
    const a = await begin({ providerSub: 'sub-a', providerSid: 'sid-a' })
    const otherOfA = await begin({ providerSub: 'sub-a', providerSid: 'sid-2' })
    const withoutSid = await begin({
      providerSub: 'sub-a',
      providerSid: undefined,
    })
    const b = await begin({ providerSub: 'sub-b', providerSid: 'sid-b' })

    expect(await endOfProvider('sub-b', 'sid-a')).toBe(0)
    expect(await endOfProvider('sub-c', 'sid-b')).toBe(0)
    // A session that began without a sid is identified by its subject only.
    expect(await endOfProvider('sub-a', 'sid-b')).toBe(1)
    expect(await find(withoutSid)).toBeUndefined()
    expect(await find(b)).toBeDefined()
    expect(await endOfProvider('sub-a', 'sid-a')).toBe(1)
    expect(await find(a)).toBeUndefined()
    expect(await find(otherOfA)).toBeDefined()
    expect(await find(b)).toBeDefined()
  })

  /** As the release before wrote and read it. */
  const ofOldRelease = {
    begin: async (sub: string, sid: string | null) => {
      const token = await begin()
      await database.query({
        text: `UPDATE bff_session SET provider_sub = $2, provider_sid = $3,
                 provider_sub_key = NULL, provider_sid_key = NULL
               WHERE token_hash = $1`,
        values: [hashOf(token), sub, sid],
      })
      return token
    },
    end: (sub: string | null, sid: string | null) =>
      database.query({
        text: `UPDATE bff_session SET ended_at = $1, end_reason = 'provider-logout', sealed = ''
               WHERE ended_at IS NULL AND (provider_sub = $2 OR provider_sid = $3)
               RETURNING session_id`,
        values: [clock(), sub, sid],
      }),
  }

  const openTransition = () =>
    database.query({
      text: 'INSERT INTO bff_transition (ends_at) VALUES ($1)',
      values: [new Date(clock().getTime() + 60 * MINUTE)],
    })

  it('ends sessions that the release before began, by sub, sid or both', async () => {
    await ofOldRelease.begin('old-1', 'old-sid-1')
    await ofOldRelease.begin('old-2', null)
    await ofOldRelease.begin('old-3', 'old-sid-3')

    expect(await endOfProvider('old-1', 'old-sid-3')).toBe(0)
    expect(await endOfProvider('old-1', undefined)).toBe(1)
    expect(await endOfProvider('old-2', 'unheard-of')).toBe(1)
    expect(await endOfProvider(undefined, 'old-sid-3')).toBe(1)
  })

  it('lets instances of the release before end its sessions while they may be running', async () => {
    await openTransition()
    const token = await begin({ providerSub: 'clear', providerSid: 'clear-2' })
    expect(await ofOldRelease.end('clear', null)).toHaveLength(1)
    expect(await find(token)).toBeUndefined()
    await begin({ providerSub: 'clear', providerSid: 'clear-2' })
    expect(await ofOldRelease.end(null, 'clear-2')).toHaveLength(1)

    const left = await begin({ providerSub: 'clear', providerSid: 'clear-2' })
    clock.advance(60 * MINUTE + 1)
    await database.query({
      text: 'UPDATE bff_session SET last_active_at = $1',
      values: [clock()],
    })
    await store.tidy(clock())
    expect(await stored()).not.toContain('clear')
    expect(await endOfProvider('clear', 'clear-2')).toBe(1)
    expect(await find(left)).toBeUndefined()
  })

  const stored = async () =>
    JSON.stringify([
      await database.query({ text: 'SELECT * FROM bff_session' }),
      await database.query({ text: 'SELECT * FROM bff_last_visit' }),
      await database.query({ text: 'SELECT * FROM bff_visit' }),
    ])

  it('holds subject and session of the identification service as keyed hashes only, and nothing of them after the end (ASVS 14.2.4)', async () => {
    const token = await begin({
      providerSub: 'one-sub',
      providerSid: 'one-sid',
    })
    const open = await stored()
    for (const clear of ['one-sub', 'one-sid']) {
      expect(open).not.toContain(clear)
      // Without the key a guess cannot be checked.
      expect(open).not.toContain(hashOf(clear))
    }
    await store.end(token, 'signed-out', clock())
    const rows = await database.query({
      text: `SELECT provider_sub, provider_sid, provider_sub_key, provider_sid_key
             FROM bff_session`,
    })
    expect(rows).toEqual([
      {
        provider_sub: '',
        provider_sid: null,
        provider_sub_key: null,
        provider_sid_key: null,
      },
    ])
  })

  it('lets one person have several sessions at a time', async () => {
    const tokens = await Promise.all([begin(), begin(), begin(), begin()])
    const sessions = await Promise.all(tokens.map(find))
    expect(new Set(sessions.map((session) => session?.id)).size).toBe(4)
  })

  it('remembers the previous visit for the whole session (A6)', async () => {
    await begin()
    const first = clock()
    clock.set('2024-04-01T10:00:00Z')
    const token = await begin()
    clock.advance(MINUTE)
    await begin()
    expect((await find(token))?.previousVisitAt).toEqual(first)
  })

  it('deletes sessions a day after they could last have been open', async () => {
    const token = await begin()
    clock.advance(ABSOLUTE)
    await store.tidy(clock())
    const rows = () =>
      database.query({ text: 'SELECT sealed, end_reason FROM bff_session' })
    expect(await rows()).toEqual([{ sealed: '', end_reason: 'expired' }])

    clock.advance(24 * 60 * MINUTE + 1)
    await store.tidy(clock())
    expect(await rows()).toEqual([])
    expect(await find(token)).toBeUndefined()
  })

  it('revives none of 1,000 sessions whose end races with a slow request', async () => {
    const alive: unknown[] = []
    const race = async () => {
      const token = await begin()
      const slow = await find(token)
      if (!slow) throw new Error('no session')
      const later = new Date(clock().getTime() + MINUTE)
      await Promise.all(
        Math.random() < 0.5
          ? [store.touch(slow, later), store.end(token, 'signed-out', later)]
          : [store.end(token, 'signed-out', later), store.touch(slow, later)],
      )
      await store.touch(slow, later)
      alive.push(...[await store.find(token, later)].filter(Boolean))
    }
    for (let batch = 0; batch < 50; batch += 1) {
      await Promise.all(Array.from({ length: 20 }, race))
    }
    expect(alive).toEqual([])
  }, 120_000)
})
