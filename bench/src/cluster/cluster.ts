import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  makeClientSystems,
  registerOwners,
  type ClientSystemCredentials,
  type Scenario,
} from '@mittkanta/client-system'
import {
  ensurePagesBuilt,
  makeKeyPair,
  peopleOf,
  populationOf,
} from '@mittkanta/demo'
import { RIGHT_TO_INFORMATION } from '@mittkanta/mock-authorizations'
import { generateIdentificationKeys } from '@mittkanta/mock-identification'
import { freePort } from '@mittkanta/test-kit'
import { startBalancer, type Balancer } from './balancer.ts'
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts'
import { startLogoutInbox, type LogoutInbox } from './logout-inbox.ts'
import { PostgresProcess } from './postgres-process.ts'
import { ServiceProcess } from './service-process.ts'

const WEB = fileURLToPath(new URL('../../../apps/web/dist', import.meta.url))

const UNLIMITED = '1000000000'

/** How long an instance that leaves is not ready and still answers: some of the balancer's checks, on a busy machine too. */
const LEAVE_NOTICE_MILLISECONDS = 1_500

export interface ClusterOptions {
  /** Instances of each. */
  readonly bff: number
  readonly archive: number
  readonly scenarios: readonly Scenario[]
}

/** The whole portal as in production: every service a process, some of them several. */
export interface Cluster {
  /** Where browsers come in. */
  readonly url: string
  /** The identification service, as browsers and bffs call it. */
  readonly issuer: string
  /** Where its logout tokens arrive. */
  readonly logoutInbox: LogoutInbox
  /** Where client systems come in. */
  readonly intakeUrl: string
  readonly clientSystems: readonly ClientSystemCredentials[]
  readonly bffs: readonly ServiceProcess[]
  readonly archives: readonly ServiceProcess[]
  readonly identification: ServiceProcess
  readonly registry: ServiceProcess
  readonly postgres: PostgresProcess
  /** The lines between them, by what they connect. */
  readonly lines: ReadonlyMap<string, FaultProxy>
  /** Where every process keeps what it writes. */
  readonly directory: string
  stop: () => Promise<void>
}

/**
 * Starts a cluster on free ports of this machine.
 *
 * @throws when one of its services does not become ready; what was started is
 *   stopped then
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const stopping: (() => Promise<unknown>)[] = []
  const abandoning: (() => void)[] = []
  // Nothing runs on when this process is ended in the middle.
  const abandon = () =>
    abandoning
      .splice(0)
      .reverse()
      .forEach((end) => end())
  const interrupted = () => process.exit(130)
  process.once('exit', abandon)
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  const stop = async () => {
    for (const end of stopping.splice(0).reverse()) await end()
    process.off('exit', abandon)
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
  }
  try {
    return { ...(await compose(options, stopping, abandoning)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function compose(
  { bff, archive, scenarios }: ClusterOptions,
  stopping: (() => Promise<unknown>)[],
  abandoning: (() => void)[],
): Promise<Omit<Cluster, 'stop'>> {
  await ensurePagesBuilt()
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-cluster-'))
  // The server of the database runs under another account and has to get in.
  await chmod(directory, 0o711)
  stopping.push(() => rm(directory, { recursive: true, force: true }))
  abandoning.push(() => rmSync(directory, { recursive: true, force: true }))
  const [caller, signing, encryption, clientSystems] = await Promise.all([
    makeKeyPair('ES256'),
    makeKeyPair('RS256'),
    makeKeyPair('RSA-OAEP'),
    makeClientSystems(registerOwners(scenarios)),
  ])

  const lines = new Map<string, FaultProxy>()
  const line = async (name: string, target: number) => {
    const proxy = await startFaultProxy(target)
    lines.set(name, proxy)
    stopping.push(() => proxy.close())
    return proxy.port
  }
  const run = (
    name: string,
    program: string,
    readyUrl: string,
    environment: Readonly<Record<string, string>>,
  ) => {
    const service = new ServiceProcess({
      name,
      program,
      readyUrl,
      environment,
      directory,
    })
    stopping.push(() => service.kill())
    abandoning.push(() => service.signal('SIGKILL'))
    service.launch()
    return service
  }
  const write = async (name: string, value: unknown) => {
    const path = join(directory, name)
    await writeFile(path, JSON.stringify(value))
    return path
  }
  const balanced = async (
    instances: Parameters<typeof startBalancer>[0],
    port: number,
  ): Promise<Balancer> => {
    const balancer = await startBalancer(instances, port)
    stopping.push(() => balancer.close())
    return balancer
  }

  const postgres = await PostgresProcess.create(directory)
  stopping.push(() => postgres.stop())
  abandoning.push(() => postgres.abandon())
  const databasePort = await line('archive–database', postgres.port)

  const [frontPort, intakePort] = [await freePort(), await freePort()]
  const url = `http://localhost:${frontPort}`
  const intakeUrl = `http://localhost:${intakePort}`

  const archivePorts = await portsOf(archive)
  const archives = archivePorts.map(({ port, internal }, at) =>
    run(
      `archive-${at + 1}`,
      'apps/archive/src/server.ts',
      `http://127.0.0.1:${internal}/ready`,
      {
        NODE_ENV: 'development',
        DATABASE_URL: postgres.url(databasePort),
        ARCHIVE_URL: intakeUrl,
        ARCHIVE_PORT: String(port),
        ARCHIVE_INTERNAL_PORT: String(internal),
        LEAVE_NOTICE_MS: String(LEAVE_NOTICE_MILLISECONDS),
        MITTKANTA_PHASE: 'later',
        CLIENT_SYSTEMS: JSON.stringify(clientSystems.registrations),
        PORTAL_CALLER_KEYS: JSON.stringify({ keys: [caller.publicKey] }),
        DEMO_CLOCK: 'true',
        NOBODY_MARKED: 'true',
      },
    ),
  )

  const logoutInbox = await startLogoutInbox()
  stopping.push(() => logoutInbox.close())
  const identificationPort = await freePort()
  const issuer = `http://localhost:${await line('bff–identification', identificationPort)}`
  const identification = run(
    'identification',
    'mocks/identification/src/main.ts',
    `http://localhost:${identificationPort}/.well-known/openid-configuration`,
    {
      PORT: String(identificationPort),
      ISSUER: issuer,
      PEOPLE_FILE: await write('people.json', peopleOf(scenarios)),
      // Like the real service it has the same keys after a restart.
      KEYS_FILE: await write('keys.json', await generateIdentificationKeys()),
      CLIENTS_FILE: await write('clients.json', [
        {
          clientId: 'mittkanta',
          name: 'MittKanta',
          redirectUris: [`${url}/sign-in/callback`],
          postLogoutRedirectUris: [`${url}/signed-out`],
          backChannelLogoutUri: logoutInbox.url,
          jwks: { keys: [signing.publicKey, encryption.publicKey] },
        },
      ]),
    },
  )

  const registryPort = await freePort()
  const registryUrl = `http://localhost:${await line('bff–registry', registryPort)}`
  const credentials = {
    CLIENT_ID: randomBytes(4).toString('hex'),
    API_KEY: randomBytes(32).toString('base64url'),
    OAUTH_PASSWORD: randomBytes(32).toString('base64url'),
  }
  const registry = run(
    'registry',
    'mocks/authorizations/src/main.ts',
    `http://localhost:${registryPort}/`,
    {
      PORT: String(registryPort),
      ...credentials,
      REDIRECT_URIS: `${url}/acting/return`,
      POPULATION_FILE: await write('population.json', populationOf(scenarios)),
    },
  )
  await Promise.all(
    [...archives, identification, registry].map((one) => one.untilReady()),
  )

  const archiveUrls: string[] = []
  for (const [at, { port }] of archivePorts.entries()) {
    archiveUrls.push(
      `http://127.0.0.1:${await line(`bff–archive-${at + 1}`, port)}`,
    )
  }
  const lookupKey = randomBytes(32).toString('base64url')
  const bffPorts = await portsOf(bff)
  const bffs = bffPorts.map(({ port, internal }, at) =>
    run(
      `bff-${at + 1}`,
      'apps/bff/src/server.ts',
      `http://127.0.0.1:${internal}/ready`,
      {
        NODE_ENV: 'development',
        DATABASE_URL: postgres.url(),
        PUBLIC_URL: url,
        BFF_PORT: String(port),
        BFF_INTERNAL_PORT: String(internal),
        LEAVE_NOTICE_MS: String(LEAVE_NOTICE_MILLISECONDS),
        WEB_DIRECTORY: WEB,
        MITTKANTA_PHASE: 'later',
        ARCHIVE_URL: archiveUrls.join(' '),
        ARCHIVE_CALLER_KEY: JSON.stringify(caller.privateKey),
        LOOKUP_KEY: lookupKey,
        PROVIDER_ISSUER: issuer,
        PROVIDER_CLIENT_KEYS: JSON.stringify({
          keys: [signing.privateKey, encryption.privateKey],
        }),
        AUTHORIZATIONS_URL: registryUrl,
        AUTHORIZATIONS_CLIENT_ID: credentials.CLIENT_ID,
        AUTHORIZATIONS_API_KEY: credentials.API_KEY,
        AUTHORIZATIONS_OAUTH_PASSWORD: credentials.OAUTH_PASSWORD,
        AUTHORIZATIONS_INFORMATION_ROLES: RIGHT_TO_INFORMATION,
        // Everybody comes from one address, and reads faster than people do.
        LIMIT_SIGN_IN: UNLIMITED,
        LIMIT_READING: UNLIMITED,
        LIMIT_ACTING: UNLIMITED,
      },
    ),
  )
  await Promise.all(bffs.map((one) => one.untilReady()))

  const readyAt = ({ port, internal }: { port: number; internal: number }) => ({
    port,
    readyUrl: `http://127.0.0.1:${internal}/ready`,
  })
  await balanced(bffPorts.map(readyAt), frontPort)
  await balanced(archivePorts.map(readyAt), intakePort)

  return {
    url,
    intakeUrl,
    issuer,
    logoutInbox,
    clientSystems: clientSystems.credentials,
    bffs,
    archives,
    identification,
    registry,
    postgres,
    lines,
    directory,
  }
}

async function portsOf(count: number) {
  const ports: { port: number; internal: number }[] = []
  for (let at = 0; at < count; at += 1) {
    ports.push({ port: await freePort(), internal: await freePort() })
  }
  return ports
}
