import { instanceOf, problems, problemType } from '@mittkanta/problems'
import type { ErrorRequestHandler } from 'express'

/** Error codes of RFC 6749, section 5.2, with the problem that each is. */
const CODES = {
  invalid_request: 'invalid-request',
  invalid_client: 'caller-refused',
  invalid_scope: 'invalid-request',
  unsupported_grant_type: 'invalid-request',
} as const

/** The token endpoint says no. */
export class OauthRefusal extends Error {
  readonly code: keyof typeof CODES
  /** Stable word for the reason; for the log, never for the caller. */
  readonly rule: string

  constructor(
    code: keyof typeof CODES,
    rule: string = code.replaceAll('_', '-'),
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.name = 'OauthRefusal'
    this.code = code
    this.rule = rule
  }
}

/** Answers refusals as problem documents that carry RFC 6749's `error` besides. */
export const oauthRefusals: ErrorRequestHandler = (
  error: unknown,
  req,
  res,
  next,
) => {
  if (!(error instanceof OauthRefusal)) {
    next(error)
    return
  }
  const kind = CODES[error.code]
  const { status, title } = problems[kind]
  res
    .status(status)
    .type('application/problem+json')
    .json({
      type: problemType(kind),
      title,
      status,
      instance: instanceOf(req),
      error: error.code,
    })
}
