import { randomUUID } from 'node:crypto'
import type { ProhibitionTarget } from '@mittkanta/contracts'
import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import {
  ACTORS,
  ACTS,
  kindOf,
  newest,
  standing,
  verdict,
  type Act,
  type Actor,
  type Model,
  type Subject,
} from './model.ts'
import {
  realRegister,
  versionOf,
  type Outcome,
  type RealRegister,
  type Wish,
} from './real-register.ts'

/** Sequences for each engine, more than 500 together, and how many run side by side. */
const RUNS = { pglite: [40], postgres: [120, 120, 120, 120] } as const

type Step = fc.AsyncCommand<Model, RealRegister>

const TASKS = ['elderly-services', 'child-protection', 'family-law-services']
const targetsOf = (tasks: readonly string[]): ProhibitionTarget[] =>
  tasks.map((task) => ({ kind: 'service-task', task }))

const wish = (
  model: Model,
  actor: Actor,
  act: Act,
  { tasks = [] as readonly string[], ahead = 0 } = {},
): Wish => ({
  actor,
  act,
  commandId: randomUUID(),
  expectedVersion: Math.max(
    0,
    (standing(model, kindOf(act))?.version ?? 0) + ahead,
  ),
  madeOn: standing(model, 'prohibitions'),
  targets: targetsOf(tasks),
})

/** What has to come of a wish that comes alone. */
function expected(
  model: Model,
  { actor, act, expectedVersion }: Wish,
): Outcome {
  const isStale =
    expectedVersion !== (standing(model, kindOf(act))?.version ?? 0)
  const found = verdict(model, actor, act)
  // An annulment names its version before anything else.
  if (found === 'closed' && !(act === 'annul' && isStale)) return 'will-refused'
  if (isStale) return 'will-changed'
  return found === 'open' ? 'ok' : 'will-refused'
}

const take = (model: Model, one: Wish): void => {
  const before = newest(model, kindOf(one.act))?.version ?? 0
  model.history.push(versionOf(one, before + 1))
}

/** Everything that was ever stored is there, and nothing else. */
async function expectSame(model: Model, real: RealRegister): Promise<void> {
  const sorted = [...model.history].sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.version - b.version,
  )
  expect(await real.history()).toEqual(sorted)
}

const canAct = (actor: Actor, act: Act) =>
  act !== 'annul' || actor.endsWith('at provider')

/** A person acts, on the current version or on an old or invented one. */
const one = (actor: Actor, act: Act, tasks: string[], ahead: number): Step => ({
  check: () => canAct(actor, act),
  toString: () => `${actor}: ${act} ${ahead}`,
  run: async (model, real) => {
    const asked = wish(model, actor, act, { tasks, ahead })
    const outcome = expected(model, asked)
    expect(await real.send(asked)).toBe(outcome)
    if (outcome === 'ok') take(model, asked)
    await expectSame(model, real)
  },
})

/** The same command comes three times at once, and once more. */
const repeated = (actor: Actor, act: Act, tasks: string[]): Step => ({
  check: (model) => canAct(actor, act) && verdict(model, actor, act) === 'open',
  toString: () => `${actor}: ${act}, sent four times`,
  run: async (model, real) => {
    const asked = wish(model, actor, act, { tasks })
    const outcomes = await Promise.all([1, 2, 3].map(() => real.send(asked)))
    expect([...outcomes, await real.send(asked)]).toEqual(
      Array<Outcome>(4).fill('ok'),
    )
    take(model, asked)
    await expectSame(model, real)
  },
})

/** Several write the same document at once: one of them is first, and none is lost silently. */
const race = (actors: Actor[], act: Act, tasks: string[]): Step => ({
  check: () => actors.every((actor) => canAct(actor, act)),
  toString: () => `${actors.join(' and ')} at once: ${act}`,
  run: async (model, real) => {
    const wishes = actors.map((actor) => wish(model, actor, act, { tasks }))
    const outcomes = await Promise.all(wishes.map((asked) => real.send(asked)))
    const winners = wishes.filter((_, n) => outcomes[n] === 'ok')
    const open = actors.filter((actor) => verdict(model, actor, act) === 'open')

    expect(winners).toHaveLength(open.length > 0 ? 1 : 0)
    for (const outcome of outcomes) {
      expect(['ok', 'will-changed', 'will-refused']).toContain(outcome)
    }
    winners.forEach((winner) => {
      expect(open).toContain(winner.actor)
      take(model, winner)
    })
    await expectSame(model, real)
  },
})

/** Two write two documents at once: neither hinders the other. */
const besides = (actor: Actor, other: Actor, tasks: string[]): Step => ({
  check: (model) =>
    verdict(model, actor, 'revoke') === 'open' &&
    verdict(model, other, 'prohibit') === 'open',
  toString: () => `${actor} revokes while ${other} prohibits`,
  run: async (model, real) => {
    const wishes = [
      wish(model, actor, 'revoke'),
      wish(model, other, 'prohibit', { tasks }),
    ]
    const outcomes = await Promise.all(wishes.map((asked) => real.send(asked)))
    expect(outcomes).toEqual(['ok', 'ok'])
    wishes.forEach((asked) => take(model, asked))
    await expectSame(model, real)
  },
})

const stepsFor = (subject: Subject) => {
  const actor = fc.constantFrom<Actor>(...ACTORS[subject])
  const act = fc.constantFrom<Act>(...ACTS)
  const tasks = fc.uniqueArray(fc.constantFrom(...TASKS))
  const ahead = fc.constantFrom(0, 0, 0, 0, 1, -1)
  const several = fc.array(actor, { minLength: 2, maxLength: 4 })
  return fc.commands(
    [
      fc.tuple(actor, act, tasks, ahead).map((of) => one(...of)),
      fc
        .tuple(actor, fc.constant<Act>('inform'), tasks, fc.constant(0))
        .map((of) => one(...of)),
      fc.tuple(actor, act, tasks).map((of) => repeated(...of)),
      fc.tuple(several, act, tasks).map((of) => race(...of)),
      fc.tuple(actor, actor, tasks).map((of) => besides(...of)),
    ],
    { size: 'medium', maxCommands: 14 },
  )
}

const SEQUENCES = fc
  .constantFrom<Subject>('adult', 'child')
  .chain((subject) => stepsFor(subject).map((steps) => ({ subject, steps })))

describe.each(ENGINES)('the will register on %s', (engine) => {
  it(
    'behaves like its model in random sequences, with several writers at once',
    { timeout: 120_000 },
    async () => {
      const database = await freshDatabase(engine, ARCHIVE_SCHEMA)
      const stored = { versions: 0 }
      const sequences = (numRuns: number) =>
        fc.assert(
          fc.asyncProperty(SEQUENCES, async ({ subject, steps }) => {
            const model: Model = { subject, history: [] }
            const real = await realRegister(database, subject)
            await fc.asyncModelRun(() => ({ model, real }), steps)
            stored.versions += model.history.length
          }),
          { numRuns },
        )

      await Promise.all(RUNS[engine].map(sequences))

      // The sequences are worth running: they store something.
      const runs = RUNS[engine].reduce((sum, count) => sum + count, 0)
      expect(stored.versions).toBeGreaterThan(runs)
      expect((await verifyChain(database)).broken).toBeUndefined()
      await database.close()
    },
  )
})
