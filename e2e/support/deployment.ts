import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { helsinkiDate } from '@mittkanta/calendar'
import { shippedScenarios } from '@mittkanta/client-system'
import { personId, startPortal, type RunningPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { freePort, freePorts } from '@mittkanta/test-kit'
import { composed } from './compose-file.ts'
import { imageTree, listed, said, stages } from './container-file.ts'
import { startServerForRoles } from './database-roles.ts'
import { startNginx } from './nginx.ts'
import { exitCode, start, type Started } from './started.ts'

/** A server that runs as its container would. */
export interface Server extends Started {
  readonly internalUrl: string
  readonly environment: Readonly<Record<string, string>>
}

export interface Deployment {
  /** Where browsers come in: nginx. */
  readonly url: string
  readonly port: number
  /** The reader of the story that is loaded, as identification knows them. */
  readonly person: string
  /** Directory of the image. */
  readonly image: string
  readonly portal: RunningPortal
  readonly bffs: readonly Server[]
  readonly archives: readonly Server[]
  /** Everything that nginx has written. */
  readonly nginxLogged: () => Promise<string>
  stop: () => Promise<void>
}

/** What the services' configuration says beside what each test must choose: addresses, ports, keys. */
const fixedOf = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) =>
        !value.includes('${') &&
        !value.startsWith('/run/') &&
        !name.endsWith('_HOST'),
    ),
  )

const without = (
  environment: Readonly<Record<string, string>>,
  names: readonly string[],
) =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => !names.includes(name)),
  )

async function untilReady({ internalUrl, child, printed }: Server) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(printed())
    const answer = await fetch(`${internalUrl}/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${internalUrl} did not become ready: ${printed()}`)
}

/**
 * Runs what `deploy/` describes, without a container engine: the image's own
 * tree and start line, the variables of compose.yml, the accounts of roles.sql
 * on a server that asks for passwords, and a real nginx with nginx.conf in front
 * of two bffs and two archives. Nothing of it is root.
 */
export async function deployment(): Promise<Deployment> {
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-deploy-'))
  await chmod(directory, 0o777)
  const [image, database] = await Promise.all([
    imageTree(directory),
    startServerForRoles(),
  ])
  const services = await composed()
  const [entry = ''] = said((await stages()).at(-1), 'ENTRYPOINT')
  const port = await freePort()
  const url = `https://localhost:${port}`

  const serve = async (
    name: string,
    environment: Readonly<Record<string, string>>,
    internalPort: string,
  ): Promise<Server> => {
    const service = services[name]
    const all = { ...fixedOf(service?.environment ?? {}), ...environment }
    const server = {
      ...start([...listed(entry), ...(service?.command ?? [])], image, all),
      internalUrl: `http://127.0.0.1:${internalPort}`,
      environment: all,
    }
    await untilReady(server)
    return server
  }

  await database.makeRoles()
  const migrations = (['archive', 'bff'] as const).map(async (name) => {
    const command = services[`${name}-migrate`]?.command ?? []
    const code = await exitCode([...listed(entry), ...command], image, {
      DATABASE_URL: database.url(`${name}_migrator`, name),
    })
    if (code !== 0) throw new Error(`The migrations of ${name} failed`)
  })
  await Promise.all(migrations)

  const archives: Server[] = []
  const bffs: Server[] = []
  const [archivePort, archiveInternal, bffPort, bffInternal] = await freePorts([
    'a',
    'b',
    'c',
    'd',
  ] as const).then(Object.values<number>)
  /** Starts two of a kind; the second differs in its ports. */
  const two = async (
    kind: 'archive' | 'bff',
    servers: Server[],
    environment: Readonly<Record<string, string>>,
    other: Readonly<Record<string, string>>,
  ) => {
    const internal = `${kind.toUpperCase()}_INTERNAL_PORT`
    for (const [place, more] of [{}, other].entries()) {
      const own: Record<string, string> = {
        ...environment,
        ACCESS_LOG: 'on',
        [`${kind.toUpperCase()}_HOST`]: '127.0.0.1',
        ...more,
      }
      servers.push(
        await serve(`${kind}-${place + 1}`, own, own[internal] ?? ''),
      )
    }
    return {
      stop: async () => {
        await Promise.all(servers.map((server) => server.stop()))
      },
    }
  }

  const [scenario] = await shippedScenarios()
  const viewing = scenario?.viewings.find(({ ground }) => ground === 'own')
  if (!scenario || !viewing) throw new Error('a story without a reader')
  const portal = await startPortal({
    ports: await freePorts([
      'portal',
      'archive',
      'identification',
      'authorizations',
      'bffInternal',
      'archiveInternal',
    ]),
    storage: { url: database.url('archive', 'archive') },
    bff: { DATABASE_URL: database.url('bff', 'bff') },
    publicUrl: url,
    phase: '1',
    scenarios: [scenario],
    shiftTo: helsinkiDate(new Date()),
    log: createLog('test', { write: () => undefined }),
    launch: {
      archive: (environment) =>
        two('archive', archives, environment, {
          ARCHIVE_PORT: String(archivePort),
          ARCHIVE_INTERNAL_PORT: String(archiveInternal),
        }),
      // The pages are those of the image; the list is a file of this account alone.
      bff: (environment) =>
        two(
          'bff',
          bffs,
          without(environment, ['WEB_DIRECTORY', 'COVERAGE_FILE']),
          {
            BFF_PORT: String(bffPort),
            BFF_INTERNAL_PORT: String(bffInternal),
            ARCHIVE_URL: `http://127.0.0.1:${archivePort}`,
          },
        ),
    },
  })
  await portal.load()
  const nginx = await startNginx(directory, port, [
    bffs[0]?.environment.BFF_PORT ?? '',
    String(bffPort),
  ])

  return {
    url,
    port,
    person: personId(scenario.key, viewing.reader),
    image,
    portal,
    bffs,
    archives,
    nginxLogged: async () =>
      (await readFile(join(directory, 'access.log'), 'utf8')) +
      (await readFile(join(directory, 'error.log'), 'utf8')) +
      nginx.printed(),
    stop: async () => {
      await nginx.stop()
      await portal.stop()
      await database.stop()
      await rm(directory, { recursive: true })
    },
  }
}
