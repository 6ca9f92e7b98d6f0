import type { Database } from '@mittkanta/database'
import { ENGINES, fixedClock, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logStart } from '../../src/usage-log/log-start.ts'
import { removeOld } from '../../src/usage-log/remove-old.ts'
import { signed } from '../../src/usage-log/signed-checkpoint.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { logKeys } from '../support/log-keys.ts'

const { key, keys } = await logKeys('first')
const newer = await logKeys('second')
const both = { keys: [...keys.keys, ...newer.keys.keys] }

describe.each(ENGINES)('removeOld on %s', (engine) => {
  let database: Database
  const clock = fixedClock('2026-03-10T12:00:00+02:00')

  const write = (...instants: string[]) =>
    Promise.all(
      instants.map((at) =>
        createUsageLog(database).record({
          at: new Date(at),
          event: 'document',
          readerId: null,
          subjectId: null,
          ground: 'own',
          clientSystem: null,
          occasion: at,
          detail: {},
        }),
      ),
    )
  const remove = (signingKey = key, known = keys) =>
    removeOld({ database, signingKey, keys: known, clock })
  const rows = async () => {
    const found = await database.query({
      text: 'SELECT sequence, event, detail FROM usage_log ORDER BY sequence',
    })
    return found.map(({ sequence, event }) => [sequence, event])
  }
  const verified = async (known = keys) => {
    const start = await logStart(database, known)
    return (await verifyChain(database, { start })).broken
  }

  beforeAll(async () => {
    database = await freshDatabase(engine, ARCHIVE_SCHEMA)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2026-03-10T12:00:00+02:00')
    await database.query({ text: 'DELETE FROM usage_log' })
    await database.query({ text: 'DELETE FROM usage_log_start' })
    for (const at of [
      '2014-03-08T10:00:00+02:00',
      '2014-03-09T23:59:59.999+02:00',
      // Twelve years ago today in Helsinki, where it is already the tenth.
      '2014-03-10T00:00:00+02:00',
      '2026-03-09T10:00:00+02:00',
    ]) {
      await write(at)
    }
  })

  it('removes what is older than twelve years to the day, and the chain verifies from there', async () => {
    const { tail } = await verifyChain(database)
    expect(await remove()).toBe(2)

    expect(await rows()).toEqual([
      [3, 'document'],
      [4, 'document'],
      [5, 'log-removed'],
    ])
    expect(await verified()).toBeUndefined()
    // Without the start it is a log whose beginning is missing.
    expect((await verifyChain(database)).broken).toEqual({
      sequence: 1,
      why: 'a row is missing',
    })
    // An earlier checkpoint holds, and the log continues.
    await write('2026-03-10T12:00:00+02:00')
    const start = await logStart(database, keys)
    const against = { start, checkpoints: [tail] }
    expect(await verifyChain(database, against)).toMatchObject({ count: 6 })
    expect((await verifyChain(database, against)).broken).toBeUndefined()
  })

  it('is itself in the log: through which row, how many, and from which day on rows are kept', async () => {
    await remove()
    const [row] = await database.query({
      text: `SELECT detail FROM usage_log WHERE event = 'log-removed'`,
    })
    expect(row?.detail).toEqual({
      through: '2',
      rows: '2',
      keptFrom: '2014-03-10',
    })
  })

  it('does nothing when nothing is old enough', async () => {
    await remove()
    const before = await rows()

    expect(await remove()).toBe(0)
    expect(await rows()).toEqual(before)
  })

  it('continues another time, also with a newer key', async () => {
    await remove()
    clock.set('2026-03-11T00:00:00+02:00')

    expect(await remove(newer.key, keys)).toBe(1)
    expect(await verified(both)).toBeUndefined()
    await expect(verified(keys)).rejects.toThrow()
  })

  it('keeps an old row that follows one that must be kept', async () => {
    await write('2010-01-01T10:00:00+02:00')
    await remove()

    expect((await rows()).map(([sequence]) => sequence)).toEqual([3, 4, 5, 6])
  })

  it('never removes the newest row, which the next one follows', async () => {
    clock.set('2050-01-01T12:00:00+02:00')
    await remove()

    expect(await rows()).toEqual([
      [4, 'document'],
      [5, 'log-removed'],
    ])
    expect(await verified()).toBeUndefined()
  })

  it('removes nothing from a log that is broken', async () => {
    await database.query({
      text: `UPDATE usage_log SET ground = 'mandate' WHERE sequence = 4`,
    })
    await expect(remove()).rejects.toThrow('breaks at row 4')
    expect(await rows()).toHaveLength(4)
  })

  it.each(['by a key nobody knows', 'as a checkpoint', 'for another row'])(
    'does not take a log for whole whose beginning was cut off, signed %s',
    async (how) => {
      const [row] = await database.query({
        text: 'SELECT hash FROM usage_log WHERE sequence = 2',
      })
      const last = { sequence: 2, hash: String(row?.hash) }
      const now = clock()
      const lines: Record<string, Promise<string>> = {
        'by a key nobody knows': signed('start', last, newer.key, now),
        'as a checkpoint': signed('checkpoint', last, key, now),
        'for another row': signed('start', { ...last, sequence: 1 }, key, now),
      }
      await database.query({
        text: 'DELETE FROM usage_log WHERE sequence <= 2',
      })
      await database.query({
        text: 'INSERT INTO usage_log_start VALUES (2, $1, $2)',
        values: [now, await lines[how]],
      })

      await expect(verified()).rejects.toThrow()
      await expect(remove()).rejects.toThrow()
    },
  )

  it('finds rows that were put back before the start', async () => {
    const [old] = await database.query({
      text: 'SELECT hash FROM usage_log WHERE sequence = 2',
    })
    await remove()
    await database.query({
      text: `INSERT INTO usage_log SELECT 2, at, event, reader_id, subject_id,
               ground, client_system, occasion, detail, previous_hash, $1
             FROM usage_log WHERE sequence = 3`,
      values: [old?.hash],
    })
    expect(await verified()).toMatchObject({
      why: 'rows stand before the start',
    })
  })
})
