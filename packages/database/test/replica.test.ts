import { execFileSync } from 'node:child_process'
import {
  startPostgres,
  startStandby,
  type PostgresServer,
} from '@mittkanta/test-kit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../src/database.ts'
import { openDatabase, openReplica } from '../src/open-database.ts'
import { TextRefused } from '../src/text-refused.ts'

const VALUE = {
  text: 'SELECT value, pg_is_in_recovery() AS is_replica FROM kept',
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 1_100))

describe('reading from a replica', () => {
  let primaryServer: PostgresServer
  let standby: PostgresServer
  let primary: Database
  let standbyItself: Database
  let reading: Database
  let timesAway = 0

  beforeAll(async () => {
    primaryServer = await startPostgres()
    primary = await openDatabase({ url: `${primaryServer.url}/postgres` })
    await primary.script('CREATE TABLE kept AS SELECT 0 AS value')
    standby = await startStandby(primaryServer)
    standbyItself = await openDatabase({ url: `${standby.url}/postgres` })
    reading = openReplica(primary, { url: `${standby.url}/postgres` }, () => {
      timesAway += 1
    })
  })
  afterEach(rest)
  afterAll(async () => {
    await reading.close()
    await standbyItself.close()
    await primary.close()
    await standby.stop()
    await primaryServer.stop()
  })

  const set = (value: number) =>
    primary.query({ text: 'UPDATE kept SET value = $1', values: [value] })
  const read = async () => (await reading.query(VALUE))[0]

  it('sees everything that was acknowledged before it began, three hundred times', async () => {
    let fromReplica = 0
    for (let value = 1; value <= 300; value += 1) {
      await set(value)
      const row = await read()
      expect(row?.value).toBe(value)
      if (row?.is_replica === true) fromReplica += 1
    }
    // The replica answers, and not always the primary in its stead.
    expect(fromReplica).toBeGreaterThan(30)
  })

  it('sees it in a transaction too, and runs what the work itself throws once', async () => {
    await set(-1)
    const rows = await reading.transaction(
      (tx) => tx.query(VALUE),
      'repeatable read',
    )
    expect(rows).toEqual([{ value: -1, is_replica: true }])

    let times = 0
    const work = reading.transaction(() => {
      times += 1
      return Promise.reject(new Error('of the work'))
    })
    await expect(work).rejects.toThrow('of the work')
    expect(times).toBe(1)
  })

  it('refuses a text that no database can hold, and stays with the replica', async () => {
    timesAway = 0
    const wrong = { text: 'SELECT $1::uuid AS id', values: ['no-uuid'] }

    await expect(reading.query(wrong)).rejects.toBeInstanceOf(TextRefused)
    await expect(
      reading.transaction((tx) => tx.query(wrong), 'repeatable read'),
    ).rejects.toBeInstanceOf(TextRefused)
    expect(timesAway).toBe(0)
    expect((await reading.query(VALUE))[0]?.is_replica).toBe(true)
  })

  it('asks the primary while the replica lags, and never shows what was before', async () => {
    await standbyItself.query({ text: 'SELECT pg_wal_replay_pause()' })
    timesAway = 0
    await set(2_000)

    expect(await read()).toEqual({ value: 2_000, is_replica: false })
    expect(timesAway).toBe(1)
    // The replica really is behind, and would have shown it.
    expect((await standbyItself.query(VALUE))[0]?.value).not.toBe(2_000)

    await standbyItself.query({ text: 'SELECT pg_wal_replay_resume()' })
    await rest()
    expect(await read()).toEqual({ value: 2_000, is_replica: true })
  })

  it('answers from the primary while the replica is stalled, also what was asked just before', async () => {
    await set(3_000)
    process.kill(standby.pid, 'SIGSTOP')
    const backends = stoppedBackends()
    const startedAt = performance.now()
    try {
      expect(await read()).toEqual({ value: 3_000, is_replica: false })
      expect(performance.now() - startedAt).toBeLessThan(5_000)

      const again = performance.now()
      expect((await read())?.value).toBe(3_000)
      expect(performance.now() - again).toBeLessThan(500)
    } finally {
      for (const pid of [...backends, standby.pid]) process.kill(pid, 'SIGCONT')
    }
  })

  /** Stops the standby's processes that serve connections as well. */
  function stoppedBackends(): number[] {
    const pids = execFileSync('ps', ['-o', 'pid=', '--ppid', `${standby.pid}`])
      .toString()
      .split('\n')
      .map(Number)
      .filter((pid) => pid > 0)
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    return pids
  }

  it('answers from the primary when the address leads to another system, or to nothing', async () => {
    await set(4_000)
    const stranger = await startPostgres()
    for (const url of [stranger.url, 'postgres://nobody@127.0.0.1:1']) {
      const wrong = openReplica(primary, { url: `${url}/postgres` })
      expect((await wrong.query(VALUE))[0]).toEqual({
        value: 4_000,
        is_replica: false,
      })
      await wrong.close()
    }
    await stranger.stop()
  })
})
