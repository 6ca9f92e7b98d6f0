import { setTimeout as delay } from 'node:timers/promises'
import { FINISHING_MILLISECONDS } from './listen.ts'
import type { Log } from './log.ts'

/** Closing the database and what else there is, after the last request. */
const CLOSING_MILLISECONDS = 5_000

/** A service that runs. */
export interface Stoppable {
  /** Says at once that it is not ready any more; it goes on answering. */
  readonly leave?: () => void
  /** Ends what is under way, then everything. */
  readonly stop: () => Promise<void>
}

/**
 * Keeps a service until it is told to stop (`SIGTERM`, `SIGINT`), then stops it
 * in order: it is not ready any more, those who balance load have time to see
 * it, requests under way end, and everything closes. A second signal, or a stop
 * that takes too long, ends the process. Whatever was thrown and not caught ends
 * it too, so that nothing runs on in a state nobody thought of.
 *
 * @param noticeMilliseconds how long balancers have to see that it is not ready
 */
export function untilStopped(
  log: Log,
  { leave, stop }: Stoppable,
  noticeMilliseconds = 0,
): void {
  let isStopping = false
  const inOrder = async (notice: number) => {
    leave?.()
    await delay(notice)
    await stop()
  }
  const end = (code: number, notice: number) => {
    if (isStopping) process.exit(1)
    isStopping = true
    setTimeout(
      () => process.exit(1),
      notice + FINISHING_MILLISECONDS + CLOSING_MILLISECONDS,
    ).unref()
    log.info({ event: 'stopping' }, 'The service is stopping')
    inOrder(notice).then(
      () => process.exit(code),
      (error: unknown) => {
        log.error(
          { event: 'stop-failed', error },
          'The service did not stop cleanly',
        )
        process.exit(1)
      },
    )
  }

  process.on('SIGTERM', () => end(0, noticeMilliseconds))
  process.on('SIGINT', () => end(0, noticeMilliseconds))
  process.once('uncaughtException', (error) => {
    log.error({ event: 'uncaught', error }, 'An error nobody caught')
    end(1, 0)
  })
}
