import { randomUUID } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import { openDatabase } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import { ENGINES, freshDatabase, freshPostgresUrl } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import {
  canonicalJson,
  type UsageEntry,
} from '../../src/usage-log/usage-entry.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'

const entry = (change: Partial<UsageEntry> = {}): UsageEntry => ({
  at: new Date('2026-03-10T08:00:00.123Z'),
  event: 'document',
  readerId: randomUUID(),
  subjectId: randomUUID(),
  ground: 'own',
  clientSystem: null,
  occasion: randomUUID(),
  detail: { ref: 'abc', outcome: 'shown', reasons: ['b', 'ä"\\ \u2028'] },
  ...change,
})

const many = (count: number) => Array.from({ length: count }, () => entry())

describe.each(ENGINES)('the usage log on %s', (engine) => {
  let database: Database

  beforeAll(async () => {
    database = await freshDatabase(engine, ARCHIVE_SCHEMA)
  })
  afterAll(() => database.close())

  const count = async () => (await verifyChain(database)).count

  it('writes entries of one moment as one whole chain', async () => {
    const log = createUsageLog(database)
    const before = await count()
    await Promise.all(many(700).map((one) => log.record(one)))

    expect(await verifyChain(database, { batch: 100 })).toMatchObject({
      count: before + 700,
    })
    expect((await verifyChain(database)).broken).toBeUndefined()
  })

  it('writes the others of a batch when one row is bad', async () => {
    const log = createUsageLog(database)
    const before = await count()
    const bad = [
      entry({ readerId: 'not an id' }),
      entry({ detail: { ref: '\u0000' } }),
      entry({ at: new Date(NaN) }),
    ]
    const written = await Promise.allSettled(
      [...many(3), ...bad, ...many(3)].map((one) => log.record(one)),
    )

    expect(written.map(({ status }) => status)).toEqual([
      ...Array<string>(3).fill('fulfilled'),
      ...Array<string>(3).fill('rejected'),
      ...Array<string>(3).fill('fulfilled'),
    ])
    expect(await verifyChain(database)).toMatchObject({ count: before + 6 })
  })

  it('is unavailable while it cannot be written, and writes again afterwards', async () => {
    const log = createUsageLog(database)
    await database.query({ text: 'ALTER TABLE usage_log RENAME TO gone' })
    const failed = await Promise.allSettled(many(3).map(log.record))
    await database.query({ text: 'ALTER TABLE gone RENAME TO usage_log' })

    for (const result of failed) {
      expect(result).toMatchObject({ reason: expect.any(Problem) as unknown })
      expect(result).toMatchObject({ reason: { kind: 'unavailable' } })
    }
    await log.record(entry())
  })

  it('resolves only when the row is committed', async () => {
    const log = createUsageLog(database)
    const occasion = randomUUID()
    await log.record(entry({ occasion }))

    const rows = await database.query({
      text: 'SELECT 1 FROM usage_log WHERE occasion = $1',
      values: [occasion],
    })
    expect(rows).toHaveLength(1)
  })

  it('continues after rows that other instances have written meanwhile', async () => {
    const [mine, others] = [createUsageLog(database), createUsageLog(database)]
    const before = await count()
    for (const one of many(4)) await mine.record(one)
    await others.record(entry())
    await mine.record(entry())
    await database.transaction((tx) => others.recordIn(tx, entry()))
    for (const one of many(4)) await mine.record(one)

    expect((await verifyChain(database)).broken).toBeUndefined()
    expect(await count()).toBe(before + 11)
  })

  it('commits or rolls back with the transaction it is written in', async () => {
    const log = createUsageLog(database)
    const before = await count()
    const delivery = entry({
      event: 'delivery',
      readerId: null,
      subjectId: null,
      ground: null,
      clientSystem: 'county',
    })
    await database.transaction((tx) => log.recordIn(tx, delivery))
    const fallen = database.transaction(async (tx) => {
      await log.recordIn(tx, delivery)
      throw new Error('the delivery is refused')
    })

    await expect(fallen).rejects.toThrow('refused')
    expect(await verifyChain(database)).toMatchObject({ count: before + 1 })
  })

  it('refuses a row of a snapshot whose tail is old', async () => {
    const log = createUsageLog(database)
    const before = await count()
    if (engine === 'pglite') return // one connection: no one writes in between

    const late = database.transaction(async (tx) => {
      await tx.query({ text: 'SELECT count(*) FROM usage_log' })
      await log.record(entry())
      await log.recordIn(tx, entry())
    }, 'repeatable read')

    await expect(late).rejects.toThrow()
    expect(await verifyChain(database)).toMatchObject({ count: before + 1 })
  })
})

it('is one chain without gaps when several archives write to one server', async () => {
  const url = await freshPostgresUrl()
  const archives = await Promise.all(
    [1, 2, 3].map(() => openDatabase({ url, connections: 4 })),
  )
  const [first] = archives
  if (!first) throw new Error('no database')
  await migrateArchive(first)
  const logs = archives.map((database) => createUsageLog(database))
  await Promise.all(
    many(300).flatMap((one, n) => {
      const log = logs[n % 3]
      const writer = archives[n % 3]
      if (!log || !writer) return []
      // Every tenth in a separate transaction, as intake does.
      return n % 10 === 0
        ? [writer.transaction((tx) => log.recordIn(tx, one))]
        : [log.record(one)]
    }),
  )

  expect(await verifyChain(first)).toMatchObject({ count: 300 })
  expect((await verifyChain(first)).broken).toBeUndefined()
  await Promise.all(archives.map((database) => database.close()))
})

describe('canonicalJson', () => {
  it('is one text for one value, whatever the order of members', () => {
    expect(canonicalJson({ b: [{ z: 1, y: 2 }], a: 'ä' })).toBe(
      '{"a":"ä","b":[{"y":2,"z":1}]}',
    )
  })
})
