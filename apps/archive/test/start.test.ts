import { createLog } from '@mittkanta/service-kit'
import { freePort } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { startArchive } from '../src/start.ts'

describe('an archive whose database does not answer', () => {
  it('does not start, and names the variable', async () => {
    const config = readConfig({
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
