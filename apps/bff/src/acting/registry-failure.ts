/**
 * The registry did not answer as it must, so that nothing is known. Carries no
 * error of the HTTP client and no address: those hold identity codes.
 */
export class RegistryUnavailable extends Error {
  /** Stable id of the reason, for the log. */
  readonly rule: string
  /** Whether the same question might be answered if it were asked again. */
  readonly isPassing: boolean

  constructor(rule: string, isPassing = false) {
    super(rule)
    this.name = 'RegistryUnavailable'
    this.rule = rule
    this.isPassing = isPassing
  }
}

/** The registry answered, and the answer is no. */
export class RegistryRefused extends Error {
  /** Stable id of the reason, for the log. */
  readonly rule: string

  constructor(rule: string) {
    super(rule)
    this.name = 'RegistryRefused'
    this.rule = rule
  }
}

/** Only words of this form reach the log. */
const WORD = /^[A-Z_]{1,60}$/

/** Why nothing came back, from the error of the HTTP client, which goes no further. */
export function silenceOf(error: unknown): RegistryUnavailable {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new RegistryUnavailable('timeout', true)
  }
  if (error instanceof RangeError) return new RegistryUnavailable('too-large')
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return new RegistryUnavailable(
    typeof code === 'string' && WORD.test(code)
      ? code.toLowerCase().replaceAll('_', '-')
      : 'no-answer',
    true,
  )
}
