import { readFile } from 'node:fs/promises'
import {
  createLog,
  parseEnvironment,
  untilStopped,
} from '@mittkanta/service-kit'
import {
  identificationEnvironment,
  settingsFrom,
  type ClientSettings,
} from './config.ts'
import type { DemoPerson } from './people.ts'
import {
  generateIdentificationKeys,
  type IdentificationKeys,
} from './provider/keys.ts'
import { startIdentification } from './server.ts'

const log = createLog('identification')
const environment = parseEnvironment(identificationEnvironment, process.env)

async function read(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

const server = await startIdentification(
  settingsFrom(environment),
  {
    // What the files hold is checked when the stand-in is made.
    people: (await read(environment.PEOPLE_FILE)) as DemoPerson[],
    clients: (await read(environment.CLIENTS_FILE)) as ClientSettings[],
    keys: environment.KEYS_FILE
      ? ((await read(environment.KEYS_FILE)) as IdentificationKeys)
      : await generateIdentificationKeys(),
    log,
  },
  environment.PORT,
)
untilStopped(log, { stop: server.close })
log.info(
  { event: 'started', port: server.port },
  'The stand-in for identification listens',
)
