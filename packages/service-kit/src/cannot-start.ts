import type { Log } from './log.ts'

/** `EX_CONFIG` of sysexits.h: started again as it is, the service would end again. */
const NOT_AS_CONFIGURED = 78

/**
 * A service cannot start as it is configured, or with what it found around it.
 * Each fault is one line: the variable, what is wrong, and what to do; never the
 * value.
 */
export class CannotStart extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(
      `The configuration is not valid:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
      options,
    )
    this.name = 'CannotStart'
    this.faults = faults
  }
}

/** @throws {CannotStart} when there are faults */
export function refuseFaults(faults: readonly string[]): void {
  if (faults.length > 0) throw new CannotStart(faults)
}

/**
 * Starts a service, or logs one line for each thing that keeps it from starting
 * and ends the process with code 78.
 */
export async function startOrSay<Running>(
  log: Log,
  start: () => Promise<Running>,
): Promise<Running> {
  try {
    return await start()
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    for (const fault of error.faults)
      log.error({ event: 'cannot-start' }, fault)
    process.exit(NOT_AS_CONFIGURED)
  }
}

/** What the system says of an error, for a fault: its code, or its kind. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no code'
