import type { Metrics, Tracing } from '@mittkanta/service-kit'
import { Histogram } from 'prom-client'
import type { RunCommit, UsageLog } from './usage-log.ts'

/**
 * Times the commits of the usage log and counts their rows. A commit serves
 * many requests at once, so that it is a separate trace.
 */
export function watchedCommits(
  { registry }: Pick<Metrics, 'registry'>,
  { apart }: Pick<Tracing, 'apart'>,
): RunCommit {
  const seconds = new Histogram({
    name: 'archive_log_commit_seconds',
    help: 'Time of one commit of the usage log',
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  const sizes = new Histogram({
    name: 'archive_log_commit_rows',
    help: 'Rows of one commit of the usage log',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 500],
    registers: [registry],
  })
  return async (rows, commit) => {
    sizes.observe(rows)
    const done = seconds.startTimer()
    await apart('log-commit', { rows }, commit).finally(done)
  }
}

/** A usage log whose callers' traces show how long they waited for it. */
export const tracedLog = (
  { record, recordIn }: UsageLog,
  { span }: Pick<Tracing, 'span'>,
): UsageLog => ({
  record: (entry) => span('log-record', {}, () => record(entry)),
  recordIn: (tx, entry) => span('log-record', {}, () => recordIn(tx, entry)),
})
