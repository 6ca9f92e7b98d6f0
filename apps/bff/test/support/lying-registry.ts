import { createHmac, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen } from '@mittkanta/service-kit'

export const REGISTRY_CLIENT_ID = 'ed4b7ae7'
export const API_KEY = 'api-key-of-the-test'
export const OAUTH_PASSWORD = 'password-of-the-test'

/** The questions that the registry is asked. */
export type Question =
  'register' | 'authorize' | 'token' | 'delegate' | 'roles' | 'unregister'

type Answer = (res: ServerResponse) => void

export interface LyingRegistry {
  readonly url: string
  /** Answers these questions in place of the registry from now on. */
  lie: (lies: Partial<Record<Question, Answer>>) => void
  /** Whom the person chooses next; anything else is sent as the code. */
  chooses: unknown
  /** In which roles the reader may act for whom. */
  readonly roles: Map<string, unknown>
  /** Seconds that a token lives. */
  tokenSeconds: number
  /** Forgets all sessions and tokens. */
  forget: () => void
  /** What it was asked, newest last. */
  readonly asked: Question[]
  /** Paths and queries as they came. */
  readonly addresses: string[]
  readonly openSessions: Set<string>
  close: () => Promise<void>
}

export const answers =
  (body: unknown, status = 200): Answer =>
  (res) => {
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const FIVE_MINUTES = 5 * 60 * 1000

/** As strict as the real one: our client, five minutes, path and query byte for byte. */
function isSigned(req: IncomingMessage): boolean {
  const header = String(req.headers['x-asiointivaltuudetauthorization'])
  const [client, timestamp = '', checksum] = header.split(' ')
  const expected = createHmac('sha256', API_KEY)
    .update(`${req.url ?? ''} ${timestamp}`)
    .digest('base64')
  const age = Math.abs(Date.now() - Date.parse(timestamp))
  return (
    client === REGISTRY_CLIENT_ID &&
    checksum === expected &&
    age <= FIVE_MINUTES
  )
}

const BASIC = `Basic ${Buffer.from(`${REGISTRY_CLIENT_ID}:${OAUTH_PASSWORD}`).toString('base64')}`

/**
 * The authorisation registry's HPA web API, honest but for the answers that a
 * test sets. Its selection page chooses at once.
 */
export async function lyingRegistry(): Promise<LyingRegistry> {
  let lies: Partial<Record<Question, Answer>> = {}
  /** Sessions by the name that the page knows the reader by. */
  const users = new Map<string, string>()
  const codes = new Map<string, string>()
  const refreshTokens = new Map<string, string>()
  const tokens = new Map<string, { session: string; until: number }>()
  const chosen = new Map<string, unknown>()

  const register = (): Answer => {
    const session = randomUUID()
    const userId = randomUUID()
    registry.openSessions.add(session)
    users.set(userId, session)
    return answers({ sessionId: session, userId })
  }

  const authorize = (query: URLSearchParams): Answer => {
    const session = users.get(query.get('user') ?? '')
    if (session === undefined) return answers({}, 400)
    const code = randomUUID()
    codes.set(code, session)
    chosen.set(session, registry.chooses)
    const back = new URLSearchParams({ code, state: query.get('state') ?? '' })
    return (res) => {
      const location = `${query.get('redirect_uri') ?? ''}?${back.toString()}`
      res.writeHead(303, { location }).end()
    }
  }

  const token = (req: IncomingMessage, query: URLSearchParams): Answer => {
    if (req.headers.authorization !== BASIC) return answers({}, 401)
    const held =
      query.get('grant_type') === 'refresh_token' ? refreshTokens : codes
    const key = query.get('refresh_token') ?? query.get('code') ?? ''
    const session = held.get(key)
    held.delete(key)
    if (session === undefined) return answers({ error: 'invalid_grant' }, 400)
    const access = randomUUID()
    const refresh = randomUUID()
    const until = Date.now() + registry.tokenSeconds * 1000
    tokens.set(access, { session, until })
    refreshTokens.set(refresh, session)
    return answers({
      access_token: access,
      token_type: 'bearer',
      refresh_token: refresh,
      expires_in: registry.tokenSeconds,
      scope: 'read write trust',
    })
  }

  const isOpen = (req: IncomingMessage, session: string) => {
    const bearer = (req.headers.authorization ?? '').replace('Bearer ', '')
    const held = tokens.get(bearer)
    return (
      held?.session === session &&
      held.until > Date.now() &&
      registry.openSessions.has(session)
    )
  }

  const delegate = (req: IncomingMessage, session: string): Answer =>
    isOpen(req, session)
      ? answers([{ personId: chosen.get(session), name: 'Toinen Henkilö' }])
      : answers({}, 401)

  const roles = (
    req: IncomingMessage,
    session: string,
    principal: string,
  ): Answer =>
    isOpen(req, session)
      ? answers({ roles: registry.roles.get(principal) ?? [], reasons: [] })
      : answers({}, 401)

  /** Which question an address puts, and the honest answer to it. */
  const understood = (
    req: IncomingMessage,
    parts: string[],
    query: URLSearchParams,
  ): [Question, () => Answer] | undefined => {
    const [, first, , , what, session = '', principal = ''] = parts
    if (first === 'oauth') {
      return parts[2] === 'token'
        ? ['token', () => token(req, query)]
        : ['authorize', () => authorize(query)]
    }
    const signed = (question: Question, honest: () => Answer) =>
      [
        question,
        () => {
          if (!isSigned(req)) return answers({}, 403)
          return UUID.test(query.get('requestId') ?? '')
            ? honest()
            : answers({}, 400)
        },
      ] as [Question, () => Answer]
    switch (what) {
      case 'register':
        return signed('register', register)
      case 'unregister':
        return signed('unregister', () =>
          answers(registry.openSessions.delete(session)),
        )
      case 'delegate':
        return signed('delegate', () => delegate(req, session))
      case 'authorizationlist':
        return signed('roles', () => roles(req, session, principal))
      case undefined:
      default:
        return undefined
    }
  }

  const server = await listen((req, res) => {
    const { pathname, searchParams } = new URL(
      req.url ?? '/',
      'http://registry',
    )
    const parts = pathname.split('/').map(decodeURIComponent)
    registry.addresses.push(req.url ?? '')
    const [question, honest] = understood(req, parts, searchParams) ?? []
    if (question === undefined || honest === undefined) {
      answers({}, 404)(res)
      return
    }
    registry.asked.push(question)
    const answer = lies[question] ?? honest()
    answer(res)
  }, 0)

  const registry: LyingRegistry = {
    url: server.url,
    lie: (next) => {
      lies = next
    },
    chooses: undefined,
    roles: new Map(),
    tokenSeconds: 599,
    forget: () => {
      registry.openSessions.clear()
      tokens.clear()
      refreshTokens.clear()
    },
    asked: [],
    addresses: [],
    openSessions: new Set(),
    close: server.close,
  }
  return registry
}
