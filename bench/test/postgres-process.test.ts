import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PostgresProcess } from '../src/cluster/postgres-process.ts'

describe('a PostgreSQL of the cluster', () => {
  let directory = ''
  let postgres: PostgresProcess

  beforeAll(async () => {
    // Where another account, that of the server, gets in.
    directory = await mkdtemp(join(tmpdir(), 'mittkanta-postgres-process-'))
    await chmod(directory, 0o711)
    postgres = await PostgresProcess.create(directory)
  })
  afterAll(async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  })

  it('is started again when it gives up, and says why in its log', async () => {
    const [first = 0] = postgres.processes()
    postgres.signal('SIGABRT', 'all')
    while (postgres.processes().includes(first)) await delay(20)
    await postgres.untilReady()

    expect(postgres.processes()[0]).not.toBe(first)
    const log = await readFile(join(directory, 'postgres.log'), 'utf8')
    expect(log).toContain('automatic recovery in progress')
  })

  it('stays away when it was killed, until it is launched', async () => {
    await postgres.kill()
    await delay(1_500)
    expect(postgres.processes()).toEqual([])

    postgres.launch()
    await postgres.untilReady()
    expect(postgres.processes()).not.toEqual([])
  })
})
