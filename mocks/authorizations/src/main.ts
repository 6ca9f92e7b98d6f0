import { readFile } from 'node:fs/promises'
import {
  createLog,
  parseEnvironment,
  untilStopped,
} from '@mittkanta/service-kit'
import { authorizationsEnvironment, settingsFrom } from './config.ts'
import type { DemoPopulation } from './population.ts'
import { startAuthorizations } from './server.ts'

const log = createLog('authorizations')
const environment = parseEnvironment(authorizationsEnvironment, process.env)

const server = await startAuthorizations(
  settingsFrom(environment),
  {
    // What the file holds is checked when the stand-in is made.
    population: JSON.parse(
      await readFile(environment.POPULATION_FILE, 'utf8'),
    ) as DemoPopulation,
    clock: () => new Date(),
    log,
  },
  environment.PORT,
)
untilStopped(log, { stop: server.close })
log.info(
  { event: 'started', port: server.port },
  'The stand-in for authorisations listens',
)
