import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  bars,
  clientRelationBars,
  grounds,
  marks,
  noGround,
  taskBars,
  unknownGround,
} from '@mittkanta/visibility-policy'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { policyDocument } from '../scripts/policy/policy-document.ts'
import { RULES_AT_INTAKE } from '../scripts/policy/rules-at-intake.ts'
import {
  DOCUMENT_BARS_IN_SQL,
  GROUNDS_IN_SQL,
  MARKS_IN_SQL,
  RELATION_BARS_IN_SQL,
  TASK_BARS_IN_SQL,
} from '../scripts/policy/rules-in-sql.ts'
import { traceOf } from '../scripts/policy/trace.ts'
import { checks } from '../src/intake/checks/index.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

const RULES = [
  [[...grounds, noGround, unknownGround], GROUNDS_IN_SQL],
  [bars, DOCUMENT_BARS_IN_SQL],
  [clientRelationBars, RELATION_BARS_IN_SQL],
  [taskBars, TASK_BARS_IN_SQL],
  [marks, MARKS_IN_SQL],
] as const

const traces = RULES.flatMap(([rules, inSql]) =>
  rules.map(({ id }) => ({ id, trace: traceOf(id, inSql[id]) })),
)

it('docs/policy.md is what the rules and their maps say', async () => {
  const present = await readFile(
    new URL('../../../docs/policy.md', import.meta.url),
    'utf8',
  )
  expect(present).toBe(
    await format(policyDocument(), {
      parser: 'markdown',
      proseWrap: 'preserve',
    }),
  )
})

describe('docs/policy.md names', () => {
  it.each(traces)(
    'where $id is declared, in SQL, at intake and tested',
    ({ trace }) => {
      expect(trace.sources).toHaveLength(1)
      expect(trace.sql).not.toBe('')
      expect(trace.intake.length).toBeGreaterThan(0)
      expect(
        trace.tests.filter((path) => !existsSync(join(ROOT, path))),
      ).toEqual([])
    },
  )

  it('intake checks that there are, each in one file, and of no rule that there is not', () => {
    const known = checks.map(({ id }) => id)
    const named = Object.values(RULES_AT_INTAKE).flatMap((given) =>
      typeof given === 'string' ? [] : given,
    )
    expect(named.filter((id) => !known.includes(id))).toEqual([])
    expect(
      Object.keys(RULES_AT_INTAKE).filter(
        (id) => !traces.some((one) => one.id === id),
      ),
    ).toEqual([])
  })
})
