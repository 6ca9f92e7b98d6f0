import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { postgresBinaries } from './postgres-binaries.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

/**
 * The user `nobody`: PostgreSQL refuses to run as root, and needs no dedicated
 * account.
 */
export const UNPRIVILEGED = { uid: 65_534, gid: 65_534 }
const nobody = process.getuid?.() === 0 ? UNPRIVILEGED : undefined

export interface PostgresServer {
  /** Connection string without a database name. */
  readonly url: string
  /** Its first process, whose children do the work. */
  readonly pid: number
  /** Where its files are. */
  readonly data: string
  stop: () => Promise<void>
}

/**
 * Starts a standby that follows a server: a copy of its files, taken while it
 * runs, by the functions that every installation has.
 *
 * @param settings as `name=value`
 */
export async function startStandby(
  primary: PostgresServer,
  settings: readonly string[] = [],
): Promise<PostgresServer> {
  const { directory, data } = await newDirectory()
  const client = new pg.Client({ connectionString: `${primary.url}/postgres` })
  await client.connect()
  await client.query(`SELECT pg_backup_start('standby', true)`)
  await cp(primary.data, data, {
    recursive: true,
    filter: (path) => !path.endsWith('postmaster.pid'),
  })
  const { rows } = await client.query<{ labelfile: string }>(
    'SELECT labelfile FROM pg_backup_stop(false)',
  )
  await client.end()
  await writeFile(join(data, 'backup_label'), rows[0]?.labelfile ?? '')
  await writeFile(join(data, 'standby.signal'), '')
  await chmod(data, 0o700)
  if (nobody) {
    await run('chown', ['-R', `${nobody.uid}:${nobody.gid}`, data])
  }
  const { hostname, port, username } = new URL(primary.url)
  return serve(directory, data, [
    `primary_conninfo=host=${hostname} port=${port} user=${username}`,
    ...settings,
  ])
}

/**
 * Starts a separate PostgreSQL server in a temporary directory, with the
 * settings that production asks for: durable, with checksums.
 *
 * @param settings more of them, as `name=value`
 * @param onLog receives what the server logs; absent: nothing is kept
 * @throws {Error} when no server can be had
 */
export async function startPostgres(
  settings: readonly string[] = [],
  onLog?: (text: string) => void,
): Promise<PostgresServer> {
  const { directory, data } = await newDirectory()
  await run(
    join(postgresBinaries(), 'initdb'),
    [
      '-D',
      data,
      '-U',
      'mittkanta',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--data-checksums',
    ],
    { ...nobody, cwd: directory },
  )
  return serve(directory, data, settings, onLog)
}

async function newDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-postgres-'))
  if (nobody) await chown(directory, nobody.uid, nobody.gid)
  return { directory, data: join(directory, 'data') }
}

/** Runs a server over files that are there. */
async function serve(
  directory: string,
  data: string,
  settings: readonly string[],
  onLog?: (text: string) => void,
): Promise<PostgresServer> {
  const port = await freePort()
  const server = spawn(
    join(postgresBinaries(), 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      directory,
      ...['max_connections=200', 'jit=off', ...settings].flatMap((setting) => [
        '-c',
        setting,
      ]),
    ],
    {
      ...nobody,
      cwd: directory,
      stdio: ['ignore', 'ignore', onLog ? 'pipe' : 'ignore'],
    },
  )
  if (onLog) server.stderr?.setEncoding('utf8').on('data', onLog)
  const url = `postgres://mittkanta@127.0.0.1:${port}`
  await untilAnswers(`${url}/postgres`)

  return {
    url,
    pid: server.pid ?? NaN,
    data,
    stop: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
