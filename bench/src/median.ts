import type { Measured } from './load.ts'

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

/** The medians of several runs, each figure for itself. */
export const medianOf = (runs: readonly Measured[]): Measured => ({
  requestsPerSecond: median(runs.map((run) => run.requestsPerSecond)),
  p50: median(runs.map((run) => run.p50)),
  p99: median(runs.map((run) => run.p99)),
  cpu: Object.fromEntries(
    Object.keys(runs[0]?.cpu ?? {}).map((name) => [
      name,
      median(runs.map((run) => run.cpu[name] ?? NaN)),
    ]),
  ),
})
