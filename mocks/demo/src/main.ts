import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { helsinkiDate } from '@mittkanta/calendar'
import {
  progressLine,
  readScenarios,
  shippedScenarioFiles,
  type Scenario,
} from '@mittkanta/client-system'
import { createLog, untilStopped } from '@mittkanta/service-kit'
import { pino } from 'pino'
import { ensurePagesBuilt, servePagesFromSource } from './build-pages.ts'
import { loadingOf, rememberLoading } from './loaded.ts'
import { readOptions, USAGE } from './options.ts'
import { startPortal } from './start-portal.ts'

/** Port of the pages while they are worked on (`npm run dev`). */
const DEVELOPMENT_PORT = 5173

/*
 * `npm start`: the whole portal on this machine, for trying out.
 */

async function scenariosOf(files: readonly string[]): Promise<Scenario[]> {
  const scenarios: Scenario[] = []
  for await (const scenario of readScenarios(files)) scenarios.push(scenario)
  return scenarios
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const { directory, port, phase, isDevelopment } = options
  await mkdir(directory, { recursive: true })
  const scenarios = await scenariosOf(
    options.scenarioFiles.length > 0
      ? options.scenarioFiles
      : await shippedScenarioFiles(),
  )
  const today = helsinkiDate(new Date())
  const loading = await loadingOf(directory, scenarios, today)
  await rememberLoading(directory, loading)
  const log = createLog(
    'demo',
    pino.destination({ dest: join(directory, 'demo.log'), sync: false }),
  )

  console.log('Starting MittKanta for social welfare, for trying out.')
  console.log(
    'The embedded database does not sync to disk. For real records use PostgreSQL (DATABASE_URL).\n',
  )
  if (!isDevelopment) await ensurePagesBuilt()
  const url = process.env.DATABASE_URL
  const portal = await startPortal({
    ports: {
      portal: port,
      bffInternal: port + 1,
      archive: port + 100,
      archiveInternal: port + 101,
      identification: port + 200,
      authorizations: port + 300,
    },
    storage: url === undefined ? { directory } : { url },
    ...(isDevelopment && {
      publicUrl: `http://localhost:${DEVELOPMENT_PORT}`,
    }),
    phase,
    scenarios,
    shiftTo: loading.shiftTo,
    log,
  })
  const stopPages = isDevelopment
    ? await servePagesFromSource(DEVELOPMENT_PORT)
    : () => Promise.resolve()
  untilStopped(log, {
    stop: async () => {
      await stopPages()
      await portal.stop()
    },
  })

  if (!options.isEmpty && !loading.isComplete) {
    const progress = progressLine()
    let documents = 0
    const summary = await portal.load((step) => {
      documents += step.documents
      progress.update(
        `Loading the stories through the intake: ${documents} documents`,
      )
    })
    progress.end()
    await rememberLoading(directory, { ...loading, isComplete: true })
    console.log(
      `Loaded ${summary.stored} documents of ${summary.scenarios} stories.`,
    )
  }
  console.log(
    `\nMittKanta is at ${portal.url} (phase ${phase}). Stop with Ctrl+C.`,
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(`\n${USAGE}`)
  process.exit(1)
})
