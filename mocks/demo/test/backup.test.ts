import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  readConfig as readArchiveConfig,
  startArchive,
} from '@mittkanta/archive'
import { readConfig as readBffConfig, startBff } from '@mittkanta/bff'
import { shippedScenarios } from '@mittkanta/client-system'
import { FrontPage } from '@mittkanta/contracts'
import { openDatabase, type Database } from '@mittkanta/database'
import {
  createBrowser,
  driveSignIn,
  type Browser,
} from '@mittkanta/mock-identification/drive'
import { createLog } from '@mittkanta/service-kit'
import {
  freePorts,
  freshPostgresUrl,
  postgresProgram,
  startPostgres,
  type PostgresServer,
} from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personId } from '../src/people.ts'
import { PORTS, startPortal, type RunningPortal } from '../src/start-portal.ts'

const run = promisify(execFile)
const log = createLog('test', { write: () => undefined })
const OWN = '/api/subjects/self'

type Environment = Readonly<Record<string, string>>

describe(
  'a portal that is restored from a backup',
  { timeout: 120_000 },
  () => {
    let portal: RunningPortal
    let server: PostgresServer
    let directory: string
    let restored: Database
    const environments: Record<string, Environment> = {}
    const services: Record<string, { stop: () => Promise<void> }> = {}

    const start = {
      archive: async (environment: Environment) => {
        environments.archive = environment
        services.archive = await startArchive(
          readArchiveConfig(environment),
          log,
        )
        return { stop: () => Promise.resolve() }
      },
      bff: async (environment: Environment) => {
        // Pages are not needed here.
        environments.bff = { ...environment, WEB_DIRECTORY: '' }
        services.bff = await startBff(readBffConfig(environments.bff), log)
        return { stop: () => Promise.resolve() }
      },
    }
    const stopServices = async () => {
      await services.bff?.stop()
      await services.archive?.stop()
    }

    /** An operator's command with a service's own environment. */
    const command = async (script: string, app: string, ...args: string[]) => {
      const path = fileURLToPath(
        new URL(`../../../apps/${app}/scripts/${script}.ts`, import.meta.url),
      )
      const { stdout } = await run(
        process.execPath,
        ['--import', 'tsx', path, ...args],
        { env: { PATH: process.env.PATH, ...environments[app] } },
      )
      return stdout
    }

    /** Verifies the log, whose last row is then this run; the new checkpoint. */
    const verified = async (...args: string[]) => {
      const printed = await command(
        'verify-log',
        'archive',
        ...['--operator', 'tester', '--reason', 'restored', ...args],
      )
      const [, checkpoint = '', sequence] =
        /Checkpoint ((\d+):\S+)/.exec(printed) ?? []
      return { checkpoint, sequence: Number(sequence) }
    }

    const ask = (browser: Browser, path: string, method = 'GET') =>
      browser.visit(new URL(path, portal.url), {
        method,
        headers: {
          'X-MittKanta': '1',
          'Sec-Fetch-Site': 'same-origin',
          'Sec-Fetch-Dest': 'empty',
        },
      })

    const signedIn = async (person: string) => {
      const browser = createBrowser()
      const began = await browser.visit(new URL('/sign-in', portal.url))
      const callback = await driveSignIn(
        began.headers.get('Location') ?? '',
        person,
        browser,
      )
      await browser.visit(callback)
      return browser
    }

    /** What a reader sees of one document, and its bytes. */
    const read = async (browser: Browser) => {
      const answer = await ask(browser, `${OWN}/front-page?language=sv`)
      const { tasks } = FrontPage.parse(await answer.json())
      const ref = tasks[0]?.documents[0]?.ref ?? ''
      const file = await ask(browser, `${OWN}/documents/${ref}/file`)
      const bytes = Buffer.from(await file.arrayBuffer())
      return {
        tasks: tasks.map(({ task, documents }) => [
          task,
          documents.map((each) => each.ref),
        ]),
        status: file.status,
        size: bytes.byteLength,
        hash: createHash('sha256').update(bytes).digest('hex'),
      }
    }

    let person: string
    let before: Awaited<ReturnType<typeof read>>
    let atBackup: Awaited<ReturnType<typeof verified>>
    let endedLater: Browser
    let stillOpen: Browser

    beforeAll(async () => {
      const [scenario] = await shippedScenarios()
      if (!scenario) throw new Error('There are no stories')
      person = personId(scenario.key, scenario.people[0]?.key ?? '')
      const url = await freshPostgresUrl()
      portal = await startPortal({
        ports: await freePorts(PORTS),
        storage: { url },
        phase: 'later',
        scenarios: [scenario],
        log,
        launch: start,
      })
      await portal.load()
      endedLater = await signedIn(person)
      stillOpen = await signedIn(person)
      before = await read(stillOpen)
      atBackup = await verified()

      directory = await mkdtemp(join(tmpdir(), 'mittkanta-backup-'))
      const file = join(directory, 'backup')
      await run(postgresProgram('pg_dump'), ['-Fc', '-f', file, url])
      // After the backup a reader signs out; the backup does not know it.
      await ask(endedLater, '/api/session/end', 'POST')
      await stopServices()

      server = await startPostgres()
      const newUrl = `${server.url}/postgres`
      await run(postgresProgram('pg_restore'), ['-d', newUrl, file])
      for (const [app, environment] of Object.entries(environments)) {
        environments[app] = { ...environment, DATABASE_URL: newUrl }
      }
      restored = await openDatabase({ url: newUrl })
    }, 120_000)

    afterAll(async () => {
      await restored.close()
      await stopServices()
      await portal.stop()
      await server.stop()
      await rm(directory, { recursive: true })
    })

    const openSessions = async () => {
      const rows = await restored.query({
        text: 'SELECT 1 FROM bff_session WHERE ended_at IS NULL',
      })
      return rows.length
    }

    it('has the whole log up to the newest checkpoint', async () => {
      const now = await verified('--checkpoint', atBackup.checkpoint)
      expect(now.sequence).toBe(atBackup.sequence + 1)
    })

    it('lives on with no session of the old time, also none that was ended after the backup', async () => {
      expect(await openSessions()).toBe(2)
      expect(await command('after-restore', 'bff')).toContain('"count":2')
      expect(await openSessions()).toBe(0)

      await start.archive(environments.archive ?? {})
      await start.bff(environments.bff ?? {})
      for (const browser of [endedLater, stillOpen]) {
        const answer = await ask(browser, `${OWN}/front-page?language=sv`)
        expect(answer.status).toBe(401)
      }
    })

    it('shows a reader who signs in again the same documents, byte for byte, at the same addresses', async () => {
      expect(before).toMatchObject({ status: 200 })
      expect(before.size).toBeGreaterThan(0)
      expect(await read(await signedIn(person))).toEqual(before)
    })

    it('continues the same chain', async () => {
      const now = await verified('--checkpoint', atBackup.checkpoint)
      // The two runs after the backup, and what was read between them.
      expect(now.sequence).toBeGreaterThan(atBackup.sequence + 2)
    })
  },
)
