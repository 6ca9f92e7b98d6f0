import { openDatabase, type Database } from '@mittkanta/database'
import {
  ENGINES,
  fixedClock,
  freshDatabase,
  type FixedClock,
} from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RateLimiter, type Limit } from '../src/index.ts'

const TABLE = `CREATE UNLOGGED TABLE rate (
  key text PRIMARY KEY, ends_at timestamptz NOT NULL, used bigint NOT NULL)`

const each: Limit = {
  name: 'each',
  most: 5,
  windowSeconds: 60,
  counted: 'each',
}
const tenths: Limit = { ...each, name: 'tenths', most: 100, counted: 'tenths' }

describe.each(ENGINES)('RateLimiter on %s', (engine) => {
  let database: Database
  let clock: FixedClock
  /** Queries that reached the database. */
  let asked = 0
  const counting: Pick<Database, 'query'> = {
    query: (statement) => {
      asked += 1
      return database.query(statement)
    },
  }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    await database.script(TABLE)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock = fixedClock('2026-03-10T12:00:20Z')
    asked = 0
    await database.query({ text: 'DELETE FROM rate' })
  })

  const instance = () =>
    new RateLimiter({ ...database, ...counting }, 'rate', clock)

  /** How many of so many tries at once are let through. */
  const admitted = async (
    limiter: RateLimiter,
    limit: Limit,
    tries: number,
    key = 'key',
  ) => {
    const outcomes = await Promise.all(
      Array.from({ length: tries }, () => limiter.take(limit, key)),
    )
    return outcomes.filter((refusal) => refusal === undefined).length
  }

  it('lets through exactly so many over two instances, when each time is counted', async () => {
    const [one, other] = [instance(), instance()]
    const together = await Promise.all([
      admitted(one, each, 4),
      admitted(other, each, 4),
    ])

    expect(together[0] + together[1]).toBe(5)
  })

  it('says how long until the window is over, and which refusal is the first', async () => {
    const limiter = instance()
    await admitted(limiter, each, 5)

    expect(await limiter.take(each, 'key')).toEqual({
      retryAfterSeconds: 40,
      isFirst: true,
    })
    clock.advance(39_500)
    expect(await limiter.take(each, 'key')).toEqual({
      retryAfterSeconds: 1,
      isFirst: false,
    })
    clock.advance(500)
    expect(await limiter.take(each, 'key')).toBeUndefined()
  })

  it('refuses without asking the database once the window is spent', async () => {
    const limiter = instance()
    await admitted(limiter, each, 6)
    asked = 0
    await admitted(limiter, each, 100)

    expect(asked).toBe(0)
  })

  it('counts each key for itself', async () => {
    const limiter = instance()
    await admitted(limiter, each, 50, 'attacker')

    expect(await admitted(limiter, each, 5, 'reader')).toBe(5)
  })

  it('gives a tenth away without asking the database', async () => {
    const limiter = instance()

    expect(await admitted(limiter, tenths, 10)).toBe(10)
    expect(asked).toBe(0)
    await limiter.take(tenths, 'key')
    expect(asked).toBe(1)
  })

  it('lets one instance give away all, and asks nine times for it', async () => {
    expect(await admitted(instance(), tenths, 500)).toBe(100)
    // On the tenth call, the database answers that the limit is reached.
    expect(asked).toBe(10)
  })

  it('keeps two instances within a tenth each of the whole', async () => {
    const [one, other] = [instance(), instance()]
    let through = 0
    for (let round = 0; round < 100; round += 1) {
      through += await admitted(one, tenths, 2)
      through += await admitted(other, tenths, 1)
    }

    expect(through).toBeGreaterThanOrEqual(80)
    expect(through).toBeLessThanOrEqual(120)
  })

  it('does not let through what cannot be counted', async () => {
    const gone = await openDatabase({
      url: 'postgres://nobody@127.0.0.1:1/nothing',
    })
    const limiter = new RateLimiter(gone, 'rate', clock)

    await expect(limiter.take(each, 'key')).rejects.toMatchObject({
      kind: 'unavailable',
    })
    await admitted(limiter, tenths, 10)
    await expect(limiter.take(tenths, 'key')).rejects.toMatchObject({
      kind: 'unavailable',
    })
    await gone.close()
  })

  it('asks again when it could not be counted before', async () => {
    let isAway = true
    const limiter = new RateLimiter(
      {
        ...database,
        query: (statement) =>
          isAway
            ? Promise.reject(new Error('away'))
            : database.query(statement),
      },
      'rate',
      clock,
    )
    await expect(limiter.take(each, 'key')).rejects.toThrow()
    isAway = false

    expect(await admitted(limiter, each, 9)).toBe(5)
  })

  it('gives nothing to a caller who invents more keys than the limiter keeps', async () => {
    const limiter = instance()
    for (let key = 0; key < 50_000; key += 1) {
      await limiter.take(tenths, `invented ${String(key)}`)
    }
    expect(asked).toBe(0)

    expect(await admitted(limiter, tenths, 120, 'one more')).toBe(100)
    // The keys that it keeps are counted as before.
    expect(await admitted(limiter, tenths, 9, 'invented 0')).toBe(9)
  })

  it('keeps no key in the database as it was, and none after its window', async () => {
    await instance().take(each, '192.0.2.1')
    const rows = () => database.query({ text: 'SELECT * FROM rate' })

    expect(JSON.stringify(await rows())).not.toContain('192.0.2.1')
    await instance().tidy()
    expect(await rows()).toHaveLength(1)
    clock.advance(40_000)
    await instance().tidy()
    expect(await rows()).toHaveLength(0)
  })
})
