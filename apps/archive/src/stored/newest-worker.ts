/** A responsible worker, as `client_relation` holds one. */
export interface Worker {
  readonly name: string
  readonly title: string | null
  readonly telephone: string | null
  readonly email: string | null
  /** Helsinki calendar date; null where no start is given. */
  readonly started_on: string | null
}

/**
 * The newest responsible worker on a day (5.1.2, 9.4.1, decision A7): of those
 * who have begun the one with the latest start, or the last listed where none of
 * them has one. Who begins later is not responsible yet.
 *
 * @param workers in the order in which they are listed
 * @param today Helsinki calendar date
 */
export function newestWorker(
  workers: readonly Worker[],
  today: string,
): Worker | undefined {
  const begun = workers.filter(
    ({ started_on: startedOn }) => startedOn === null || startedOn <= today,
  )
  const startOf = (worker: Worker) => worker.started_on ?? ''
  return begun.reduce<Worker | undefined>(
    (newest, worker) =>
      newest && startOf(worker) < startOf(newest) ? newest : worker,
    undefined,
  )
}
