import type { Metrics } from './metrics.ts'

/** A database that may count its connections to a server. */
interface Counted {
  readonly connections?: () => {
    readonly open: number
    readonly idle: number
    readonly waiting: number
  }
}

/**
 * Shows how a database's pool is used: `…_database_connections` by state. The
 * embedded engine has none.
 */
export function watchConnections(
  { watch }: Pick<Metrics, 'watch'>,
  { connections }: Counted,
): void {
  if (connections === undefined) return
  watch(
    {
      name: 'database_connections',
      help: 'Connections to PostgreSQL: open, idle, and requests that wait for one',
      label: 'state',
    },
    () => Promise.resolve({ ...connections() }),
  )
}
