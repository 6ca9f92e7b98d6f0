import type { ErrorRequestHandler } from 'express'
import { Problem } from './problem.ts'
import { instanceOf } from './request-id.ts'
import { problems, problemType, type ProblemKind } from './table.ts'

/** Where our own failures (status 500 and above) are logged, once each. */
export interface ProblemLog {
  error: (fields: { error: unknown; instance: string }, message: string) => void
}

/** Errors of Express's own body parsers and of the database, by their `type`. */
const KINDS: Readonly<Record<string, ProblemKind>> = {
  'entity.too.large': 'too-large',
  'entity.parse.failed': 'invalid-request',
  'encoding.unsupported': 'unsupported-content',
  'charset.unsupported': 'unsupported-content',
  'request.aborted': 'invalid-request',
  'request.size.invalid': 'invalid-request',
  'parameters.too.many': 'too-large',
  'database.unavailable': 'unavailable',
  'database.text-refused': 'invalid-request',
}

function kindOf(error: unknown): ProblemKind {
  if (error instanceof Problem) return error.kind
  if (error instanceof URIError) return 'invalid-request'
  // A body that is not packed as it says: zlib's own error, which has no `type`.
  if (error instanceof Error && 'code' in error && 'status' in error) {
    const isOfPacking =
      String(error.code).startsWith('Z_') && error.status === 400
    if (isOfPacking) return 'invalid-request'
  }
  if (error instanceof Error && 'type' in error) {
    return KINDS[String(error.type)] ?? 'unexpected'
  }
  return 'unexpected'
}

/** Answers every error as RFC 9457 `application/problem+json`. Mount last. */
export function problemHandler(log: ProblemLog): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const kind = kindOf(error)
    const { status, title } = problems[kind]
    const instance = instanceOf(req)
    if (status >= 500) log.error({ error, instance }, title)

    if (res.headersSent) {
      // The answer has begun: cutting the connection is the only way left to
      // say that what arrived is not whole.
      next(error)
      return
    }

    const problem = error instanceof Problem ? error : undefined
    if (problem?.retryAfterSeconds !== undefined) {
      res.setHeader('Retry-After', problem.retryAfterSeconds)
    }
    res.removeHeader('Content-Disposition')
    res
      .status(status)
      .type('application/problem+json')
      .json({
        type: problemType(kind),
        title,
        status,
        instance,
        ...(problem?.failures && { failures: problem.failures }),
      })
  }
}
