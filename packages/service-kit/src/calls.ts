import type { Metrics } from './metrics.ts'
import type { Tracing } from './tracing/tracing.ts'

/** One question to another system. */
export interface OutgoingCall {
  readonly system: 'archive' | 'registry' | 'provider'
  /** Template of a path, or a word of ours; never the address itself. */
  readonly operation: string
}

/** Runs a question to another system: timed, counted by how it went, and traced. */
export type WatchedCall = <Answer>(
  call: OutgoingCall,
  work: () => Promise<Answer>,
) => Promise<Answer>

/** Makes the one place where questions to other systems are timed and traced. */
export function watchedCalls(
  { calls }: Pick<Metrics, 'calls'>,
  { span }: Pick<Tracing, 'span'>,
): WatchedCall {
  return async ({ system, operation }, work) => {
    const done = calls.startTimer({ system, operation })
    try {
      const answer = await span(system, { route: operation }, work)
      done({ status: statusOf(answer) })
      return answer
    } catch (error) {
      done({ status: 'none' })
      throw error
    }
  }
}

/** Of an answer of undici's; what a library answers has no status left, and was good. */
function statusOf(answer: unknown): string {
  const isResponse =
    typeof answer === 'object' && answer !== null && 'statusCode' in answer
  return isResponse ? String(answer.statusCode) : 'ok'
}
