import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOBODY } from '../../src/caller/caller.ts'
import { boundedCache } from '../../src/caller/bounded-cache.ts'
import { ACTIVE_USE_YEARS } from './oracle/arbitraries.ts'
import {
  callerToken,
  own,
  startPortal,
  type Claims,
  type Portal,
  type Wrong,
} from './portal.ts'
import { freshArchive, record, visible } from './records.ts'

const stranger = await generateKeyPair('ES256')
const anotherAlgorithm = await generateKeyPair('ES384')

describe('the caller token', () => {
  let portal: Portal
  let person: string
  let close: () => Promise<void>
  const now = () => portal.clock()

  beforeAll(async () => {
    const database = await freshArchive('pglite')
    ;({ person } = await record(database, [visible]))
    portal = await startPortal(database, {
      phase: '1',
      activeUseYears: ACTIVE_USE_YEARS,
    })
    close = async () => {
      await portal.close()
      await database.close()
    }
  })
  afterAll(() => close())

  const frontPage = (token: string) =>
    portal.get(`/portal/subjects/${person}/front-page`, token)

  it('opens the record of its subject', async () => {
    const answer = await frontPage(await callerToken(own(person), now()))

    expect(answer.status).toBe(200)
  })

  const past = () => Math.floor(now().getTime() / 1000) - 66
  const wrong: Record<string, () => Wrong> = {
    'another issuer': () => ({ issuer: 'somebody' }),
    'another audience': () => ({ audience: 'another-archive' }),
    'several audiences': () => ({ claims: { aud: ['the-archive', 'x'] } }),
    'another type': () => ({ typ: 'JWT' }),
    'no type': () => ({ typ: '' }),
    'the key of a stranger': () => ({ key: stranger.privateKey }),
    'another algorithm': () => ({
      alg: 'ES384',
      key: anotherAlgorithm.privateKey,
    }),
    'a shared secret': () => ({ alg: 'HS256', key: new Uint8Array(32) }),
    'an age of more than a minute': () => ({ issuedAt: past() }),
    'a life of more than a minute': () => ({ lifetime: 61 }),
    'a time that is yet to come': () => ({ issuedAt: past() + 66 + 30 }),
    'no expiry': () => ({ claims: { exp: undefined } }),
    'no issuing time': () => ({ claims: { iat: undefined } }),
    'no occasion': () => ({ claims: { jti: undefined } }),
    'an occasion that is a text': () => ({ claims: { jti: 'Aino, 010190' } }),
    'no reader': () => ({ claims: { sub: undefined } }),
    'a reader that is no id': () => ({ claims: { sub: 'aino' } }),
    'no subject': () => ({ claims: { subject: undefined } }),
    'no ground': () => ({ claims: { ground: undefined } }),
    'a ground nobody knows': () => ({ claims: { ground: 'curiosity' } }),
    'no age of the subject': () => ({ claims: { subjectAge: undefined } }),
    'the ground “own” for another': () => ({ claims: { sub: NOBODY } }),
    'a ground for acting for oneself': () => ({
      claims: { ground: 'mandate' },
    }),
  }

  it.each(Object.entries(wrong))(
    'is refused with %s, and counted',
    async (_words, make) => {
      const before = await portal.counted('caller-refused')
      const token = await callerToken(own(person), now(), make())
      const answer = await frontPage(token)

      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({
        type: 'urn:mittkanta:problem:caller-refused',
      })
      expect(await portal.counted('caller-refused')).toBe(before + 1)
    },
  )

  it.each([
    ['is absent', ''],
    ['is not a token', 'aGVq'],
    [
      'has an empty signature and no algorithm',
      `${b64({ alg: 'none', typ: 'caller+jwt' })}.${b64({})}.`,
    ],
  ])('is refused when it %s', async (_words, token) => {
    expect((await frontPage(token)).status).toBe(401)
  })

  it('is refused after its minute, although it was verified before', async () => {
    const token = await callerToken(own(person), now())
    expect((await frontPage(token)).status).toBe(200)
    portal.clock.advance(59_000)
    expect((await frontPage(token)).status).toBe(200)
    portal.clock.advance(7_000)

    expect((await frontPage(token)).status).toBe(401)
  })

  it('opens no other record than its subject’s: that is not found, and counted', async () => {
    const other = await callerToken(own(crypto.randomUUID()), now())
    const answer = await frontPage(other)

    expect(answer.status).toBe(404)
    expect(await portal.counted('subject-mismatch')).toBeGreaterThan(0)
  })

  it('without a reader opens no record, not even the placeholder’s', async () => {
    const nobody = await callerToken(own(NOBODY), now())

    expect((await frontPage(nobody)).status).toBe(404)
    const answer = await portal.get(
      `/portal/subjects/${NOBODY}/front-page`,
      nobody,
    )
    expect(answer.status).toBe(404)
  })

  it('of a reader does not ask who a person is', async () => {
    const token = await callerToken(own(person) satisfies Claims, now())
    const answer = await fetch(`${portal.url}/portal/persons`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ identityCode: '010190-9999' }),
    })

    expect(answer.status).toBe(401)
  })
})

describe('boundedCache', () => {
  it('forgets what was used longest ago', () => {
    const cache = boundedCache<number>(2)
    cache.set('a', 1)
    cache.set('b', 2)
    cache.get('a')
    cache.set('c', 3)

    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([
      1,
      undefined,
      3,
    ])
  })
})

function b64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
