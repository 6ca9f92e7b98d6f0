import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '@mittkanta/database'
import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'

const ROWS = 40

/** One edit of each column, to something else that the column can hold. */
const EDITS = [
  'sequence = sequence + 1000000',
  "at = at + interval '1 microsecond'",
  "event = event || '.'",
  'reader_id = gen_random_uuid()',
  'reader_id = NULL',
  'subject_id = gen_random_uuid()',
  "ground = 'mandate'",
  'ground = NULL',
  "client_system = 'county'",
  "occasion = ''",
  `detail = jsonb_set(detail, '{outcome}', '"hidden"')`,
  `detail = detail || '{"more": "1"}'`,
  `detail = detail - 'page'`,
  `detail = jsonb_set(detail, '{page}', '1')`,
  `detail = jsonb_set(detail, '{refs}', '["b", "a"]')`,
  "previous_hash = repeat('0', 63) || '1'",
  "hash = repeat('0', 64)",
]

const place = fc.integer({ min: 1, max: ROWS })

/** Something that somebody with access to the database does to the log. */
const tampering = fc.oneof(
  fc.record({
    kind: fc.constant('edit'),
    at: place,
    edit: fc.constantFrom(...EDITS),
  }),
  fc.record({
    kind: fc.constant('delete'),
    at: fc.integer({ min: 1, max: ROWS - 1 }),
  }),
  fc.record({
    kind: fc.constant('delete and close the gap'),
    at: fc.integer({ min: 1, max: ROWS - 1 }),
  }),
  fc.record({ kind: fc.constant('insert'), at: place }),
  fc.record({
    kind: fc.constant('swap'),
    at: fc.integer({ min: 1, max: ROWS - 1 }),
  }),
  fc.record({ kind: fc.constant('truncate'), at: place }),
)

const COLUMNS =
  'at, event, reader_id, subject_id, ground, client_system, occasion, detail, previous_hash, hash'

async function tamper(
  tx: Queryable,
  { kind, at, edit }: { kind: string; at: number; edit?: string },
): Promise<void> {
  const run = (text: string, ...values: number[]) => tx.query({ text, values })
  const moved = async (from: number, by: 1 | -1) => {
    await run(
      'UPDATE usage_log SET sequence = -(sequence + $2::int) WHERE sequence > $1',
      from,
      by,
    )
    await run('UPDATE usage_log SET sequence = -sequence WHERE sequence < 0')
  }
  switch (kind) {
    case 'edit':
      await run(`UPDATE usage_log SET ${edit ?? ''} WHERE sequence = $1`, at)
      break
    case 'delete':
    case 'delete and close the gap':
      await run('DELETE FROM usage_log WHERE sequence = $1', at)
      if (kind !== 'delete') await moved(at, -1)
      break
    case 'insert':
      await moved(at, 1)
      await run(
        `INSERT INTO usage_log (sequence, ${COLUMNS})
         SELECT $1::bigint + 1, ${COLUMNS} FROM usage_log WHERE sequence = $1`,
        at,
      )
      break
    case 'swap':
      await run(
        'UPDATE usage_log SET sequence = -sequence WHERE sequence IN ($1::bigint, $1 + 1)',
        at,
      )
      await run(
        'UPDATE usage_log SET sequence = 2 * $1::bigint + 1 + sequence WHERE sequence < 0',
        at,
      )
      break
    default:
      await run('DELETE FROM usage_log WHERE sequence >= $1', at)
  }
}

class Undone extends Error {}

describe.each(ENGINES)('verifyChain on %s', (engine) => {
  let database: Database

  beforeAll(async () => {
    database = await freshDatabase(engine)
    await migrateArchive(database)
    const log = createUsageLog(database)
    for (let n = 1; n <= ROWS; n += 1) {
      await log.record({
        at: new Date(Date.UTC(2026, 2, 10, 8, 0, n, n)),
        event: n % 2 ? 'document' : 'task-list',
        readerId: randomUUID(),
        subjectId: randomUUID(),
        ground: 'own',
        clientSystem: null,
        occasion: `occasion-${String(n)}`,
        detail: { outcome: 'shown', page: '1', refs: ['a', 'b'] },
      })
    }
  })
  afterAll(() => database.close())

  it('finds nothing wrong with a log as it was written', async () => {
    const { count, tail, broken } = await verifyChain(database, undefined, 7)

    expect({ count, broken }).toEqual({ count: ROWS, broken: undefined })
    expect(await verifyChain(database, tail)).toMatchObject({ count: ROWS })
    expect((await verifyChain(database, tail)).broken).toBeUndefined()
  })

  it(
    'finds every one of 200 random tamperings, at or before their place',
    { timeout: 120_000 },
    async () => {
      const { tail } = await verifyChain(database)
      await fc.assert(
        fc.asyncProperty(tampering, async (done) => {
          let found: number | undefined
          await database
            .transaction(async (tx) => {
              await tamper(tx, done)
              found = (await verifyChain(tx, tail)).broken?.sequence
              throw new Undone()
            })
            .catch((error: unknown) => {
              if (!(error instanceof Undone)) throw error
            })
          expect(found).toBeGreaterThanOrEqual(done.at)
          expect(found).toBeLessThanOrEqual(done.at + 1)
        }),
        { numRuns: 200 },
      )
      expect((await verifyChain(database, tail)).broken).toBeUndefined()
    },
  )

  it('does not miss the end that was cut off when it has a checkpoint, and only then', async () => {
    const { tail } = await verifyChain(database)
    await database
      .transaction(async (tx) => {
        await tx.query({
          text: `DELETE FROM usage_log WHERE sequence = ${String(ROWS)}`,
        })
        expect((await verifyChain(tx)).broken).toBeUndefined()
        expect((await verifyChain(tx, tail)).broken).toEqual({
          sequence: ROWS,
          why: 'the log ends before the checkpoint',
        })
        throw new Undone()
      })
      .catch((error: unknown) => expect(error).toBeInstanceOf(Undone))
  })

  it('finds a log that was written anew when it has a checkpoint', async () => {
    const { tail } = await verifyChain(database)
    const other = { ...tail, hash: 'f'.repeat(64) }

    expect((await verifyChain(database, other)).broken).toEqual({
      sequence: ROWS,
      why: 'not the row of the checkpoint',
    })
  })
})
