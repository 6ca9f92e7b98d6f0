import { problems, type ProblemKind } from './table.ts'

/** One failed check of the archive: where, which rule, and where the handbook says so. */
export interface Failure {
  /** Path of the field, for example `documents[0].metadata.showFrom`. */
  readonly field: string
  /** Stable id of the rule. */
  readonly rule: string
  /** Section of the handbook, for example `5.3.1`. */
  readonly section: string
  /** One sentence for the engineer of the client system; no personal data. */
  readonly message: string
}

export interface ProblemOptions extends ErrorOptions {
  /** All failures of a refused request, sent as the member `failures`. */
  readonly failures?: readonly Failure[]
  /** Seconds, sent as the header `Retry-After`. */
  readonly retryAfterSeconds?: number
}

/** Thrown anywhere below a route; `problemHandler` turns it into an answer. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly failures: readonly Failure[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(kind: ProblemKind, options: ProblemOptions = {}) {
    super(problems[kind].title, options)
    this.name = 'Problem'
    this.kind = kind
    this.failures = options.failures
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
