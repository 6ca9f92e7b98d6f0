import { parseArgs } from 'node:util'
import { operatorOf } from '../src/admin/operator.ts'
import { recordDeathByOperator } from '../src/admin/record-death.ts'
import { CannotBegin, operate } from './operate.ts'
import { personsFrom } from './persons-from.ts'

/*
 * Records, corrects or withdraws the date of death of a person whom the archive
 * knows, until a population register is connected:
 *
 *   npm run record-death -w apps/archive -- (--date DATE | --withdraw)
 *     --operator NAME --reason TEXT
 *
 * DATE is YYYY-MM-DD, or YYYY-MM or YYYY where the day is not known. The person's
 * identity code is read from standard input. The run is written into the usage
 * log together with the change, without the date.
 */

await operate(async ({ database }) => {
  const { values } = parseArgs({
    options: {
      date: { type: 'string' },
      withdraw: { type: 'boolean', default: false },
      operator: { type: 'string' },
      reason: { type: 'string' },
    },
  })
  const operator = operatorOf(values.operator, values.reason)
  if ((values.date === undefined) !== values.withdraw) {
    throw new CannotBegin('--date YYYY-MM-DD|YYYY-MM|YYYY, or --withdraw')
  }
  const [personId = ''] = await personsFrom(process.stdin, database, [
    'the person',
  ])
  const outcome = await recordDeathByOperator(database, operator, {
    personId,
    date: values.date ?? null,
    now: new Date(),
  })
  console.log(`The date of death: ${outcome}`)
})
