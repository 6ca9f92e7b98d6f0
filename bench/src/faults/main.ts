import { parseArgs } from 'node:util'
import { runFaults } from './run.ts'
import { writeInto } from '../report-file.ts'
import { isWell, reportOf } from './report.ts'

/*
 * `npm run faults [-- --minutes 10 --faults 200 --seed 1 --write]`: what the
 * portal does while one part of it after the other is killed, stopped, cut off,
 * lied to or filled up. Ends with an error when a promise was
 * broken or half of the recoveries took longer than five seconds.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    faults: { type: 'string', default: '200' },
    households: { type: 'string', default: '25' },
    pause: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    write: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
console.log(`seed ${seed}`)

const result = await runFaults({
  minutes: Number(values.minutes),
  faults: Number(values.faults),
  households: Number(values.households),
  pauseMilliseconds: Number(values.pause),
  seed,
  say: (line) =>
    console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
})
const report = reportOf(result, seed)
console.log(report)
if (values.write) await writeInto('faults', report)
for (const { promise, what } of result.violations.slice(0, 50)) {
  console.error(`BROKEN: ${promise}: ${what}`)
}
// Node 20 waits for ever, at full speed, for a handle that does not close.
process.exit(isWell(result) ? 0 : 1)
