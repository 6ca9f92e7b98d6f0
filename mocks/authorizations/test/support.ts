import { randomUUID } from 'node:crypto'
import { toPlainDate } from '@mittkanta/calendar'
import { artificialCode, type IdentityCode } from '@mittkanta/identity-code'
import { createLog } from '@mittkanta/service-kit'
import { fixedClock, type FixedClock } from '@mittkanta/test-kit'
import { checksumOf } from '../src/checksum.ts'
import { driveChoice } from '../src/drive.ts'
import {
  SOCIAL_WELFARE_THEME,
  startAuthorizations,
  type AuthorizationsSettings,
  type DemoPopulation,
  type DemoRelation,
  type RunningAuthorizations,
} from '../src/index.ts'

/** The day of the tests. */
export const TODAY = toPlainDate('2024-03-01')
export const RETURN = 'http://localhost:3000/acting/return'

export const SETTINGS = {
  clientId: 'ed4b7ae7',
  apiKey: 'key-of-the-tests',
  restApiKey: 'rest-key-of-the-tests',
  oauthPassword: 'password-of-the-tests',
  serviceName: 'MittKanta',
  redirectUris: [RETURN],
} as const satisfies AuthorizationsSettings

const BIRTHDAYS = {
  maria: '1985-05-14',
  johan: '1983-02-03',
  petter: '1980-07-21',
  stranger: '1979-12-24',
  aino: '1941-02-28',
  /** Turns 18 on 2026-05-01. */
  leo: '2008-05-01',
  /** A mother of sixteen. */
  ines: '2007-11-30',
} as const

export type Name = keyof typeof BIRTHDAYS
export const NAMES = Object.keys(BIRTHDAYS) as Name[]

const code = (name: Name) =>
  artificialCode(toPlainDate(BIRTHDAYS[name]), 900 + NAMES.indexOf(name))

export const CODES = Object.fromEntries(
  NAMES.map((name) => [name, code(name)]),
) as Readonly<Record<Name, IdentityCode>>

/** Leo's parents, and a mandate of Aino's. */
export const FAMILY: readonly DemoRelation[] = [
  { kind: 'guardianship', guardian: 'maria', child: 'leo' },
  { kind: 'guardianship', guardian: 'johan', child: 'leo' },
  { kind: 'right-to-information', person: 'petter', child: 'leo' },
  {
    kind: 'mandate',
    giver: 'aino',
    holder: 'maria',
    theme: SOCIAL_WELFARE_THEME,
    from: '2023-03-01',
    until: '2028-02-28',
  },
]

export const populationWith = (
  relations: readonly DemoRelation[] = FAMILY,
): DemoPopulation => ({
  people: NAMES.map((name) => ({
    id: name,
    givenNames: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`,
    surname: 'Nyström',
    identityCode: CODES[name].reveal(),
  })),
  relations: [...relations],
})

/** What changes in a call, to see it refused. */
export interface Deviation {
  readonly clientId?: string
  readonly apiKey?: string
  readonly timestamp?: string
  readonly requestId?: string
  /** Path that is signed instead of the one that is called. */
  readonly signedPath?: string
  /** The whole header; '' leaves it out. */
  readonly header?: string
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

/** A registry of a test's own, and how a service calls it. */
export interface TestRegistry extends RunningAuthorizations {
  readonly clock: FixedClock
  readonly logged: () => string
  /** A signed call of a service. */
  call: (path: string, deviation?: Deviation) => Promise<Response>
  register: (delegate: Name) => Promise<{ sessionId: string; userId: string }>
  authorizeUrl: (
    userId: string,
    changes?: Readonly<Record<string, string>>,
  ) => URL
  token: (
    parameters: Readonly<Record<string, string>>,
    basic?: string,
  ) => Promise<Response>
  tokensFor: (code: string) => Promise<Tokens>
  /** From registering to tokens. */
  chosen: (
    delegate: Name,
    principal: Name,
  ) => Promise<Tokens & { sessionId: string }>
  /** What the registry says of a pair, by the whole protocol. */
  rolesOf: (delegate: Name, principal: Name) => Promise<unknown>
}

export async function testRegistry(
  settings: Partial<AuthorizationsSettings> = {},
): Promise<TestRegistry> {
  const lines: string[] = []
  const clock = fixedClock(`${TODAY}T12:00:00+02:00`)
  const running = await startAuthorizations(
    { ...SETTINGS, ...settings },
    {
      population: populationWith(),
      clock,
      log: createLog('test', { write: (line: string) => lines.push(line) }),
    },
    0,
  )

  const call: TestRegistry['call'] = (path, deviation = {}) => {
    const {
      clientId = SETTINGS.clientId,
      apiKey = SETTINGS.apiKey,
      timestamp = new Date().toISOString(),
      requestId = randomUUID(),
      token,
    } = deviation
    const full = `${path}${path.includes('?') ? '&' : '?'}requestId=${requestId}`
    const checksum = checksumOf(apiKey, deviation.signedPath ?? full, timestamp)
    const header = deviation.header ?? `${clientId} ${timestamp} ${checksum}`
    return fetch(`${running.url}${full}`, {
      headers: {
        ...(header !== '' && { 'X-AsiointivaltuudetAuthorization': header }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...deviation.headers,
      },
    })
  }

  const register: TestRegistry['register'] = async (delegate) => {
    const path = registerPath(delegate)
    const answer = await call(path)
    return (await answer.json()) as { sessionId: string; userId: string }
  }

  const authorizeUrl: TestRegistry['authorizeUrl'] = (userId, changes) => {
    const url = new URL('/oauth/authorize', running.url)
    url.search = new URLSearchParams({
      client_id: SETTINGS.clientId,
      response_type: 'code',
      redirect_uri: RETURN,
      user: userId,
      state: 'state-of-the-test',
      requestId: randomUUID(),
      lang: 'sv',
      ...changes,
    }).toString()
    return url
  }

  const token: TestRegistry['token'] = (
    parameters,
    basic = `${SETTINGS.clientId}:${SETTINGS.oauthPassword}`,
  ) =>
    fetch(
      `${running.url}/oauth/token?${new URLSearchParams(parameters).toString()}`,
      {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
        },
      },
    )

  const tokensFor: TestRegistry['tokensFor'] = async (code) => {
    const answer = await token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: RETURN,
    })
    return (await answer.json()) as Tokens
  }

  const chosen: TestRegistry['chosen'] = async (delegate, principal) => {
    const { sessionId, userId } = await register(delegate)
    const back = await driveChoice(authorizeUrl(userId), principal)
    const tokens = await tokensFor(back.searchParams.get('code') ?? '')
    return { ...tokens, sessionId }
  }

  return {
    ...running,
    clock,
    logged: () => lines.join(''),
    call,
    register,
    authorizeUrl,
    token,
    tokensFor,
    chosen,
    rolesOf: async (delegate, principal) => {
      const { sessionId, access_token } = await chosen(delegate, principal)
      const answer = await call(listPath(sessionId, principal), {
        token: access_token,
      })
      return answer.json()
    },
  }
}

const segment = (name: Name) => encodeURIComponent(CODES[name].reveal())

export const registerPath = (delegate: Name) =>
  `/service/hpa/user/register/${SETTINGS.clientId}/${segment(delegate)}`
export const unregisterPath = (sessionId: string) =>
  `/service/hpa/user/unregister/${sessionId}`
export const delegatePath = (sessionId: string) =>
  `/service/hpa/api/delegate/${sessionId}`
export const listPath = (sessionId: string, principal: Name) =>
  `/service/hpa/api/authorizationlist/${sessionId}/${segment(principal)}`
export const authorizationPath = (sessionId: string, principal: Name) =>
  `/service/hpa/api/authorization/${sessionId}/${segment(principal)}`
export const systemPath = (delegate: Name, principal: Name) =>
  `/service/rest/hpa/authorization/${SETTINGS.clientId}/${segment(delegate)}/${segment(principal)}`
