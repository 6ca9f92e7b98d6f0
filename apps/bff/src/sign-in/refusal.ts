import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
} from 'openid-client'

/** What the person is told: a word, never a cause. */
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

/** Tells from an error why a sign-in failed. One that nobody foresaw is the `cause`. */
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
  // `fetch` throws a TypeError with a cause when it finds nobody.
  if (error instanceof TypeError && error.cause !== undefined) {
    return new SignInRefused('unavailable', 'provider-unreachable')
  }
  return new SignInRefused('unavailable', 'unexpected', { cause: error })
}
