import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '@mittkanta/database'
import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '../../src/usage-log/append.ts'
import { readSigned, signed } from '../../src/usage-log/signed-checkpoint.ts'
import type { UsageEntry } from '../../src/usage-log/usage-entry.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import {
  verifyChain,
  type Checkpoint,
} from '../../src/usage-log/verify-chain.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { logKeys } from '../support/log-keys.ts'

const ROWS = 40

const { key, keys } = await logKeys('first')
const newer = await logKeys('second')

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

/** Something that a person with access to the database does to the log. */
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
  // What leaves a chain that is whole in itself.
  fc.record({ kind: fc.constant('rewrite from here on'), at: place }),
  fc.record({ kind: fc.constant('rewrite without this row'), at: place }),
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
    case 'rewrite from here on':
    case 'rewrite without this row':
      await rewritten(tx, at, kind === 'rewrite from here on')
      break
    default:
      await run('DELETE FROM usage_log WHERE sequence >= $1', at)
  }
}

/**
 * Rewrites the log from a row on, with new hashes, as a person with the code
 * can.
 */
async function rewritten(tx: Queryable, at: number, isKept: boolean) {
  const rows = await tx.query({
    text: `DELETE FROM usage_log WHERE sequence >= $1
           RETURNING sequence, at, event, reader_id AS "readerId",
             subject_id AS "subjectId", ground, client_system AS "clientSystem",
             occasion, detail`,
    values: [at],
  })
  const [first, ...others] = rows
    .sort((a, b) => Number(a.sequence) - Number(b.sequence))
    .map((row) => row as unknown as UsageEntry)
  const changed = first && isKept ? [{ ...first, occasion: 'another' }] : []
  await append(tx, [...changed, ...others])
}

class Undone extends Error {}

describe.each(ENGINES)('verifyChain on %s', (engine) => {
  let database: Database

  beforeAll(async () => {
    database = await freshDatabase(engine, ARCHIVE_SCHEMA)
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

  /** The tail after each ten rows, as a signed line that was read back. */
  const checkpoints = async () => {
    const kept: Checkpoint[] = []
    for (let sequence = 10; sequence <= ROWS; sequence += 10) {
      const [row] = await database.query({
        text: 'SELECT hash FROM usage_log WHERE sequence = $1',
        values: [sequence],
      })
      const row10 = { sequence, hash: String(row?.hash) }
      const line = await signed('checkpoint', row10, key, new Date())
      kept.push(await readSigned('checkpoint', line, keys))
    }
    return kept
  }

  const undone = (work: (tx: Queryable) => Promise<void>) =>
    database
      .transaction(async (tx) => {
        await work(tx)
        throw new Undone()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })

  it('finds nothing wrong with a log as it was written', async () => {
    const { count, tail, broken } = await verifyChain(database, { batch: 7 })

    expect({ count, broken }).toEqual({ count: ROWS, broken: undefined })
    const again = await verifyChain(database, { checkpoints: [tail] })
    expect(again).toEqual({ count: ROWS, tail })
    for (const from of await checkpoints()) {
      expect(await verifyChain(database, { from })).toEqual(again)
    }
  })

  it(
    'finds every one of 500 random tamperings, at their place or at the next checkpoint',
    { timeout: 120_000 },
    async () => {
      const kept = await checkpoints()
      await fc.assert(
        fc.asyncProperty(tampering, async (done) => {
          let found: number | undefined
          await undone(async (tx) => {
            await tamper(tx, done)
            const { broken } = await verifyChain(tx, { checkpoints: kept })
            found = broken?.sequence
          })
          const latest = done.kind.startsWith('rewrite')
            ? Math.ceil(done.at / 10) * 10
            : done.at + 1
          expect(found).toBeGreaterThanOrEqual(done.at)
          expect(found).toBeLessThanOrEqual(latest)
        }),
        { numRuns: 500 },
      )
      const { broken } = await verifyChain(database, { checkpoints: kept })
      expect(broken).toBeUndefined()
    },
  )

  it('does not miss the end that was cut off when it has a checkpoint, and only then', async () => {
    const { tail } = await verifyChain(database)
    await undone(async (tx) => {
      await tx.query({
        text: `DELETE FROM usage_log WHERE sequence = ${String(ROWS)}`,
      })
      expect((await verifyChain(tx)).broken).toBeUndefined()
      const ends = { sequence: ROWS, why: 'the log ends before the checkpoint' }
      const against = await verifyChain(tx, { checkpoints: [tail] })
      expect(against.broken).toEqual(ends)
      expect((await verifyChain(tx, { from: tail })).broken).toEqual(ends)
    })
  })

  it('finds a log that was rewritten when it has a checkpoint, and only then', async () => {
    const { tail } = await verifyChain(database)
    await undone(async (tx) => {
      await rewritten(tx, 1, true)
      expect((await verifyChain(tx)).broken).toBeUndefined()
      const anew = { sequence: ROWS, why: 'not the row of the checkpoint' }
      const against = await verifyChain(tx, { checkpoints: [tail] })
      expect(against.broken).toEqual(anew)
      expect((await verifyChain(tx, { from: tail })).broken).toMatchObject({
        sequence: ROWS,
      })
    })
  })

  it('finds a row before the first', async () => {
    await undone(async (tx) => {
      await tx.query({
        text: `INSERT INTO usage_log (sequence, ${COLUMNS})
               SELECT 0, ${COLUMNS} FROM usage_log WHERE sequence = 1`,
      })
      expect((await verifyChain(tx)).broken).toEqual({
        sequence: 0,
        why: 'rows stand before the start',
      })
    })
  })
})

describe('a signed checkpoint', () => {
  const row = { sequence: 7, hash: 'a'.repeat(64) }

  it('is read with the key that signed it, also when a newer one is in use', async () => {
    const line = await signed('checkpoint', row, key, new Date())
    const both = { keys: [...newer.keys.keys, ...keys.keys] }

    expect(await readSigned('checkpoint', line, both)).toEqual(row)
    const after = await signed('checkpoint', row, newer.key, new Date())
    expect(await readSigned('checkpoint', after, both)).toEqual(row)
    await expect(readSigned('checkpoint', line, newer.keys)).rejects.toThrow()
  })

  it('is refused when it was changed, or used in place of another kind', async () => {
    const line = await signed('checkpoint', row, key, new Date())
    const [header = '', , signature = ''] = line.split('.')
    const other = Buffer.from(
      JSON.stringify({ ...row, sequence: 8, signedAt: '2026-01-01T00:00:00Z' }),
    ).toString('base64url')

    await expect(
      readSigned('checkpoint', `${header}.${other}.${signature}`, keys),
    ).rejects.toThrow()
    await expect(readSigned('start', line, keys)).rejects.toThrow()
  })
})
