/** The failures that the pages have words for; any other is `unexpected`. */
const SPOKEN = [
  'invalid-request',
  'not-signed-in',
  'session-ended',
  'cross-site',
  'not-acting',
  'person-not-served',
  'not-found',
  'will-changed',
  'will-refused',
  'too-many-requests',
  'registry-unavailable',
  'unavailable',
] as const

/** What went wrong with a request; `network` when there was no answer at all. */
export type ProblemKind =
  | (typeof SPOKEN)[number]
  | 'network'
  | 'unexpected'
  /** Code of the page could not be fetched: most likely there is a newer one. */
  | 'code-missing'

/** A request that failed. Its message is for engineers and never shown. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind

  constructor(kind: ProblemKind, options?: ErrorOptions) {
    super(kind, options)
    this.name = 'ApiProblem'
    this.kind = kind
  }
}

/** The kind that a problem `type` (RFC 9457) names. */
export function kindOfType(type: string): ProblemKind {
  return (
    SPOKEN.find((kind) => type === `urn:mittkanta:problem:${kind}`) ??
    'unexpected'
  )
}

/**
 * The kind in whose words a failure is shown. The end of a session takes the
 * whole page; beside it the failure is seen for a moment only.
 */
export function spokenKind(
  kind: ProblemKind,
): Exclude<ProblemKind, 'not-signed-in' | 'session-ended'> {
  return kind === 'not-signed-in' || kind === 'session-ended'
    ? 'unexpected'
    : kind
}

/** Whether a failure says that the reader is no longer signed in. */
export function saysSignedOut(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    (error.kind === 'session-ended' || error.kind === 'not-signed-in')
  )
}
