import { fileURLToPath } from 'node:url'
import {
  readConfig as readArchiveConfig,
  startArchive,
  type RunningArchive,
} from '@mittkanta/archive'
import { readConfig as readBffConfig, startBff } from '@mittkanta/bff'
import { helsinkiDate, type PlainDate } from '@mittkanta/calendar'
import {
  loadScenarios,
  makeClientSystems,
  registerOwners,
  shiftScenario,
  type ClientSystemCredentials,
  type LoadProgress,
  type LoadSummary,
  type Scenario,
} from '@mittkanta/client-system'
import type { RunningAuthorizations } from '@mittkanta/mock-authorizations'
import {
  generateIdentificationKeys,
  startIdentification,
} from '@mittkanta/mock-identification'
import type { Log } from '@mittkanta/service-kit'
import { writeCoverage } from './coverage.ts'
import { recordDeaths } from './deaths.ts'
import { makeKeyPair } from './keys.ts'
import { peopleOf } from './people.ts'
import { startRegistry } from './registry.ts'

const WEB = fileURLToPath(new URL('../../../apps/web/dist', import.meta.url))

/** What listens: the portal, the services behind it, health and metrics of two of them. */
export const PORTS = [
  'portal',
  'archive',
  'identification',
  'authorizations',
  'bffInternal',
  'archiveInternal',
] as const

export interface PortalOptions {
  readonly ports: Readonly<Record<(typeof PORTS)[number], number>>
  /** A directory of the embedded databases, or a PostgreSQL server's database. */
  readonly storage: { readonly directory: string } | { readonly url: string }
  /** Where browsers come in, when it is not the portal's own port. */
  readonly publicUrl?: string | undefined
  readonly phase: '1' | 'later'
  readonly scenarios: readonly Scenario[]
  /**
   * The day on which every story's "today" falls; dates as written when absent.
   */
  readonly shiftTo?: PlainDate | undefined
  readonly clock?: () => Date
  readonly log: Log
  /** More configuration of the archive and of the bff, by environment variable. */
  readonly archive?: Readonly<Record<string, string>>
  readonly bff?: Readonly<Record<string, string>>
  /** How archive and bff run: in this process when absent. */
  readonly launch?: { readonly archive: Launch; readonly bff: Launch }
}

/** The same after a restart, so that visits in a kept data directory are found again. */
const LOOKUP_KEY = 'key-of-the-demo-which-holds-no-real-persons'

type Environment = Readonly<Record<string, string>>

/**
 * Runs a service by its configuration; resolves when it answers. An archive in
 * another process takes no deaths from the stories.
 */
export type Launch = (
  environment: Environment,
) => Promise<
  { stop: () => Promise<void> } & Partial<Pick<RunningArchive, 'recordDeath'>>
>

/** The whole portal on this machine. */
export interface RunningPortal {
  /** Where the browser goes. */
  readonly url: string
  readonly archiveUrl: string
  readonly identificationUrl: string
  readonly authorizationsUrl: string
  /** The stand-in itself, to be made to misbehave or given other relations. */
  readonly registry: RunningAuthorizations
  /** How each organiser's client system proves to the archive who it is. */
  readonly clientSystems: readonly ClientSystemCredentials[]
  /** Loads the scenarios through the intake, as client systems would. */
  load: (onProgress?: (progress: LoadProgress) => void) => Promise<LoadSummary>
  stop: () => Promise<void>
}

/**
 * Composes archive, bff, pages and the stand-ins on localhost, each on a
 * separate port and with fresh keys.
 *
 * @throws {DirectoryInUse} when another process has the data directory open
 */
export async function startPortal(
  options: PortalOptions,
): Promise<RunningPortal> {
  const { ports, storage, phase, scenarios, shiftTo, log } = options
  const clock = options.clock ?? (() => new Date())
  const launch = options.launch ?? {
    archive: (environment: Environment) =>
      startArchive(readArchiveConfig(environment), log, clock),
    bff: (environment: Environment) =>
      startBff(readBffConfig(environment), log, clock),
  }
  const url = options.publicUrl ?? `http://localhost:${ports.portal}`
  const archiveUrl = `http://127.0.0.1:${ports.archive}`
  const [caller, signing, encryption, identificationKeys, clientSystems] =
    await Promise.all([
      makeKeyPair('ES256'),
      makeKeyPair('RS256'),
      makeKeyPair('RSA-OAEP'),
      generateIdentificationKeys(),
      makeClientSystems(registerOwners(scenarios)),
    ])
  const database =
    'url' in storage
      ? { DATABASE_URL: storage.url }
      : { DATA_DIR: storage.directory }

  const archive = await launch.archive({
    NODE_ENV: 'development',
    ...database,
    ARCHIVE_URL: archiveUrl,
    ARCHIVE_PORT: String(ports.archive),
    ARCHIVE_INTERNAL_PORT: String(ports.archiveInternal),
    MITTKANTA_PHASE: phase,
    CLIENT_SYSTEMS: JSON.stringify(clientSystems.registrations),
    PORTAL_CALLER_KEYS: JSON.stringify({ keys: [caller.publicKey] }),
    DEMO_CLOCK: 'true',
    NOBODY_MARKED: 'true',
    ...options.archive,
  })
  const stopping = [() => archive.stop()]
  const stop = async () => {
    for (const end of stopping.reverse()) await end()
  }

  try {
    const told =
      shiftTo === undefined
        ? scenarios
        : scenarios.map((scenario) => shiftScenario(scenario, shiftTo))
    const identification = await startIdentification(
      { issuer: `http://localhost:${ports.identification}` },
      {
        people: peopleOf(told),
        clients: [
          {
            clientId: 'mittkanta',
            name: 'MittKanta',
            redirectUris: [`${url}/sign-in/callback`],
            postLogoutRedirectUris: [`${url}/signed-out`],
            backChannelLogoutUri: `${url}/sign-in/backchannel-logout`,
            jwks: { keys: [signing.publicKey, encryption.publicKey] },
          },
        ],
        keys: identificationKeys,
        log,
      },
      ports.identification,
    )
    stopping.push(() => identification.close())

    const authorizations = await startRegistry({
      port: ports.authorizations,
      portalUrl: url,
      scenarios: told,
      clock,
      log,
    })
    stopping.push(() => authorizations.registry.close())

    const coverage = await writeCoverage(told, helsinkiDate(clock()))
    stopping.push(() => coverage.remove())

    const bff = await launch.bff({
      NODE_ENV: 'development',
      ...database,
      PUBLIC_URL: url,
      BFF_PORT: String(ports.portal),
      BFF_INTERNAL_PORT: String(ports.bffInternal),
      WEB_DIRECTORY: WEB,
      MITTKANTA_PHASE: phase,
      ARCHIVE_URL: archiveUrl,
      ARCHIVE_CALLER_KEY: JSON.stringify(caller.privateKey),
      LOOKUP_KEY,
      PROVIDER_ISSUER: identification.issuer,
      PROVIDER_CLIENT_KEYS: JSON.stringify({
        keys: [signing.privateKey, encryption.privateKey],
      }),
      COVERAGE_FILE: coverage.path,
      ...authorizations.environment,
      ...options.bff,
    })
    stopping.push(() => bff.stop())

    return {
      url,
      archiveUrl,
      identificationUrl: identification.issuer,
      authorizationsUrl: authorizations.url,
      registry: authorizations.registry,
      clientSystems: clientSystems.credentials,
      load: async (onProgress) => {
        const summary = await loadScenarios({
          archiveUrl,
          scenarios,
          clientSystems: clientSystems.credentials,
          phase,
          ...(shiftTo !== undefined && { shiftTo }),
          ...(onProgress !== undefined && { onProgress }),
        })
        const { recordDeath } = archive
        if (recordDeath) {
          await recordDeaths({ recordDeath }, told, helsinkiDate(clock()))
        }
        return summary
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
