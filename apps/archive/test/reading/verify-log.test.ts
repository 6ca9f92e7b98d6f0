import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@mittkanta/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'

const SCRIPT = fileURLToPath(
  new URL('../../scripts/verify-log.ts', import.meta.url),
)

describe('npm run verify-log', { timeout: 120_000 }, () => {
  let directory: string

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verify-log-'))
    const database = await openDatabase({ directory: `${directory}/archive` })
    await migrateArchive(database)
    const log = createUsageLog(database)
    await Promise.all(
      ['a', 'b', 'c'].map((occasion) =>
        log.record({
          at: new Date(),
          event: 'document',
          readerId: null,
          subjectId: null,
          ground: null,
          clientSystem: null,
          occasion,
          detail: {},
        }),
      ),
    )
    await database.close()
  })
  afterAll(() => rm(directory, { recursive: true }))

  const verify = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [
          '--import',
          'tsx',
          SCRIPT,
          '--operator',
          'test',
          '--reason',
          'test',
          ...args,
        ],
        { env: { PATH: process.env.PATH, DATA_DIR: directory } },
        (_error, stdout, stderr) =>
          resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
      )
    })

  it('says how many rows are whole, and gives a checkpoint that holds the next time', async () => {
    const { code, output } = await verify()
    const [, checkpoint = ''] = /Checkpoint (4:[0-9a-f]{64})/.exec(output) ?? []

    expect(output).toContain('4 rows are whole')
    expect(code).toBe(0)
    expect(await verify('--checkpoint', checkpoint)).toMatchObject({ code: 0 })
  })

  it('says where the chain breaks, with exit code 1', async () => {
    const { code, output } = await verify('--checkpoint', `9:${'0'.repeat(64)}`)

    expect(output).toContain('breaks at row 7: the log ends before')
    expect(code).toBe(1)
  })

  it('is itself the last row that it verifies', async () => {
    await verify()
    const database = await openDatabase({ directory: `${directory}/archive` })
    const [row] = await database.query({
      text: 'SELECT event, detail FROM usage_log ORDER BY sequence DESC LIMIT 1',
    })
    await database.close()

    expect(row).toEqual({
      event: 'admin-verify-log',
      detail: { operator: 'test', reason: 'test' },
    })
  })

  it('has exit code 2 when asked wrongly', async () => {
    expect(await verify('--checkpoint', 'yesterday')).toMatchObject({ code: 2 })
  })
})
