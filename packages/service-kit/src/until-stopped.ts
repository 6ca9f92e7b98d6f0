import type { Log } from './log.ts'

/**
 * Keeps a service until it is told to stop (`SIGTERM`, `SIGINT`), then stops it
 * in order. Whatever was thrown and not caught ends the process, so that nothing
 * runs on in a state nobody thought of.
 */
export function untilStopped(log: Log, stop: () => Promise<void>): void {
  let isStopping = false
  const end = (code: number) => {
    if (isStopping) return
    isStopping = true
    const patience = setTimeout(() => process.exit(1), 15_000)
    patience.unref()
    stop().then(
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

  process.once('SIGTERM', () => end(0))
  process.once('SIGINT', () => end(0))
  process.once('uncaughtException', (error) => {
    log.error({ event: 'uncaught', error }, 'An error nobody caught')
    end(1)
  })
}
