import { parseArgs } from 'node:util'
import { toPlainDate } from '@mittkanta/calendar'
import { PersonId } from '@mittkanta/contracts'
import { GROUNDS } from '@mittkanta/visibility-policy'
import { explain } from '../src/admin/explain.ts'
import { explanationText } from '../src/admin/explanation-text.ts'
import { operatorOf, recordRun } from '../src/admin/operator.ts'
import { CannotBegin, operate } from './operate.ts'
import { personsFrom } from './persons-from.ts'

/*
 * Why a document is shown to a reader on a day, or is not:
 *
 *   npm run explain -w apps/archive -- --document ID|REF --reader ID|-
 *     [--ground GROUND --subject ID|-] --on DATE --operator NAME --reason TEXT
 *
 * Persons are the archive's ids, as the usage log has them, or `-`: their
 * identity codes are then read from standard input, the reader's first. The
 * question and its answer are written into the usage log before it is printed.
 */

await operate(async ({ database, config }) => {
  const { values } = parseArgs({
    options: {
      document: { type: 'string' },
      reader: { type: 'string' },
      ground: { type: 'string', default: 'own' },
      subject: { type: 'string' },
      on: { type: 'string' },
      operator: { type: 'string' },
      reason: { type: 'string' },
    },
  })
  const operator = operatorOf(values.operator, values.reason)
  const { document, on } = values
  const ground = GROUNDS.find((known) => known === values.ground)
  if (document === undefined || values.reader === undefined || !on || !ground) {
    throw new CannotBegin(
      `--document ID|REF --reader ID|- [--ground ${GROUNDS.join('|')} --subject ID|-] --on DATE`,
    )
  }
  if ((values.subject === undefined) !== (ground === 'own')) {
    throw new CannotBegin('--subject goes with every ground but own')
  }

  const named = [
    { whose: 'the reader', given: values.reader },
    ...(values.subject === undefined
      ? []
      : [{ whose: 'the client', given: values.subject }]),
  ]
  const told = await personsFrom(
    process.stdin,
    database,
    named.filter(({ given }) => given === '-').map(({ whose }) => whose),
  )
  const [reader, subject = reader] = named.map(({ given }) =>
    PersonId.parse(given === '-' ? told.shift() : given),
  )
  if (!reader || !subject) throw new CannotBegin('No reader')

  const explanation = await explain(
    database,
    { document, reader, subject, ground, on: toPlainDate(on) },
    config.archive,
  )
  const { decision, ref } = explanation
  await recordRun(database, 'admin-explain', operator, subject, {
    ref: ref ?? 'none',
    on,
    forReader: reader,
    ground,
    outcome: decision === 'missing' ? decision : decision.outcome,
  })
  process.stdout.write(explanationText(explanation))
})
