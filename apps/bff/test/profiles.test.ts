import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { house, type House } from './support/house.ts'

const onOff = ['on', 'off'] as const
const AUDIENCES = ['token-endpoint', 'issuer'] as const

const PROFILES = onOff.flatMap((signed) =>
  onOff.flatMap((pushed) =>
    onOff.map((dpop, index) => ({
      signed,
      pushed,
      dpop,
      audience: AUDIENCES[index] ?? 'issuer',
    })),
  ),
)

describe('a profile of the identification service', () => {
  it.each(PROFILES)(
    'signs in with request object $signed, pushed request $pushed, DPoP $dpop, assertion for the $audience',
    async ({ signed, pushed, dpop, audience }) => {
      const bff = await house({
        environment: {
          PROVIDER_SIGNED_REQUEST: signed,
          PROVIDER_PUSHED_REQUEST: pushed,
          PROVIDER_DPOP: dpop,
          PROVIDER_ASSERTION_AUDIENCE: audience,
        },
      })
      try {
        const browser = bff.browser()
        const { onward } = await browser.signIn()
        const { issuer } = bff.provider

        expect(onward).toBe('/')
        expect(bff.provider.seen()).toEqual({
          isSigned: signed === 'on',
          isPushed: pushed === 'on',
          isDpop: dpop === 'on',
          audience: audience === 'issuer' ? issuer : `${issuer}/token`,
        })
      } finally {
        await bff.close()
      }
    },
  )

  it('puts nothing but a reference into the address when the request is pushed', async () => {
    const bff = await house({ environment: { PROVIDER_PUSHED_REQUEST: 'on' } })
    try {
      const address = new URL(await bff.browser().begin())
      expect([...address.searchParams.keys()].sort()).toEqual([
        'client_id',
        'request_uri',
      ])
    } finally {
      await bff.close()
    }
  })

  it('accepts plain ID tokens only where they are not to be encrypted', async () => {
    const bff = await house({
      environment: { PROVIDER_ID_TOKEN_ENCRYPTED: 'off' },
    })
    try {
      bff.provider.lie({ isPlain: true })
      expect((await bff.browser().signIn()).onward).toBe('/')
    } finally {
      await bff.close()
    }
  })

  it('finds the claims under the names of another broker', async () => {
    const bff = await house({ environment: { PROVIDER_CLAIMS: 'signicat' } })
    try {
      bff.provider.person = {
        nin: '010280-952L',
        nin_issuing_country: 'FI',
        name: 'Signe Signicat',
        birthdate: '1980-02-01',
      }
      const browser = await bff.signedIn()
      const session = await browser.fetch('/api/session')
      expect(session.text).toContain('Signe Signicat')

      bff.provider.person = { nin: '010280-952L', nin_issuing_country: 'SE' }
      expect((await bff.browser().signIn()).location).toBe(
        '/signed-out?reason=no-identity-code',
      )
    } finally {
      await bff.close()
    }
  })

  it('signs out without the provider where it has no end-session endpoint', async () => {
    for (const environment of [{ PROVIDER_END_SESSION: 'off' }, {}]) {
      const bff = await house({ environment })
      try {
        bff.provider.lie({
          metadata: (metadata) => delete metadata.end_session_endpoint,
        })
        const browser = await bff.signedIn()
        const answer = await browser.post('/api/session/end')
        expect(answer.json()).toEqual({ next: '/signed-out' })
      } finally {
        await bff.close()
      }
    }
  })
})

describe.each(ENGINES)('the whole way on %s', (engine) => {
  let bff: House
  beforeAll(async () => {
    bff = await house({ engine })
  }, 180_000)
  afterAll(() => bff.close())

  it('signs in, reads, is signed out by the provider, and tidies up', async () => {
    const browser = await bff.signedIn()
    const read = () => browser.fetch('/api/subjects/self/front-page')
    expect((await read()).status).toBe(200)

    const token = await bff.provider.logoutToken()
    const send = () =>
      browser.ask(
        'POST',
        '/sign-in/backchannel-logout',
        { 'content-type': 'application/x-www-form-urlencoded' },
        `logout_token=${token}`,
      )
    expect((await send()).status).toBe(200)
    expect((await send()).status).toBe(400)
    expect((await read()).status).toBe(401)
    await bff.bff.tidy()
  })
})
