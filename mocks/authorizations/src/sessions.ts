import { randomBytes, randomUUID } from 'node:crypto'
import type { IdentityCode } from '@mittkanta/identity-code'
import { ExpiringMap } from '@mittkanta/mock-identification/stand-in'

const SESSION_SECONDS = 3600
const CODE_SECONDS = 60
export const TOKEN_SECONDS = 599

/** A user who has been sent here by the service. */
export interface Session {
  readonly sessionId: string
  readonly delegate: IdentityCode
}

/** A session in which a principal has been chosen. */
export interface Grant extends Session {
  readonly principal: IdentityCode
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

interface Code {
  readonly grant: Grant
  readonly redirectUri: string
}

const randomWord = () => randomBytes(24).toString('base64url')

/** Sessions, codes and tokens, in memory. What has expired is as if it had never been. */
export class Sessions {
  readonly #sessions: ExpiringMap<Session>
  readonly #sessionOfUser: ExpiringMap<string>
  readonly #codes: ExpiringMap<Code>
  readonly #accessTokens: ExpiringMap<Grant>
  readonly #refreshTokens: ExpiringMap<Grant>

  constructor(clock: () => Date) {
    const now = () => clock().getTime()
    this.#sessions = new ExpiringMap(now)
    this.#sessionOfUser = new ExpiringMap(now)
    this.#codes = new ExpiringMap(now)
    this.#accessTokens = new ExpiringMap(now)
    this.#refreshTokens = new ExpiringMap(now)
  }

  /** Begins a session; the service keeps `sessionId`, the browser carries `userId`. */
  begin(delegate: IdentityCode): { sessionId: string; userId: string } {
    const sessionId = randomUUID()
    const userId = randomUUID()
    this.#sessions.set(sessionId, { sessionId, delegate }, SESSION_SECONDS)
    this.#sessionOfUser.set(userId, sessionId, SESSION_SECONDS)
    return { sessionId, userId }
  }

  ofUser(userId: string): Session | undefined {
    const sessionId = this.#sessionOfUser.get(userId)
    return sessionId === undefined ? undefined : this.#sessions.get(sessionId)
  }

  /** Makes the code by which the service learns whom the user has chosen. */
  choose(
    session: Session,
    principal: IdentityCode,
    redirectUri: string,
  ): string {
    const code = randomWord()
    const grant = { ...session, principal }
    this.#codes.set(code, { grant, redirectUri }, CODE_SECONDS)
    return code
  }

  /** Tokens for a code, which is gone afterwards whether it was right or not. */
  redeem(code: string, redirectUri: string): Tokens | undefined {
    const found = this.#codes.get(code)
    this.#codes.delete(code)
    if (found?.redirectUri !== redirectUri) return undefined
    const refreshToken = randomWord()
    this.#refreshTokens.set(refreshToken, found.grant, SESSION_SECONDS)
    return this.refresh(refreshToken)
  }

  /** A new access token; the refresh token lives on. */
  refresh(refreshToken: string): Tokens | undefined {
    const grant = this.#alive(this.#refreshTokens.get(refreshToken))
    if (!grant) return undefined
    const accessToken = randomWord()
    this.#accessTokens.set(accessToken, grant, TOKEN_SECONDS)
    return { accessToken, refreshToken }
  }

  /** What an access token opens in a session. */
  grantOf(accessToken: string, sessionId: string): Grant | undefined {
    const grant = this.#alive(this.#accessTokens.get(accessToken))
    return grant?.sessionId === sessionId ? grant : undefined
  }

  /** Ends a session and everything in it. @returns whether there was one */
  end(sessionId: string): boolean {
    const isKnown = this.#sessions.get(sessionId) !== undefined
    this.#sessions.delete(sessionId)
    return isKnown
  }

  #alive(grant: Grant | undefined): Grant | undefined {
    return grant && this.#sessions.get(grant.sessionId) ? grant : undefined
  }
}
