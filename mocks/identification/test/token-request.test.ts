import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import * as client from 'openid-client'
import { driveSignIn } from '../src/drive.ts'
import {
  clientAssertion,
  postToken,
  relyingParty,
  serviceKeys,
  standIn,
  type ServiceKeys,
} from './relying-party.ts'

let keys: ServiceKeys
let server: Awaited<ReturnType<typeof standIn>>

beforeAll(async () => {
  keys = await serviceKeys()
  server = await standIn({}, { jwks: keys.jwks })
})
afterAll(() => server.close())
afterEach(() => vi.useRealTimers())

describe('a token request', () => {
  async function signedIn() {
    const party = await relyingParty(server.issuer, keys)
    const callback = await driveSignIn(await party.request(), 'venla')
    return { party, callback }
  }

  it.each(['/token', ''])(
    'is taken when its assertion names the issuer with "%s" as the audience',
    async (path) => {
      const { party, callback } = await signedIn()
      const assertion = await clientAssertion(keys, `${server.issuer}${path}`)

      const answer = await postToken(
        server.issuer,
        party.tokenForm(callback, assertion),
      )

      expect(answer).toEqual({ status: 200, error: undefined })
    },
  )

  it('is refused when its assertion is for another service', async () => {
    const { party, callback } = await signedIn()
    const assertion = await clientAssertion(keys, 'https://other.example/token')

    const answer = await postToken(
      server.issuer,
      party.tokenForm(callback, assertion),
    )

    expect(answer).toEqual({ status: 401, error: 'invalid_client' })
  })

  it('is refused when a stranger signed its assertion', async () => {
    const { party, callback } = await signedIn()
    const assertion = await clientAssertion(
      await serviceKeys(),
      `${server.issuer}/token`,
    )

    const answer = await postToken(
      server.issuer,
      party.tokenForm(callback, assertion),
    )

    expect(answer).toEqual({ status: 401, error: 'invalid_client' })
  })

  it('is refused when the id of its assertion has been used', async () => {
    const audience = `${server.issuer}/token`
    const first = await signedIn()
    const used = await clientAssertion(keys, audience, 'used-id')
    await postToken(server.issuer, first.party.tokenForm(first.callback, used))
    const second = await signedIn()
    const again = await clientAssertion(keys, audience, 'used-id')

    const answer = await postToken(
      server.issuer,
      second.party.tokenForm(second.callback, again),
    )

    expect(answer).toEqual({ status: 401, error: 'invalid_client' })
  })

  it('is refused without an assertion', async () => {
    const { party, callback } = await signedIn()
    const form = party.tokenForm(callback, '')
    form.delete('client_assertion')
    form.delete('client_assertion_type')

    const answer = await postToken(server.issuer, form)

    expect(answer.error).toBe('invalid_client')
  })

  it('is refused with a wrong PKCE verifier', async () => {
    const { party, callback } = await signedIn()
    const form = party.tokenForm(
      callback,
      await clientAssertion(keys, server.issuer),
    )
    form.set('code_verifier', client.randomPKCECodeVerifier())

    expect(await postToken(server.issuer, form)).toEqual({
      status: 400,
      error: 'invalid_grant',
    })
  })

  it('is refused when the code has been used', async () => {
    const { party, callback } = await signedIn()
    await party.exchange(callback)

    await expect(party.exchange(callback)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it.each([
    [59, { status: 200, error: undefined }],
    [61, { status: 400, error: 'invalid_grant' }],
  ])('with a code that is %i seconds old gets %o', async (age, expected) => {
    const { party, callback } = await signedIn()
    vi.useFakeTimers({
      toFake: ['Date'],
      now: Date.now() + age * 1000,
    })
    const assertion = await clientAssertion(keys, server.issuer)

    const answer = await postToken(
      server.issuer,
      party.tokenForm(callback, assertion),
    )

    expect(answer).toEqual(expected)
  })
})
