import { shownLine } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import type { IDToken } from 'openid-client'
import type { ClaimMap } from '../config/claim-maps.ts'
import { ProviderSession, ProviderSubject } from './claims.ts'
import { SignInRefused } from './refusal.ts'

/** A person, as the identification service identifies them. */
export interface Identity {
  readonly identityCode: IdentityCode
  readonly displayName: string
  readonly acr: string
  readonly authenticatedAt: Date
  readonly providerSub: string
  readonly providerSid: string | undefined
}

export interface IdentityChecks {
  readonly claims: ClaimMap
  readonly acrValues: readonly string[]
  readonly isProduction: boolean
  /** Seconds that the clocks may differ. */
  readonly toleranceSeconds: number
}

/**
 * An ID token is made when it is requested; an older one was kept and replayed.
 */
const ID_TOKEN_SECONDS = 5 * 60

const textOf = (token: IDToken, names: readonly string[]) =>
  names
    .map((name) => token[name])
    .find((value) => typeof value === 'string' && value !== '') as
    string | undefined

/**
 * Reads who signed in from an ID token that has been verified.
 *
 * @throws {SignInRefused} when the assurance is not one we accept, when the
 *   person has no Finnish identity code, or when the code is not one
 */
export function identityOf(
  token: IDToken,
  { claims, acrValues, isProduction, toleranceSeconds }: IdentityChecks,
  now: Date,
): Identity {
  const seconds = now.getTime() / 1000
  const { acr, auth_time: authTime, iat, sub } = token

  if (typeof acr !== 'string' || !acrValues.includes(acr)) {
    throw new SignInRefused('refused', 'acr-not-accepted')
  }
  if (typeof authTime !== 'number' || authTime > seconds + toleranceSeconds) {
    throw new SignInRefused('refused', 'auth-time-not-accepted')
  }
  if (
    iat < seconds - ID_TOKEN_SECONDS - toleranceSeconds ||
    iat > seconds + toleranceSeconds
  ) {
    throw new SignInRefused('refused', 'id-token-not-recent')
  }
  return {
    identityCode: identityCodeOf(token, claims, isProduction),
    displayName: displayNameOf(token, claims),
    acr,
    authenticatedAt: new Date(authTime * 1000),
    providerSub: providerSubOf(sub),
    providerSid: providerSidOf(token, claims),
  }
}

function providerSubOf(claim: unknown): string {
  const sub = ProviderSubject.safeParse(claim).data
  if (sub === undefined) throw new SignInRefused('refused', 'sub-not-accepted')
  return sub
}

function providerSidOf(token: IDToken, claims: ClaimMap): string | undefined {
  const sid = ProviderSession.optional().safeParse(
    textOf(token, claims.session),
  )
  if (!sid.success) throw new SignInRefused('refused', 'sid-not-accepted')
  return sid.data
}

function identityCodeOf(
  token: IDToken,
  claims: ClaimMap,
  isProduction: boolean,
): IdentityCode {
  const text = textOf(token, claims.identityCode)
  const isFinnish = Object.entries(claims.require).every(
    ([name, value]) => token[name] === value,
  )
  if (text === undefined || !isFinnish) {
    throw new SignInRefused('no-identity-code', 'no-identity-code')
  }
  const code = IdentityCode.parse(text)
  if (code === undefined) {
    throw new SignInRefused('refused', 'identity-code-invalid')
  }
  if (isProduction && code.isArtificial) {
    throw new SignInRefused('refused', 'identity-code-artificial')
  }
  const birthDate = textOf(token, claims.birthDate)
  if (birthDate !== undefined && birthDate !== code.birthDate) {
    throw new SignInRefused('refused', 'birth-date-contradicts-code')
  }
  return code
}

/**
 * The name for the page's corner: up to 200 characters, none of them a control
 * character.
 */
function displayNameOf(token: IDToken, claims: ClaimMap): string {
  const parts = [
    textOf(token, claims.givenName),
    textOf(token, claims.familyName),
  ]
  const name =
    textOf(token, claims.displayName) ?? parts.filter(Boolean).join(' ')
  return shownLine(name, 200)
}
