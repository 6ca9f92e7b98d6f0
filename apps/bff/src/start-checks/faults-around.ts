import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unfitness, type Database, type Demands } from '@mittkanta/database'
import type { Log } from '@mittkanta/service-kit'
import { callerTokens } from '../archive/caller-token.ts'
import type { BffConfig } from '../config.ts'
import { loadClientKeys } from '../sign-in/keys.ts'
import { archiveFaults } from './archive-faults.ts'
import { providerFaults } from './provider-faults.ts'

/**
 * What keeps the bff from working with what it finds around it, one line each:
 * the variable, what is wrong, what to do. The archive and the identification
 * service may be away at this moment; they are checked if they answer, and the
 * log says so if they do not.
 */
export async function faultsAround(
  config: BffConfig,
  log: Log,
  database: Database,
  demands: Demands,
): Promise<string[]> {
  const unfit = await unfitness(database, demands)
  const keys = await keyFaults(config)
  return [
    ...unfit.map((fault) => `DATABASE_URL: ${fault}`),
    ...pageFaults(config),
    ...keys,
    ...(await providerFaults(config.provider, log)),
    ...(keys.length === 0 ? await archiveFaults(config.archive, log) : []),
  ]
}

function pageFaults({ webDirectory }: BffConfig): string[] {
  const isBuilt =
    webDirectory === undefined ||
    ['index.html', '.vite/pages.json'].every((name) =>
      existsSync(join(webDirectory, name)),
    )
  return isBuilt
    ? []
    : ['WEB_DIRECTORY: holds no built pages: run `npm run build`']
}

async function keyFaults({ provider, archive }: BffConfig): Promise<string[]> {
  const fits = (work: Promise<unknown>, fault: string) =>
    work.then(
      () => [],
      () => [fault],
    )
  return [
    ...(await fits(
      loadClientKeys(provider),
      'PROVIDER_CLIENT_KEYS: a key does not fit PROVIDER_CLIENT_SIGNING_ALG or PROVIDER_ID_TOKEN_ENCRYPTION_ALG: make one for that algorithm',
    )),
    ...(await fits(
      callerTokens(archive),
      'ARCHIVE_CALLER_KEY: is not a private EC P-256 key: make one for ES256',
    )),
  ]
}
