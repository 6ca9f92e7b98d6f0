import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { SecurityEventName } from '../security-events.ts'

/** What the person is shown: a word, never a cause. */
export type RefusalWord =
  'refused' | 'cancelled' | 'unavailable' | 'no-identity-code' | 'not-served'

/** A sign-in that did not succeed. Carries no error of openid-client: those hold tokens and claims. */
export class SignInRefused extends Error {
  readonly word: RefusalWord
  /** Stable id of the reason, for the log. */
  readonly rule: string

  constructor(word: RefusalWord, rule: string, options?: ErrorOptions) {
    super(rule, options)
    this.name = 'SignInRefused'
    this.word = word
    this.rule = rule
  }
}

/** `error` values with which brokers say that the person changed their mind. */
const CANCELLED = new Set(['access_denied', 'cancel'])
const PROVIDER_IN_TROUBLE = new Set(['server_error', 'temporarily_unavailable'])

const NETWORK_CODES = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT'])

/** Only words of this form reach the log. */
const isWord = (code: string | undefined): code is string =>
  code !== undefined && /^[A-Z_]{1,60}$/.test(code)

/** Reason of a refusal when the provider does not accept our key or registration. */
const OWN_CREDENTIAL = 'own-credential-at-provider'

/**
 * The event of a refusal: our own credential, which only we can mend, or the one
 * that the caller has for all others.
 */
export const eventOf = (
  { rule }: SignInRefused,
  otherwise: SecurityEventName,
): SecurityEventName =>
  rule === OWN_CREDENTIAL ? 'own-credential-refused' : otherwise

/**
 * The error of a request in which we authenticated ourselves, as a separate
 * refusal when that failed: 401 and `invalid_client` stand for a client that
 * could not be authenticated (RFC 6749, section 5.2; RFC 9126, section 2.3).
 *
 * @param endpoint where the request went
 */
export function ofOwnCredential(error: unknown, endpoint: string): unknown {
  const isRefused =
    error instanceof ResponseBodyError
      ? error.status === 401 || error.error === 'invalid_client'
      : statusAt(endpoint, error) === 401
  return isRefused ? new SignInRefused('unavailable', OWN_CREDENTIAL) : error
}

function statusAt(endpoint: string, error: unknown): number | undefined {
  if (error instanceof WWWAuthenticateChallengeError) return error.status
  const answer = error instanceof ClientError ? error.cause : undefined
  const isThere =
    answer instanceof Response && answer.url === new URL(endpoint).href
  return isThere ? answer.status : undefined
}

/**
 * Derives from an error why a sign-in failed. An unforeseen error is the
 * `cause`.
 */
export function refusalOf(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error
  if (error instanceof AuthorizationResponseError) {
    if (CANCELLED.has(error.error)) {
      return new SignInRefused('cancelled', 'cancelled-at-provider')
    }
    return PROVIDER_IN_TROUBLE.has(error.error)
      ? new SignInRefused('unavailable', 'provider-error-response')
      : new SignInRefused('refused', 'provider-error-response')
  }
  if (error instanceof ResponseBodyError) {
    return new SignInRefused(
      error.status >= 500 ? 'unavailable' : 'refused',
      'provider-error-body',
    )
  }
  if (error instanceof ClientError) {
    if (error.cause instanceof Response && error.cause.status >= 500) {
      return new SignInRefused('unavailable', 'provider-server-error')
    }
    if (isWord(error.code)) {
      return new SignInRefused(
        NETWORK_CODES.has(error.code) ? 'unavailable' : 'refused',
        error.code.toLowerCase().replaceAll('_', '-'),
      )
    }
  }
  // `fetch` throws a TypeError with a cause when it cannot connect.
  if (error instanceof TypeError && error.cause !== undefined) {
    return new SignInRefused('unavailable', 'provider-unreachable')
  }
  return new SignInRefused('unavailable', 'unexpected', { cause: error })
}
