import { PersonId, SubjectRef } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { ENGINES, fixedClock, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ActingStarts } from '../src/acting/acting-starts.ts'
import {
  ActingStore,
  type Chosen,
  type Handle,
} from '../src/acting/acting-store.ts'
import { KeyedHash } from '../src/session/keyed-hash.ts'
import { LastVisits } from '../src/session/last-visits.ts'
import { SessionStore, type Session } from '../src/session/session-store.ts'
import { BFF_SCHEMA } from './support/bff-schema.ts'
import { identityCodeOf } from './support/people.ts'

const MINUTE = 60_000
const READER = PersonId.parse('11111111-1111-4111-8111-111111111111')
const SUBJECT = PersonId.parse('22222222-2222-4222-8222-222222222222')
const OTHER = PersonId.parse('33333333-3333-4333-8333-333333333333')

describe.each(ENGINES)('ActingStore on %s', (engine) => {
  const clock = fixedClock('2024-03-01T10:00:00Z')
  let database: Database
  let sessions: SessionStore
  let store: ActingStore
  let starts: ActingStarts
  let session: Session
  beforeAll(async () => {
    database = await freshDatabase(engine, BFF_SCHEMA)
    const hash = new KeyedHash('key-of-the-test')
    const times = { idleSeconds: 15 * 60, absoluteSeconds: 8 * 60 * 60 }
    sessions = new SessionStore(database, times, hash)
    store = new ActingStore(database, new LastVisits(hash))
    starts = new ActingStarts(database)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2024-03-01T10:00:00Z')
    await database.query({ text: 'DELETE FROM bff_session' })
    await database.query({ text: 'DELETE FROM bff_last_visit' })
    session = await signIn()
  })

  async function signIn(providerSid = 'sid'): Promise<Session> {
    const token = await sessions.begin(
      {
        personId: READER,
        displayName: 'Testi Henkilö',
        identityCode: identityCodeOf('1980-02-01'),
        acr: 'loa2',
        authenticatedAt: clock(),
        providerSub: 'sub',
        providerSid,
        device: 'unknown',
      },
      clock(),
    )
    const found = await sessions.find(token, clock())
    if (!found) throw new Error('nobody was signed in')
    return found
  }

  const chosen = (over: Partial<Chosen> = {}): Chosen => ({
    personId: SUBJECT,
    ground: 'guardian',
    displayName: 'Toinen Henkilö',
    identityCode: identityCodeOf('2015-05-05'),
    registrySession: 'session-at-the-registry',
    tokens: { accessToken: 'access', refreshToken: 'refresh', expiresAt: 1 },
    checkedAt: clock(),
    ...over,
  })

  async function begin(
    over: Partial<Chosen> = {},
    of = session,
  ): Promise<Handle> {
    const ref = await store.begin(of, chosen(over), clock())
    const handle = ref && (await store.find(of, ref))
    if (!handle) throw new Error('no handle')
    return handle
  }

  const rows = () =>
    database.query({ text: 'SELECT * FROM bff_acting ORDER BY created_at' })

  it('gives back who was chosen', async () => {
    const handle = await begin()
    expect(handle).toMatchObject({
      personId: SUBJECT,
      ground: 'guardian',
      displayName: 'Toinen Henkilö',
      registrySession: 'session-at-the-registry',
      tokens: { accessToken: 'access', refreshToken: 'refresh', expiresAt: 1 },
      previousVisitAt: undefined,
      checkedAt: clock(),
    })
    const code = identityCodeOf('2015-05-05')
    expect(handle.identityCode.equals(code)).toBe(true)
  })

  it('makes references that reveal nothing and are never repeated', async () => {
    const handles = await Promise.all(Array.from({ length: 20 }, () => begin()))
    const refs = new Set(handles.map(({ subjectRef }) => subjectRef))
    expect(refs.size).toBe(20)
    for (const ref of refs) expect(SubjectRef.safeParse(ref).success).toBe(true)
  })

  it('holds neither reference, name, code, session nor token in clear', async () => {
    const { subjectRef } = await begin()
    const stored = JSON.stringify(await rows())
    for (const secret of [
      subjectRef,
      'Toinen',
      identityCodeOf('2015-05-05').reveal(),
      'at-the-registry',
      'access',
      'refresh',
    ]) {
      expect(stored).not.toContain(secret)
    }
  })

  it('knows a handle in no other session, not even of the same reader', async () => {
    const { subjectRef } = await begin()
    const other = await signIn()
    expect(await store.find(other, subjectRef)).toBeUndefined()
    expect(await store.all(other)).toEqual([])
    expect(await store.keep(other, await begin())).toBe(false)
    await store.end(other, SUBJECT, clock())
    expect(await store.find(session, subjectRef)).toBeDefined()
  })

  it('keeps what the registry said last, and no older check', async () => {
    const handle = await begin()
    const tokens = { accessToken: 'b', refreshToken: null, expiresAt: 2 }
    const earlier = new Date(clock().getTime() - MINUTE)
    await store.keep(session, { ...handle, tokens, checkedAt: earlier })
    expect(await store.find(session, handle.subjectRef)).toMatchObject({
      tokens,
      checkedAt: clock(),
    })
  })

  it('keeps nothing personal of a handle that has ended', async () => {
    const handle = await begin()
    await begin({ personId: OTHER })
    await store.end(session, SUBJECT, clock())
    expect(await store.find(session, handle.subjectRef)).toBeUndefined()
    expect(await store.keep(session, handle)).toBe(false)
    const ended = (await rows()).filter(({ ended_at: at }) => at !== null)
    expect(ended).toMatchObject([
      { subject_id: SUBJECT, sealed: '', ended_at: clock() },
    ])
    expect(await store.all(session)).toHaveLength(1)
  })

  it.each([
    ['signing out', () => sessions.end(session.token, 'signed-out', clock())],
    [
      'the provider’s logout',
      () =>
        sessions.endOfProvider({ sub: 'sub', sid: 'sid' }, clock(), database),
    ],
    [
      'being idle',
      () => {
        clock.advance(15 * MINUTE)
        return sessions.tidy(clock())
      },
    ],
  ])('ends with its session: by %s', async (_how, end) => {
    const handle = await begin()
    const state = await starts.begin(session, 'under-way', clock())
    await end()
    expect(await store.find(session, handle.subjectRef)).toBeUndefined()
    expect(await store.keep(session, handle)).toBe(false)
    expect(await starts.take(session, state, clock())).toBeUndefined()
    expect(await rows()).toEqual([])
  })

  it('is made in no session that has ended', async () => {
    await sessions.end(session.token, 'signed-out', clock())
    expect(await store.begin(session, chosen(), clock())).toBeUndefined()
  })

  it('finds no handle of an ended session, and tidies what was left', async () => {
    const handle = await begin()
    await database.query({
      text: 'UPDATE bff_session SET ended_at = $1',
      values: [clock()],
    })
    expect(await store.find(session, handle.subjectRef)).toBeUndefined()
    await store.tidy()
    expect(await rows()).toEqual([])
  })

  it('is deleted with its session', async () => {
    await begin()
    await starts.begin(session, 'under-way', clock())
    clock.advance(33 * 60 * MINUTE)
    await sessions.tidy(clock())
    expect(await rows()).toEqual([])
  })

  it('fixes the previous visit for the session when acting starts (A6)', async () => {
    expect((await begin()).previousVisitAt).toBeUndefined()
    clock.advance(MINUTE)
    expect((await begin()).previousVisitAt).toBeUndefined()
    const last = clock()
    clock.advance(MINUTE)
    session = await signIn()
    const handle = await begin()
    expect(handle.previousVisitAt).toEqual(last)
    expect((await begin({ personId: OTHER })).previousVisitAt).toBeUndefined()

    clock.advance(MINUTE)
    await store.end(session, SUBJECT, clock())
    expect((await begin()).previousVisitAt).toEqual(last)
  })

  it('leaves the visits to one’s own record alone', async () => {
    const last = clock()
    clock.advance(MINUTE)
    await begin()
    clock.advance(MINUTE)
    expect((await signIn()).previousVisitAt).toEqual(last)
  })

  it('takes a choice under way once, in its session, within ten minutes', async () => {
    const state = await starts.begin(session, 'under-way', clock())
    const other = await signIn()
    expect(await starts.take(other, state, clock())).toBeUndefined()
    expect(await starts.registrySessions(session)).toEqual(['under-way'])
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => starts.take(session, state, clock())),
    )
    expect(taken.filter(Boolean)).toEqual(['under-way'])

    const late = await starts.begin(session, 'late', clock())
    clock.advance(10 * MINUTE)
    expect(await starts.take(session, late, clock())).toBeUndefined()
    await starts.tidy(clock())
    expect(await starts.registrySessions(session)).toEqual([])
  })

  it('revives none of 500 handles whose end races with a slow answer of the registry', async () => {
    const alive: unknown[] = []
    const race = async (round: number) => {
      const personId = PersonId.parse(crypto.randomUUID())
      const handle = await begin({ personId })
      const fresh = { ...handle, checkedAt: new Date(clock().getTime() + 1) }
      const ending = () => store.end(session, personId, clock())
      const keeping = () => store.keep(session, fresh)
      await Promise.all(
        (round % 2 ? [keeping, ending] : [ending, keeping]).map((go) => go()),
      )
      await keeping()
      alive.push(
        ...[await store.find(session, handle.subjectRef)].filter(Boolean),
      )
    }
    for (let batch = 0; batch < 25; batch += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, round) => race(round)))
    }
    expect(alive).toEqual([])
  }, 120_000)

  it('finds none of 100 handles that were made while their session ended', async () => {
    const alive: unknown[] = []
    const race = async () => {
      const own = await signIn()
      const [ref] = await Promise.all([
        store.begin(own, chosen(), clock()),
        sessions.end(own.token, 'signed-out', clock()),
      ])
      if (ref) alive.push(...[await store.find(own, ref)].filter(Boolean))
    }
    for (let batch = 0; batch < 10; batch += 1) {
      await Promise.all(Array.from({ length: 10 }, race))
    }
    expect(alive).toEqual([])
    await store.tidy()
    expect(await rows()).toEqual([])
  }, 120_000)
})
