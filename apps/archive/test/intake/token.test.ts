import { ENGINES } from '@mittkanta/test-kit'
import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { ARCHIVE_URL } from '../support/archive-url.ts'
import { tokenForm } from '../support/client-system.ts'

describe.each(ENGINES)('POST /oauth/token on %s', (engine) => {
  let archive: TestArchive
  beforeAll(async () => {
    archive = await openTestArchive(engine)
  })
  afterAll(() => archive.close())

  const ask = async (form: Readonly<Record<string, string>>) => {
    const response = await fetch(`${archive.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      cacheControl: response.headers.get('cache-control'),
      body: (await response.json()) as Record<string, unknown>,
    }
  }
  const assertion = (
    claims?: JWTPayload,
    header?: Readonly<Record<string, unknown>>,
  ) => archive.client.assertion(archive.clock(), claims, header)
  const seconds = () => Math.floor(archive.clock().getTime() / 1000)

  it.each([
    ['its address', ARCHIVE_URL],
    ['its token endpoint', `${ARCHIVE_URL}/oauth/token`],
  ])('gives a token of ten minutes to an assertion for %s', async (_, aud) => {
    const answer = await ask(tokenForm(await assertion({ aud })))
    expect(answer).toMatchObject({
      status: 200,
      cacheControl: 'no-store',
      body: { token_type: 'Bearer', expires_in: 600 },
    })
  })

  it.each([
    ['for somebody else', { aud: 'https://elsewhere.test' }],
    ['issued by somebody else', { iss: 'client-b' }],
    ['about another client', { sub: 'client-b' }],
    ['about an unknown client', { sub: 'nobody', iss: 'nobody' }],
    ['without an id', { jti: undefined }],
    ['with an id that is not a text', { jti: 7 as unknown as string }],
    ['without an end', { exp: undefined }],
  ])('refuses an assertion %s', async (_, claims) => {
    const answer = await ask(tokenForm(await assertion(claims as JWTPayload)))
    expect(answer).toMatchObject({
      status: 401,
      contentType: expect.stringContaining(
        'application/problem+json',
      ) as unknown,
      body: {
        type: 'urn:mittkanta:problem:caller-refused',
        error: 'invalid_client',
      },
    })
  })

  it.each([
    ['that has expired', () => ({ exp: seconds() - 60 })],
    ['that lives longer than five minutes', () => ({ exp: seconds() + 330 })],
    ['from the future', () => ({ iat: seconds() + 60, exp: seconds() + 120 })],
    ['that is not valid yet', () => ({ nbf: seconds() + 60 })],
  ])('refuses an assertion %s', async (_, claims) => {
    const answer = await ask(tokenForm(await assertion(claims())))
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  })

  it('refuses an assertion the second time', async () => {
    const form = tokenForm(await assertion())
    expect((await ask(form)).status).toBe(200)
    expect((await ask(form)).body.error).toBe('invalid_client')
  })

  it('gives one token to an assertion that comes several times at once', async () => {
    const form = tokenForm(await assertion())
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(form)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('forgets used assertions once they have expired', async () => {
    await ask(tokenForm(await assertion()))
    archive.clock.advance(10 * 60_000)
    await ask(tokenForm(await assertion()))
    const rows = await archive.database.query({
      text: 'SELECT assertion_id FROM used_assertion',
    })
    expect(rows).toHaveLength(1)
  })

  it('refuses an assertion signed with another key, with HMAC, or not at all', async () => {
    const claims = {
      iss: 'client-a',
      sub: 'client-a',
      aud: ARCHIVE_URL,
      jti: 'forged',
      exp: seconds() + 60,
    }
    const { privateKey } = await generateKeyPair('ES256')
    const forged = [
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256' })
        .sign(privateKey),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode('x'.repeat(32))),
      new UnsecuredJWT(claims).encode(),
      'not a token',
    ]
    for (const text of forged) {
      expect((await ask(tokenForm(text))).body.error).toBe('invalid_client')
    }
  })

  it('refuses a client id that is not the assertion’s', async () => {
    const form = tokenForm(await assertion())
    const answer = await ask({ ...form, client_id: 'client-b' })
    expect(answer.body.error).toBe('invalid_client')
  })

  it.each([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['another scope', { scope: 'portal' }, 'invalid_scope'],
    ['a client secret', { client_secret: 'hunter2' }, 'invalid_request'],
    [
      'another kind of assertion',
      { client_assertion_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
      'invalid_request',
    ],
  ])('refuses %s', async (_, change, error) => {
    const form = tokenForm(await assertion())
    const answer = await ask({ ...form, ...change })
    expect([answer.status, answer.body.error]).toEqual([400, error])
  })

  it('refuses a request without a form', async () => {
    const answer = await ask({})
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request'])
  })

  it('says 405 to another method', async () => {
    const response = await fetch(`${archive.url}/oauth/token`)
    expect([response.status, response.headers.get('allow')]).toEqual([
      405,
      'POST',
    ])
  })

  describe('an access token', () => {
    const deliver = async (token: string) =>
      (await archive.deliver([], { token })).status

    it('opens the intake until it expires', async () => {
      const { body } = await ask(tokenForm(await assertion()))
      const token = String(body.access_token)
      // An empty delivery is not valid, but its sender was let in.
      expect(await deliver(token)).toBe(400)
      archive.clock.advance(601_000)
      expect(await deliver(token)).toBe(401)
    })

    it('is not a client assertion, and not a token that another issuer signed', async () => {
      expect(await deliver(await assertion({ aud: 'intake' }))).toBe(401)
      const { privateKey } = await generateKeyPair('ES256')
      const forged = await new SignJWT({ controller: '1.2.246.10.100' })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
        .setIssuer(ARCHIVE_URL)
        .setAudience('intake')
        .setSubject('client-a')
        .setExpirationTime(seconds() + 60)
        .sign(privateKey)
      expect(await deliver(forged)).toBe(401)
    })

    it('is asked for before anything is read', async () => {
      const response = await fetch(`${archive.url}/intake/deliveries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{',
      })
      expect(response.status).toBe(401)
    })

    it('opens nothing to what is not JSON', async () => {
      const token = await archive.client.token(archive.url, archive.clock())
      const response = await fetch(`${archive.url}/intake/deliveries`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'text/plain',
        },
        body: '{}',
      })
      expect(response.status).toBe(415)
    })
  })
})
