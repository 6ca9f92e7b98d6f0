import { openDatabase } from '@mittkanta/database'
import { createLog } from '@mittkanta/service-kit'
import { freePort, freshPostgresUrl } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { migrateArchive } from '../src/db/schema.ts'
import { startArchive } from '../src/start.ts'

describe('an archive whose database does not answer', () => {
  it('does not start, and names the variable', async () => {
    const config = readConfig({
      NODE_ENV: 'development',
      DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/nothing`,
      ARCHIVE_PORT: '0',
      ARCHIVE_INTERNAL_PORT: '0',
    })
    const log = createLog('archive', { write: () => undefined })

    await expect(startArchive(config, log)).rejects.toThrow(
      /DATABASE_URL: the PostgreSQL server does not answer \(ECONNREFUSED\)/,
    )
  })
})

describe('an archive of a test environment', () => {
  it('logs at start that other machines reach it without the checks of production, and has its internal port on its own host (S13)', async () => {
    const lines: string[] = []
    const config = readConfig({
      NODE_ENV: 'test',
      DATABASE_URL: await freshPostgresUrl(),
      ARCHIVE_HOST: '0.0.0.0',
      ARCHIVE_INTERNAL_HOST: '127.0.0.2',
      ARCHIVE_PORT: '0',
      ARCHIVE_INTERNAL_PORT: '0',
    })
    const log = createLog(
      'archive',
      { write: (line) => void lines.push(line) },
      'error',
    )
    const archive = await startArchive(config, log)
    try {
      const { port } = new URL(archive.internalUrl)
      const own = await fetch(`http://127.0.0.2:${port}/health`)
      const elsewhere = fetch(`http://127.0.0.1:${port}/health`)

      expect(own.status).toBe(200)
      await expect(elsewhere).rejects.toThrow()
      expect(lines.join('')).toContain('"event":"not-production"')
    } finally {
      await archive.stop()
    }
  })

  it('refuses a schema that it may not migrate, and starts on it when its migrations have run (S13)', async () => {
    const url = await freshPostgresUrl()
    const config = readConfig({
      NODE_ENV: 'development',
      DATABASE_URL: url,
      MIGRATE_AT_START: 'off',
      ARCHIVE_PORT: '0',
      ARCHIVE_INTERNAL_PORT: '0',
    })
    const log = createLog('archive', { write: () => undefined })
    await expect(startArchive(config, log)).rejects.toThrow(
      /DATABASE_URL: its schema is at version 0 and this program needs \d+/,
    )

    const database = await openDatabase({ url })
    await migrateArchive(database)
    await database.close()
    const archive = await startArchive(config, log)
    await archive.stop()
  })
})
