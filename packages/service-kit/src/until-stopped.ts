import { setTimeout as delay } from 'node:timers/promises'
import { FINISHING_MILLISECONDS } from './listen.ts'
import type { Log } from './log.ts'

/** Closing the database and what else there is, after the last request. */
const CLOSING_MILLISECONDS = 5_000

/** A service that runs. */
export interface Stoppable {
  /** Says at once that it is not ready any more; it still answers. */
  readonly leave?: () => void
  /** Ends what is under way, then everything. */
  readonly stop: () => Promise<void>
}

/**
 * Keeps a service until it is asked to stop (`SIGTERM`, `SIGINT`), then stops
 * it in order: it is not ready any more, load balancers have time to see it,
 * requests under way end, and everything closes. A second signal, or a stop
 * that takes too long, ends the process.
 *
 * A rejected promise or a failed stream without a handler concerns one request:
 * it is logged, and the service continues. Any other uncaught exception may have
 * left the process in an unknown state, so the service stops.
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
  process.on('uncaughtException', (error, origin) => {
    log.error({ event: 'uncaught', error }, 'An error without a handler')
    if (origin === 'unhandledRejection' || isOfStream(error)) return
    end(1, 0)
  })
}

/** Codes of Node's and undici's stream errors that are not system errors. */
const STREAM_CODE = /^(?:ERR_STREAM_|UND_ERR_|ABORT_ERR$)/

/** Whether an `error` event of a file, socket or other stream had no handler. */
function isOfStream(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return (
    typeof syscall === 'string' ||
    (typeof code === 'string' && STREAM_CODE.test(code))
  )
}
