import { randomUUID } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import { createLog, createMetrics } from '@mittkanta/service-kit'
import { ENGINES, fixedClock, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withCommitHooks } from '../../src/usage-log/after-commit.ts'
import { continueLog } from '../../src/usage-log/continue-log.ts'
import { signed } from '../../src/usage-log/signed-checkpoint.ts'
import { TailGuard } from '../../src/usage-log/tail-guard.ts'
import type { UsageEntry } from '../../src/usage-log/usage-entry.ts'
import { createUsageLog, type UsageLog } from '../../src/usage-log/usage-log.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { logKeys } from '../support/log-keys.ts'
import { AUDIENCE, callerJwks, callerToken, ISSUER, own } from './portal.ts'

const { key, keys } = await logKeys('operator')
const stranger = await logKeys('operator')
const clock = fixedClock('2026-03-10T12:00:00+02:00')

const entry = (change: Partial<UsageEntry> = {}): UsageEntry => ({
  at: clock(),
  event: 'document',
  readerId: randomUUID(),
  subjectId: randomUUID(),
  ground: 'own',
  clientSystem: null,
  occasion: randomUUID(),
  detail: {},
  ...change,
})

const REFUSED = { kind: 'unavailable' }

describe.each(ENGINES)('S5: a log whose end is gone, on %s', (engine) => {
  let database: Database
  let log: UsageLog
  /** For each refused entry, whether the instance had not known it before. */
  let refusals: boolean[]

  const instance = () =>
    createUsageLog(database, {
      guard: new TailGuard(database, {
        keys,
        onRefused: (isFirst) => refusals.push(isFirst),
      }),
    })

  beforeEach(async () => {
    database = withCommitHooks(await freshDatabase(engine, ARCHIVE_SCHEMA))
    refusals = []
    log = instance()
    for (let rows = 0; rows < 6; rows += 1) await log.record(entry())
  })
  afterEach(() => database.close())

  const cut = (from: number) =>
    database.query({
      text: 'DELETE FROM usage_log WHERE sequence >= $1',
      values: [from],
    })
  const rows = async () =>
    (await database.query({ text: 'SELECT 1 FROM usage_log' })).length
  /** The alarm is recorded beside the refusal; it is waited for here. */
  const isRecorded = () =>
    expect
      .poll(() => database.query({ text: 'SELECT 1 FROM usage_log_cut' }))
      .not.toEqual([])
  const proceed = (signingKey = key) =>
    continueLog({
      database,
      signingKey,
      keys,
      clock,
      operator: { name: 'anna', reason: 'case 7' },
    })

  it.each([
    ['its last row', 6],
    ['several rows', 3],
    ['all of it', 1],
  ])('takes no entry when %s was deleted', async (_what, from) => {
    await cut(from)

    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    expect(refusals).toEqual([true, false])
    expect(await rows()).toBe(from - 1)
  })

  it('takes none when another instance has written on from the shorter end', async () => {
    await cut(5)
    const other = instance()
    for (let rows = 0; rows < 4; rows += 1) await other.record(entry())

    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
  })

  it('takes none in a transaction either, and the change is undone', async () => {
    await cut(6)
    const changing = database.transaction(async (tx) => {
      await tx.query({ text: 'DELETE FROM usage_log WHERE sequence = 1' })
      await log.recordIn(tx, entry())
    })

    await expect(changing).rejects.toMatchObject(REFUSED)
    expect(await rows()).toBe(5)
  })

  it('misses a row that was written in a transaction', async () => {
    await database.transaction((tx) => log.recordIn(tx, entry()))
    await cut(7)

    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
  })

  it('does not miss a row of a transaction that was undone', async () => {
    await database
      .transaction(async (tx) => {
        await log.recordIn(tx, entry())
        throw new Error('undone')
      })
      .catch(() => undefined)

    await log.record(entry())
    expect((await verifyChain(database)).count).toBe(7)
  })

  it('stops every other instance, also one that starts later', async () => {
    const other = instance()
    await other.record(entry())
    await log.record(entry())
    await cut(8)
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await isRecorded()

    for (const one of [other, instance()]) {
      await expect(one.record(entry())).rejects.toMatchObject(REFUSED)
      await expect(
        database.transaction((tx) => one.recordIn(tx, entry())),
      ).rejects.toMatchObject(REFUSED)
    }
  })

  it('continues for all instances when an operator has signed for it, and says so', async () => {
    const other = instance()
    await other.record(entry())
    await log.record(entry())
    await cut(7)
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await isRecorded()

    expect(await proceed()).toEqual({ missing: [8], after: 6 })
    for (const one of [log, other, instance()]) await one.record(entry())
    expect(await verifyChain(database)).toMatchObject({ count: 10 })
    const [row] = await database.query({
      text: `SELECT detail FROM usage_log WHERE event = 'log-continued'`,
    })
    expect(row?.detail).toEqual({
      operator: 'anna',
      reason: 'case 7',
      missing: ['8'],
    })
    expect(await proceed()).toBeUndefined()
  })

  it('stops again at the next cut', async () => {
    await cut(6)
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await isRecorded()
    await proceed()
    for (let rows = 0; rows < 3; rows += 1) await log.record(entry())
    await cut(9)

    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
  })

  it('believes the operator alone: no other key, no other word, no removed alarm', async () => {
    const [{ hash = '' } = {}] = await database.query({
      text: 'SELECT hash FROM usage_log WHERE sequence = 6',
    })
    await cut(6)
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await isRecorded()
    const row = { sequence: 5, hash: '0'.repeat(64) }
    const expectedHash = String(hash)
    const lies = [
      'yes',
      await signed(
        'continuation',
        { ...row, expectedHash },
        stranger.key,
        clock(),
      ),
      await signed('continuation', row, key, clock()),
      await signed('checkpoint', { ...row, expectedHash }, key, clock()),
    ]
    for (const lie of lies) {
      await database.query({
        text: 'UPDATE usage_log_cut SET continued = $1',
        values: [lie],
      })
      await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
      await expect(instance().record(entry())).rejects.toMatchObject(REFUSED)
    }
    await database.query({ text: 'DELETE FROM usage_log_cut' })
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await isRecorded()
  })

  it('is not continued when the chain is broken besides', async () => {
    await cut(6)
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
    await isRecorded()
    await database.query({
      text: `UPDATE usage_log SET event = 'x' WHERE sequence = 2`,
    })

    await expect(proceed()).rejects.toThrow('breaks at row 2')
    await expect(log.record(entry())).rejects.toMatchObject(REFUSED)
  })

  it('loses no entry when its oldest rows are removed by age', async () => {
    await database.query({ text: 'DELETE FROM usage_log WHERE sequence < 6' })

    await log.record(entry())
    expect(refusals).toEqual([])
  })
})

describe('S5: an archive whose log was cut', () => {
  let archive: TestArchive
  afterAll(() => archive.close())

  it('answers 503 to readers and client systems, and reports it (ASVS 16.4.2)', async () => {
    const lines: string[] = []
    const metrics = createMetrics('archive')
    archive = await openTestArchive(
      'postgres',
      {
        caller: { keys: callerJwks, issuer: ISSUER, audience: AUDIENCE },
        logKeys: { keys: [] },
      },
      {
        log: createLog('archive', { write: (line) => void lines.push(line) }),
        metrics,
      },
    )
    const person = randomUUID()
    const read = async () => {
      const token = await callerToken(own(person), archive.clock())
      const answer = await fetch(
        `${archive.url}/portal/subjects/${person}/front-page`,
        { headers: { authorization: `Bearer ${token}` } },
      )
      return answer.status
    }
    expect([await read(), await read()]).toEqual([200, 200])
    await archive.database.query({
      text: 'DELETE FROM usage_log WHERE sequence = 2',
    })

    expect([await read(), await read()]).toEqual([503, 503])
    const token = await archive.client.token(archive.url, archive.clock())
    const query = await fetch(`${archive.url}/wills/queries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ identityCode: '010190-9999' }),
    })
    expect([400, 503]).toContain(query.status)
    const { values } = await metrics.events.get()
    const counted = values.find(
      ({ labels }) => labels.event === 'usage-log-cut',
    )
    expect(counted?.value).toBeGreaterThanOrEqual(2)
    const alarms = lines.filter((line) => line.includes('"usage-log-cut"'))
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toContain('"level":"error"')
  })
})
