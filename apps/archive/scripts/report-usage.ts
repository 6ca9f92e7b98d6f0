import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { toPlainDate } from '@mittkanta/calendar'
import { operatorOf, recordRun } from '../src/admin/operator.ts'
import { writeReport } from '../src/admin/report-file.ts'
import { usageReport } from '../src/admin/usage-report.ts'
import { CannotBegin, operate } from './operate.ts'
import { personsFrom } from './persons-from.ts'

/*
 * Every use of one person's record between two days, for an authority's request:
 *
 *   npm run report-usage -w apps/archive -- --from DATE --to DATE
 *     --output FILE.csv|FILE.json --operator NAME --reason TEXT
 *
 * The person's identity code is read from standard input. The file is new, and
 * readable by its owner only: it holds identity codes of those who acted for the
 * person. The run itself is written into the usage log first.
 */

await operate(async ({ database }) => {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      output: { type: 'string' },
      operator: { type: 'string' },
      reason: { type: 'string' },
    },
  })
  const operator = operatorOf(values.operator, values.reason)
  const { from, to, output } = values
  if (from === undefined || to === undefined || output === undefined) {
    throw new CannotBegin('--from DATE --to DATE --output FILE.csv|FILE.json')
  }
  const days = { from: toPlainDate(from), to: toPlainDate(to) }

  const [person = ''] = await personsFrom(process.stdin, database, [
    'the client',
  ])
  await recordRun(database, 'admin-report-usage', operator, person, days)
  const uses = await usageReport(database, person, days)
  await writeReport(resolve(output), uses)
  console.log(`${uses.length} uses written to ${output}`)
})
