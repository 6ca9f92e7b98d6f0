import type { Database } from '@mittkanta/database'
import {
  createLog,
  createMetrics,
  listen,
  type Metrics,
} from '@mittkanta/service-kit'
import { freshDatabase, type Engine } from '@mittkanta/test-kit'
import { createBff, type Bff } from '../../src/app.ts'
import { readConfig, type BffConfig } from '../../src/config.ts'
import { BFF_SCHEMA } from './bff-schema.ts'
import { Browser } from './browser.ts'
import { fakeArchive, type FakeArchive } from './fake-archive.ts'
import { callerKey, clientEncryption, clientSigning } from './keys.ts'
import {
  ACR,
  CLIENT_ID,
  lyingProvider,
  type LyingProvider,
} from './lying-provider.ts'
import {
  API_KEY,
  lyingRegistry,
  OAUTH_PASSWORD,
  REGISTRY_CLIENT_ID,
  type LyingRegistry,
} from './lying-registry.ts'

/**
 * A registry whose failures never open the circuit: each lie is requested
 * again.
 */
const untiring = (config: BffConfig): BffConfig => ({
  ...config,
  registry: config.registry && {
    ...config.registry,
    breaker: { failures: Infinity, restMilliseconds: 0 },
  },
})

export interface LogLine {
  readonly level: string
  readonly event?: string
  readonly rule?: string
}

export interface House {
  readonly url: string
  readonly bff: Bff
  readonly provider: LyingProvider
  readonly archive: FakeArchive
  readonly registry: LyingRegistry
  readonly database: Awaited<ReturnType<typeof freshDatabase>>
  /** The texts of all statements outside of transactions. */
  readonly statements: readonly string[]
  /** Everything that was logged, as text. */
  readonly logged: () => string
  readonly events: (event: string) => LogLine[]
  readonly counted: (event: string) => Promise<number>
  browser: () => Browser
  /** A browser with a signed-in reader. */
  signedIn: () => Promise<Browser>
  /**
   * One more instance on the same database, until the house is closed.
   *
   * @param environment what it is configured with otherwise
   */
  anotherInstance: (environment?: Record<string, string>) => Promise<string>
  close: () => Promise<void>
}

export interface HouseOptions {
  readonly engine?: Engine
  readonly clock?: () => Date
  readonly environment?: Record<string, string>
  readonly archiveUrl?: string
  /** Wraps the database that the bff uses. */
  readonly through?: (database: Database) => Database
  /** Changes what no environment could say. */
  readonly change?: (config: BffConfig) => BffConfig
}

/** The environment of a bff between a provider and an archive. */
export const environmentOf = (issuer: string, archiveUrl: string) => ({
  NODE_ENV: 'test',
  PUBLIC_URL: 'http://localhost:3000',
  ARCHIVE_URL: archiveUrl,
  ARCHIVE_CALLER_KEY: JSON.stringify(callerKey),
  LOOKUP_KEY: 'lookup-key-of-the-tests-0123456789-abcdefgh',
  PROVIDER_ISSUER: issuer,
  PROVIDER_CLIENT_ID: CLIENT_ID,
  PROVIDER_CLIENT_KEYS: JSON.stringify({
    keys: [clientSigning, clientEncryption],
  }),
  PROVIDER_ACR_VALUES: ACR,
  MITTKANTA_PHASE: 'later',
})

/** The same with a registry. */
export const registryEnvironment = (url: string) => ({
  AUTHORIZATIONS_URL: url,
  AUTHORIZATIONS_CLIENT_ID: REGISTRY_CLIENT_ID,
  AUTHORIZATIONS_API_KEY: API_KEY,
  AUTHORIZATIONS_OAUTH_PASSWORD: OAUTH_PASSWORD,
  AUTHORIZATIONS_INFORMATION_ROLES: 'RIGHT_TO_INFORMATION',
})

/** How often something happened on all instances. */
async function countOf(
  instances: readonly Metrics[],
  event: string,
): Promise<number> {
  let count = 0
  for (const { events } of instances) {
    const { values } = await events.get()
    count += values.find(({ labels }) => labels.event === event)?.value ?? 0
  }
  return count
}

/**
 * A whole bff on a separate port, between a lying provider and a fake archive.
 */
export async function house({
  engine = 'postgres',
  clock = () => new Date(),
  environment = {},
  archiveUrl,
  through = (database) => database,
  change = untiring,
}: HouseOptions = {}): Promise<House> {
  const provider = await lyingProvider()
  const archive = await fakeArchive()
  const registry = await lyingRegistry()
  const database = await freshDatabase(engine, BFF_SCHEMA)
  const statements: string[] = []
  const heard: Database = {
    ...database,
    query: (statement) => {
      statements.push(statement.text)
      return database.query(statement)
    },
  }
  const lines: string[] = []
  const log = createLog('bff', { write: (line) => void lines.push(line) })
  const measured: Metrics[] = []
  const closing: (() => Promise<void>)[] = []
  const instance = async (further: Record<string, string> = {}) => {
    const config = change(
      readConfig({
        ...environmentOf(provider.issuer, archiveUrl ?? archive.url),
        ...registryEnvironment(registry.url),
        ...environment,
        ...further,
      }),
    )
    const metrics = createMetrics('bff')
    measured.push(metrics)
    const made = await createBff(config, {
      database: through(heard),
      log,
      metrics,
      clock,
    })
    const listening = await listen(made.app, 0)
    closing.push(listening.close, made.close)
    return { bff: made, url: listening.url }
  }
  const { bff, url } = await instance()

  return {
    url,
    bff,
    provider,
    archive,
    registry,
    database,
    statements,
    logged: () => lines.join(''),
    events: (event) =>
      lines
        .map((line) => JSON.parse(line) as LogLine)
        .filter((line) => line.event === event),
    counted: (event) => countOf(measured, event),
    browser: () => new Browser(url),
    signedIn: async () => {
      const browser = new Browser(url)
      await browser.signIn()
      if (!browser.session) throw new Error('nobody was signed in')
      return browser
    },
    anotherInstance: async (further) => (await instance(further)).url,
    close: async () => {
      for (const close of closing) await close()
      await provider.close()
      await archive.close()
      await registry.close()
      await database.close()
    },
  }
}
