import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@mittkanta/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import { logKeys } from '../support/log-keys.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'

const pathOf = (script: string) =>
  fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url))

const { key, keys } = await logKeys('first')
const SIGNING = { LOG_CHECKPOINT_KEY: JSON.stringify(key) }

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

  const run = (script: string, args: string[], environment = {}) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ['--import', 'tsx', pathOf(script), ...args],
        {
          env: {
            PATH: process.env.PATH,
            NODE_ENV: 'development',
            DATA_DIR: directory,
            LOG_CHECKPOINT_KEYS: JSON.stringify(keys),
            ...environment,
          },
        },
        (_error, stdout, stderr) =>
          resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
      )
    })
  const OPERATOR = ['--operator', 'test', '--reason', 'test']
  const verify = (...args: string[]) =>
    run('verify-log', [...OPERATOR, ...args])

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

  it('goes by what checkpoint-log has signed, and signs nothing that does not follow', async () => {
    const file = join(directory, 'checkpoints')
    const checkpoint = () => run('checkpoint-log', ['--file', file], SIGNING)
    expect(await checkpoint()).toMatchObject({ code: 0 })
    const { output } = await checkpoint()
    const [, last = ''] = /Checkpoint (\d+):/.exec(output) ?? []
    const lines = await readFile(file, 'utf8')
    expect(lines.trim().split('\n')).toHaveLength(2)
    expect(await verify('--checkpoints', file)).toMatchObject({ code: 0 })

    const database = await openDatabase({ directory: `${directory}/archive` })
    await database.query({
      text: 'DELETE FROM usage_log WHERE sequence = $1',
      values: [Number(last)],
    })
    await database.close()
    const after = await verify('--checkpoints', file)
    expect(after.output).toContain(`breaks at row ${last}`)
    expect(after.code).toBe(1)
    expect(await checkpoint()).toMatchObject({ code: 1 })
    expect(await readFile(file, 'utf8')).toBe(lines)
  })

  it.each(['checkpoint-log', 'remove-old-log'])(
    'needs a key to sign with (%s)',
    async (script) => {
      const answer = await run(script, ['--file', join(directory, 'none')])
      expect(answer).toMatchObject({ code: 2 })
    },
  )
})
