import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { writeInto } from '../report-file.ts'
import { runCrowd, type CrowdResult, type Memory } from './run.ts'

/*
 * `npm run crowd [-- --people 1000 --minutes 10 --write]`: a crowd that is signed
 * in at once and reads on two bff and two archive instances. Ends with an error
 * when there was any error, a broken promise, or memory that grew.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '90' },
    pause: { type: 'string', default: '8000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})

/** Memory of the last minute against that of the first. */
const MOST_GROWTH = 1.1

const pause = Number(values.pause)
const result = await runCrowd({
  people: Number(values.people),
  seconds: Number(values.minutes) * 60,
  warmUpSeconds: Number(values['warm-up']),
  pauseMilliseconds: pause,
  seed: Number(values.seed),
  say: (line) =>
    console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
})
const report = reportOf(result)
console.log(report)
if (values.write) await writeInto('crowd', report)
for (const { promise, what } of result.violations.slice(0, 50)) {
  console.error(`BROKEN: ${promise}: ${what}`)
}
const isWell =
  result.bad === 0 &&
  result.violations.length === 0 &&
  result.memory.every((one) => growth(one) <= MOST_GROWTH)
// Node 20 waits for ever, at full speed, for a handle that does not close.
process.exit(isWell ? 0 : 1)

function growth({ first, last }: Memory): number {
  return last / first
}

function reportOf({ memory, refusals, ...run }: CrowdResult): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
  return [
    `${run.people} people signed in at once, a page each ${(pause / 1000).toFixed(0)} s on average, ${(run.seconds / 60).toFixed(1)} minutes: ${run.good} answers, each compared with what its reader may see (${(run.good / run.seconds).toFixed(0)} a second), ${run.bad} errors, ${run.violations.length} broken promises. Node ${process.version}, ${cpus().length} cores, the load on the same ones.`,
    `| p50 | p95 | p99 |\n| --- | --- | --- |\n| ${run.p50} ms | ${run.p95} ms | ${run.p99} ms |`,
    '| instance | memory, first minute | last minute | last / first |\n| --- | --- | --- | --- |\n' +
      memory
        .map(
          (one) =>
            `| ${one.name} | ${megabytes(one.first)} MB | ${megabytes(one.last)} MB | ${growth(one).toFixed(2)} |`,
        )
        .join('\n'),
    ...[...refusals].map(([what, count]) => `${count} × ${what}`),
  ].join('\n\n')
}
