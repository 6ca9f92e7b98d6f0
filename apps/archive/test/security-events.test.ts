import { createLog, createMetrics } from '@mittkanta/service-kit'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from './support/archive.ts'
import { ARCHIVE_URL } from './support/archive-url.ts'
import { tokenForm } from './support/client-system.ts'
import {
  AUDIENCE,
  callerJwks,
  callerToken,
  ISSUER,
  own,
} from './reading/portal.ts'

interface Line {
  readonly level: string
  readonly event: string
  readonly rule: string
  readonly instance: string
}

const lines: string[] = []
const metrics = createMetrics('archive')
const stranger = await generateKeyPair('ES256')
const person = crypto.randomUUID()

let archive: TestArchive
beforeAll(async () => {
  archive = await openTestArchive(
    'postgres',
    { caller: { keys: callerJwks, issuer: ISSUER, audience: AUDIENCE } },
    {
      // The level is the default one of a service.
      log: createLog('archive', { write: (line) => void lines.push(line) }),
      metrics,
    },
  )
})
afterAll(() => archive.close())
beforeEach(() => {
  lines.length = 0
  metrics.registry.resetMetrics()
})

const counted = async (event: string) => {
  const { values } = await metrics.events.get()
  return values.find(({ labels }) => labels.event === event)?.value ?? 0
}

/** One refusal: one line and one count, which carry nothing of what was sent. */
async function expectRefusal(event: string, rule: string, sent: string) {
  const logged = lines.map((line) => JSON.parse(line) as Line)
  expect(
    logged.map(({ level, event, rule }) => ({ level, event, rule })),
  ).toEqual([{ level: 'warn', event, rule }])
  expect(logged[0]?.instance).toMatch(/^urn:uuid:/)
  expect(await counted(event)).toBe(1)
  for (const part of sent.split('.').filter((one) => one.length > 5))
    expect(lines.join('')).not.toContain(part)
}

const read = (token: string, subject = person) =>
  fetch(`${archive.url}/portal/subjects/${subject}/front-page`, {
    headers: { authorization: `Bearer ${token}` },
  })
const ask = (form: Readonly<Record<string, string>>) =>
  fetch(`${archive.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
const seconds = () => Math.floor(archive.clock().getTime() / 1000)

describe('S4: a refused caller token is a security event (ASVS 16.3.1, 16.3.3)', () => {
  const now = () => archive.clock()
  it.each([
    [
      'signature',
      () => callerToken(own(person), now(), { key: stranger.privateKey }),
    ],
    ['unknown-key', () => callerToken(own(person), now(), { kid: 'other' })],
    [
      'expired',
      () => callerToken(own(person), now(), { issuedAt: seconds() - 90 }),
    ],
    ['claim-aud', () => callerToken(own(person), now(), { audience: 'other' })],
    ['claim-iss', () => callerToken(own(person), now(), { issuer: 'other' })],
    ['claim-typ', () => callerToken(own(person), now(), { typ: 'JWT' })],
    [
      'claims',
      () => callerToken(own(person), now(), { claims: { ground: 'x' } }),
    ],
    [
      'algorithm',
      () =>
        callerToken(own(person), now(), {
          alg: 'HS256',
          key: new Uint8Array(32),
        }),
    ],
    ['malformed', () => Promise.resolve('no-token')],
  ])('a caller token is reported with the word %s', async (rule, make) => {
    const token = await make()
    expect((await read(token)).status).toBe(401)

    await expectRefusal('caller-refused', rule, token)
  })

  it('and so is a good one for another record', async () => {
    const token = await callerToken(own(person), now())
    expect((await read(token, crypto.randomUUID())).status).toBe(404)

    await expectRefusal('subject-mismatch', 'another-subject', token)
  })

  it('and so is a request without one', async () => {
    await fetch(`${archive.url}/portal/subjects/${person}/front-page`)

    await expectRefusal('caller-refused', 'absent', '')
  })
})

describe('S4: a refused client assertion is a security event (ASVS 16.3.1)', () => {
  const assertion = (claims = {}) =>
    archive.client.assertion(archive.clock(), claims)
  const forged = async () =>
    new SignJWT({
      iss: 'client-a',
      sub: 'client-a',
      jti: 'forged',
      aud: ARCHIVE_URL,
    })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime(seconds() + 60)
      .sign(stranger.privateKey)

  it.each([
    ['unknown-client', () => assertion({ sub: 'nobody', iss: 'nobody' })],
    ['claim-aud', () => assertion({ aud: 'https://elsewhere.test' })],
    ['expired', () => assertion({ exp: seconds() - 60 })],
    ['claims', () => assertion({ exp: seconds() + 330 })],
    ['signature', forged],
    ['malformed', () => Promise.resolve('no-token')],
    [
      'algorithm',
      () =>
        Promise.resolve(
          new UnsecuredJWT({ sub: 'client-a', jti: 'a-forged-id' }).encode(),
        ),
    ],
  ])('a client assertion is reported with the word %s', async (rule, make) => {
    const text = await make()
    expect((await ask(tokenForm(text))).status).toBe(401)

    await expectRefusal('client-refused', rule, text)
  })

  it('and so are one that was used before, another client id and another grant', async () => {
    const form = tokenForm(await assertion())
    expect((await ask(form)).status).toBe(200)
    await ask(form)
    await ask({ ...tokenForm(await assertion()), client_id: 'client-b' })
    await ask({ ...form, grant_type: 'password' })

    expect(lines.map((line) => (JSON.parse(line) as Line).rule)).toEqual([
      'used-before',
      'another-client',
      'unsupported-grant-type',
    ])
    expect(await counted('client-refused')).toBe(3)
  })
})

describe('S4: a refused access token is a security event (ASVS 16.3.1)', () => {
  const paths = [
    '/intake/contents',
    '/intake/deliveries',
    '/wills/deliveries',
    '/wills/queries',
    '/disclosure/searches',
  ]
  const send = (path: string, authorization?: string) =>
    fetch(archive.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization && { authorization }),
      },
      body: '{}',
    })

  it.each(paths)(
    'an access token is reported once a request, at %s',
    async (path) => {
      const forged = await new SignJWT({ controller: '1.2.246.10.100' })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'x' })
        .setSubject('client-a')
        .setExpirationTime(seconds() + 60)
        .sign(stranger.privateKey)
      expect((await send(path, `Bearer ${forged}`)).status).toBe(401)

      await expectRefusal('access-token-refused', 'unknown-key', forged)
    },
  )

  it('also when there is none, or it has expired', async () => {
    const token = await archive.client.token(archive.url, archive.clock())
    archive.clock.advance(601_000)
    await send('/wills/queries')
    await send('/wills/queries', 'Basic YTpi')
    await send('/wills/queries', `Bearer ${token}`)

    expect(lines.map((line) => (JSON.parse(line) as Line).rule)).toEqual([
      'absent',
      'malformed',
      'expired',
    ])
    expect(await counted('access-token-refused')).toBe(3)
  })
})
