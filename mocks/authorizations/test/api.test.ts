import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { driveChoice } from '../src/drive.ts'
import {
  ALL,
  RIGHT_TO_INFORMATION,
  SOCIAL_WELFARE_THEME,
} from '../src/index.ts'
import {
  authorizationPath,
  CODES,
  delegatePath,
  FAMILY,
  listPath,
  NAMES,
  populationWith,
  registerPath,
  RETURN,
  SETTINGS,
  systemPath,
  testRegistry,
  unregisterPath,
  type Deviation,
  type TestRegistry,
} from './support.ts'

/** A code that a person could have: the individual number is below 900. */
const POSSIBLE_CODE = '131052-308T'
const SIX_MINUTES = 6 * 60_000

const WRONG_CHECKSUMS: readonly (readonly [string, Deviation])[] = [
  ['without the header', { header: '' }],
  ['of another client', { clientId: 'ed4b7ae8' }],
  ['made with another key', { apiKey: 'another-key' }],
  [
    'made six minutes ago',
    { timestamp: new Date(Date.now() - SIX_MINUTES).toISOString() },
  ],
  ['made of another path', { signedPath: '/service/hpa' }],
]

let registry: TestRegistry
beforeEach(async () => {
  registry = await testRegistry()
})
afterEach(() => registry.close())

describe('GET /service/hpa/user/register/…', () => {
  it('begins a session whose user and id are new each time', async () => {
    const answers = [
      await registry.register('maria'),
      await registry.register('maria'),
    ]

    const ids = answers.flatMap((one) => [one.sessionId, one.userId])
    expect(new Set(ids).size).toBe(4)
  })

  it.each(WRONG_CHECKSUMS)('answers 403 %s', async (_what, deviation) => {
    const answer = await registry.call(registerPath('maria'), deviation)

    expect(answer.status).toBe(403)
  })

  it('signs the path with its query as it was sent, escapes and all', async () => {
    const path = `${registerPath('maria').replace('-', '%2D')}?endUserId=a%20b`

    expect((await registry.call(path)).status).toBe(200)
  })

  it('answers 403 for another client in the path than in the header', async () => {
    const path = registerPath('maria').replace(SETTINGS.clientId, 'ed4b7ae8')

    expect((await registry.call(path)).status).toBe(403)
  })

  it.each([
    ['that is none', 'rubbish'],
    ['that a real person could have', POSSIBLE_CODE],
    ['that cannot be decoded', '%E0%A4%A'],
  ])('answers 400 for a code %s', async (_what, text) => {
    const path = `/service/hpa/user/register/${SETTINGS.clientId}/${text}`
    const answer = await registry.call(path)

    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain(text)
  })

  it('answers 400 without a request id that is a UUID', async () => {
    const answer = await registry.call(registerPath('maria'), {
      requestId: '1',
    })

    expect(answer.status).toBe(400)
  })
})

describe('POST /oauth/token', () => {
  const codeOf = async () => {
    const { userId } = await registry.register('maria')
    const back = await driveChoice(registry.authorizeUrl(userId), 'leo')
    return back.searchParams.get('code') ?? ''
  }
  const redeem = (code: string, redirectUri: string = RETURN) =>
    registry.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    })

  it('gives tokens for a code', async () => {
    const answer = await redeem(await codeOf())

    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.json()).toEqual({
      access_token: expect.any(String) as unknown,
      token_type: 'bearer',
      refresh_token: expect.any(String) as unknown,
      expires_in: 599,
      scope: 'read write trust',
    })
  })

  it('takes a code once', async () => {
    const code = await codeOf()

    expect((await redeem(code)).status).toBe(200)
    expect((await redeem(code)).status).toBe(400)
  })

  it('takes a code for a minute', async () => {
    const [early, late] = [await codeOf(), await codeOf()]

    registry.clock.advance(59_000)
    expect((await redeem(early)).status).toBe(200)
    registry.clock.advance(1000)
    expect((await redeem(late)).status).toBe(400)
  })

  it('answers 400 for an unknown code, and for another address than the code was sent to', async () => {
    const code = await codeOf()

    expect((await redeem('guessed')).status).toBe(400)
    expect((await redeem(code, `${RETURN}/`)).status).toBe(400)
    expect((await redeem(code)).status).toBe(400)
  })

  it.each([
    ['another grant', { grant_type: 'password', code: 'x' }],
    ['no code', { grant_type: 'authorization_code' }],
    [
      'an unknown refresh token',
      { grant_type: 'refresh_token', refresh_token: 'x' },
    ],
  ])('answers 400 for %s', async (_what, parameters) => {
    expect((await registry.token(parameters)).status).toBe(400)
  })

  it.each([`${SETTINGS.clientId}:wrong`, `ed4b7ae8:${SETTINGS.oauthPassword}`])(
    'answers 401 for a wrong client or password (%s) and leaves the code good',
    async (basic) => {
      const code = await codeOf()
      const parameters = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: RETURN,
      }

      expect((await registry.token(parameters, basic)).status).toBe(401)
      expect((await redeem(code)).status).toBe(200)
    },
  )

  it('refreshes as long as the session lives', async () => {
    const { refresh_token, sessionId } = await registry.chosen('maria', 'leo')
    const refresh = () =>
      registry.token({ grant_type: 'refresh_token', refresh_token })

    registry.clock.advance(600_000)
    const renewed = (await (await refresh()).json()) as {
      access_token: string
    }
    const list = await registry.call(listPath(sessionId, 'leo'), {
      token: renewed.access_token,
    })
    expect(await list.json()).toEqual({ roles: [ALL], reasons: [] })

    await registry.call(unregisterPath(sessionId))
    expect((await refresh()).status).toBe(400)
  })
})

describe('the calls of a session', () => {
  it('name the chosen principal, and no other person', async () => {
    const { sessionId, access_token } = await registry.chosen('maria', 'leo')
    const answer = await registry.call(delegatePath(sessionId), {
      token: access_token,
    })

    expect(await answer.json()).toEqual([
      { personId: CODES.leo.reveal(), name: 'Leo Nyström' },
    ])
  })

  it('answer by role, and never why not', async () => {
    expect(await registry.rolesOf('maria', 'leo')).toEqual({
      roles: [ALL],
      reasons: [],
    })
    expect(await registry.rolesOf('petter', 'leo')).toEqual({
      roles: [RIGHT_TO_INFORMATION],
      reasons: [],
    })
    expect(await registry.rolesOf('maria', 'aino')).toEqual({
      roles: [SOCIAL_WELFARE_THEME],
      reasons: [],
    })
    expect(await registry.rolesOf('stranger', 'leo')).toEqual({
      roles: [],
      reasons: [],
    })
  })

  it('answer by the day of the clock', async () => {
    registry.clock.set('2026-04-30T23:59:30+03:00')
    const { sessionId, access_token } = await registry.chosen('maria', 'leo')
    const roles = async () => {
      const answer = await registry.call(listPath(sessionId, 'leo'), {
        token: access_token,
      })
      return answer.json()
    }

    expect(await roles()).toEqual({ roles: [ALL], reasons: [] })
    registry.clock.advance(30_000)
    expect(await roles()).toEqual({ roles: [], reasons: [] })
  })

  it('answer by what the registers say now', async () => {
    const { sessionId, access_token } = await registry.chosen('maria', 'leo')

    registry.populate(
      populationWith([
        ...FAMILY,
        { kind: 'restricted-marking', person: 'leo' },
      ]),
    )

    const answer = await registry.call(listPath(sessionId, 'leo'), {
      token: access_token,
    })
    expect(await answer.json()).toEqual({ roles: [], reasons: [] })
  })

  const paths = [
    ['delegate', (sessionId: string) => delegatePath(sessionId)],
    ['authorizationlist', (sessionId: string) => listPath(sessionId, 'leo')],
    [
      'authorization',
      (sessionId: string) => authorizationPath(sessionId, 'leo'),
    ],
  ] as const

  describe.each(paths)('%s', (_name, path) => {
    it.each(WRONG_CHECKSUMS)('answers 401 %s', async (_what, deviation) => {
      const { sessionId, access_token } = await registry.chosen('maria', 'leo')
      const answer = await registry.call(path(sessionId), {
        token: access_token,
        ...deviation,
      })

      expect(answer.status).toBe(401)
    })

    it('answers 401 without a token, with a guessed one, and with one of another session', async () => {
      const { sessionId } = await registry.chosen('maria', 'leo')
      const other = await registry.chosen('maria', 'leo')
      const statuses = await Promise.all(
        [{}, { token: 'guessed' }, { token: other.access_token }].map(
          async (deviation) =>
            (await registry.call(path(sessionId), deviation)).status,
        ),
      )

      expect(statuses).toEqual([401, 401, 401])
    })

    it('answers 401 for an unknown session', async () => {
      const { access_token } = await registry.chosen('maria', 'leo')
      const answer = await registry.call(path('guessed'), {
        token: access_token,
      })

      expect(answer.status).toBe(401)
    })

    it('answers 401 when the token or the session has expired or ended', async () => {
      const { sessionId, access_token } = await registry.chosen('maria', 'leo')
      const status = async () =>
        (await registry.call(path(sessionId), { token: access_token })).status

      registry.clock.advance(598_000)
      expect(await status()).toBe(200)
      registry.clock.advance(1000)
      expect(await status()).toBe(401)

      const again = await registry.chosen('maria', 'leo')
      expect(
        await (await registry.call(unregisterPath(again.sessionId))).json(),
      ).toBe(true)
      const ended = await registry.call(path(again.sessionId), {
        token: again.access_token,
      })
      expect(ended.status).toBe(401)
    })

    it('answers 400 without a request id', async () => {
      const { sessionId, access_token } = await registry.chosen('maria', 'leo')
      const answer = await registry.call(path(sessionId), {
        token: access_token,
        requestId: '',
      })

      expect(answer.status).toBe(400)
    })
  })

  it.each([listPath, authorizationPath])(
    'answer 400 for another principal than the chosen one',
    async (path) => {
      const { sessionId, access_token } = await registry.chosen('maria', 'leo')
      const answer = await registry.call(path(sessionId, 'aino'), {
        token: access_token,
      })

      expect(answer.status).toBe(400)
    },
  )

  it('leave a session for one principal as it was when another is chosen in it', async () => {
    const { userId, sessionId } = await registry.register('maria')
    const choose = async (name: 'leo' | 'aino') => {
      const back = await driveChoice(registry.authorizeUrl(userId), name)
      return registry.tokensFor(back.searchParams.get('code') ?? '')
    }
    const forLeo = await choose('leo')
    await choose('aino')

    const answer = await registry.call(delegatePath(sessionId), {
      token: forLeo.access_token,
    })
    expect(await answer.json()).toMatchObject([{ name: 'Leo Nyström' }])
  })
})

describe('GET /service/hpa/api/authorization/…', () => {
  it.each([
    ['maria', 'leo', '', 'ALLOWED'],
    ['petter', 'leo', '', 'DISALLOWED'],
    ['stranger', 'leo', '', 'DISALLOWED'],
    ['maria', 'aino', '', 'DISALLOWED'],
    ['maria', 'aino', `?issues=${SOCIAL_WELFARE_THEME}`, 'ALLOWED'],
    [
      'maria',
      'aino',
      `?issues=${SOCIAL_WELFARE_THEME}&issues=http://other.example`,
      'DISALLOWED',
    ],
  ] as const)(
    'says of %s for %s%s: %s',
    async (delegate, principal, query, result) => {
      const { sessionId, access_token } = await registry.chosen(
        delegate,
        principal,
      )
      const answer = await registry.call(
        `${authorizationPath(sessionId, principal)}${query}`,
        { token: access_token },
      )

      expect(await answer.json()).toEqual({ result, reasons: [] })
    },
  )
})

describe('GET /service/hpa/user/unregister/…', () => {
  it('ends a session once', async () => {
    const { sessionId } = await registry.register('maria')

    expect((await registry.call(unregisterPath(sessionId))).status).toBe(200)
    expect((await registry.call(unregisterPath(sessionId))).status).toBe(401)
  })

  it.each(WRONG_CHECKSUMS)('answers 401 %s', async (_what, deviation) => {
    const { sessionId } = await registry.register('maria')
    const answer = await registry.call(unregisterPath(sessionId), deviation)

    expect(answer.status).toBe(401)
  })
})

describe('GET /service/rest/hpa/authorization/…', () => {
  const system: Deviation = {
    apiKey: SETTINGS.restApiKey,
    headers: { 'X-userId': 'somebody' },
  }

  it.each([
    ['maria', 'leo', '', 'ALLOWED'],
    ['petter', 'leo', '', 'DISALLOWED'],
    ['maria', 'aino', `?issue=${SOCIAL_WELFARE_THEME}`, 'ALLOWED'],
    ['maria', 'aino', '?issue=http://other.example', 'DISALLOWED'],
    ['maria', 'aino', '', 'DISALLOWED'],
  ] as const)(
    'says of %s for %s%s: %s',
    async (delegate, principal, query, result) => {
      const answer = await registry.call(
        `${systemPath(delegate, principal)}${query}`,
        system,
      )

      expect(await answer.json()).toEqual({ result, reasons: [] })
    },
  )

  it('has a separate key', async () => {
    const answer = await registry.call(systemPath('maria', 'leo'), {
      ...system,
      apiKey: SETTINGS.apiKey,
    })

    expect(answer.status).toBe(401)
  })

  it('answers 400 when no user is named', async () => {
    const answer = await registry.call(systemPath('maria', 'leo'), {
      apiKey: SETTINGS.restApiKey,
    })

    expect(answer.status).toBe(400)
  })

  it('answers 401 for another client in the path', async () => {
    const path = systemPath('maria', 'leo').replace(SETTINGS.clientId, 'x')

    expect((await registry.call(path, system)).status).toBe(401)
  })
})

describe('the log', () => {
  it('has a line for every answer, and no identity code in any', async () => {
    await registry.rolesOf('maria', 'leo')
    await registry.call(registerPath('johan'), { header: '' })
    await registry.call(systemPath('maria', 'leo'), {
      apiKey: SETTINGS.restApiKey,
    })
    await registry.call(`/nowhere/${CODES.leo.reveal()}`)
    await registry.call(`/service/hpa/user/register/x/%E0${CODES.leo.reveal()}`)

    expect(registry.logged()).toContain(
      '/service/hpa/api/authorizationlist/:sessionId/:principal',
    )
    for (const name of NAMES) {
      expect(registry.logged()).not.toContain(CODES[name].reveal())
    }
  })
})
