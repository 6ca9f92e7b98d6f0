import { parseArgs } from 'node:util'
import { openDatabase, type Database } from '@mittkanta/database'
import { startPostgres } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { migrateArchive } from '../src/db/schema.ts'
import {
  ACTIVE_USE_YEARS,
  archives,
} from '../test/reading/oracle/arbitraries.ts'
import { compare, PHASES } from '../test/reading/oracle/compare.ts'
import { insertContents } from '../test/reading/oracle/contents.ts'
import { insertArchive } from '../test/reading/oracle/insert.ts'
import { worldOf } from '../test/reading/oracle/model.ts'
import { startPortal } from '../test/reading/portal.ts'

/*
 * Compares what the archive answers over HTTP with what the policy makes of
 * random archives, on a separate PostgreSQL server:
 *
 *   npm run oracle -w apps/archive -- [--runs 10000] [--documents 20] [--seed n]
 *
 * Every run asks, in both phases, as the subject and as two others who act for
 * the subject. Prints the figures of docs/oracle.md; exit code 1 at the first
 * difference, with the seed that repeats it.
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    documents: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})
const [runs, documents, seed] = [
  values.runs,
  values.documents,
  values.seed,
].map(Number) as [number, number, number]

/** Rows are cleared away after so many runs, so that the tables stay small. */
const CLEAR_EVERY = 200
const EFFORT = { readers: 2, lists: 1, documents: 1, searches: 1 }

const clear = (database: Database) =>
  database.query({
    text: 'TRUNCATE person, document_version, case_state CASCADE',
  })

const server = await startPostgres()
const database = await openDatabase({ url: `${server.url}/postgres` })
await migrateArchive(database)
await insertContents(database)
const portals = await Promise.all(
  PHASES.map(async (phase) => ({
    phase,
    portal: await startPortal(database, {
      phase,
      activeUseYears: ACTIVE_USE_YEARS,
    }),
  })),
)

const sums = { documents: 0, attachments: 0, answers: 0, shown: 0, hidden: 0 }
let run = 0
const startedAt = performance.now()

/** One in five is so small that one thing alone decides about the information text. */
const random = fc.oneof(
  { weight: 4, arbitrary: archives(documents, documents + 10) },
  { weight: 1, arbitrary: archives(0, 2) },
)

const result = await fc.check(
  fc.asyncProperty(random, async (archive) => {
    run += 1
    if (run % CLEAR_EVERY === 0) await clear(database)
    const world = worldOf(String(run))
    await insertArchive(database, world, archive)
    const compared = await Promise.all(
      portals.map(({ phase, portal }) =>
        compare(portal, phase, world, archive, run, EFFORT),
      ),
    )
    sums.documents += archive.documents.length
    sums.attachments += archive.documents.flatMap((d) => d.attachments).length
    for (const { answers, shown, hidden, differences } of compared) {
      sums.answers += answers
      sums.shown += shown
      sums.hidden += hidden
      if (differences[0] !== undefined) throw new Error(differences[0])
    }
    if (run % 500 === 0) console.log(`${run} runs, ${sums.answers} answers`)
  }),
  { numRuns: runs, seed, endOnFailure: true },
)
const dropped = await Promise.all(
  portals.map(({ portal }) => portal.counted('gate-one-dropped')),
)
await Promise.all(portals.map(({ portal }) => portal.close()))
await database.close()
await server.stop()

console.log({
  seed,
  runs: result.numRuns,
  ...sums,
  droppedByGateOne: dropped.reduce((sum, count) => sum + count, 0),
  minutes: Math.round((performance.now() - startedAt) / 6_000) / 10,
  different: result.failed,
})
if (result.failed) {
  console.error(fc.defaultReportMessage(result))
  process.exitCode = 1
}
