import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { postgresBinaries } from './postgres-binaries.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

/** `nobody`: PostgreSQL refuses to run as root, and needs no account of its own. */
export const UNPRIVILEGED = { uid: 65_534, gid: 65_534 }

export interface PostgresServer {
  /** Connection string without a database name. */
  readonly url: string
  /** Its first process, whose children do the work. */
  readonly pid: number
  stop: () => Promise<void>
}

/**
 * Starts a PostgreSQL server of its own in a temporary directory, with the
 * settings that production asks for: durable, with checksums.
 *
 * @throws {Error} when no server can be had
 */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = postgresBinaries()
  const isRoot = process.getuid?.() === 0
  const identity = isRoot ? UNPRIVILEGED : {}
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-postgres-'))
  if (isRoot) await chown(directory, UNPRIVILEGED.uid, UNPRIVILEGED.gid)
  const data = join(directory, 'data')
  const port = await freePort()

  await run(
    join(bin, 'initdb'),
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
    { ...identity, cwd: directory },
  )
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      directory,
      '-c',
      'max_connections=200',
      '-c',
      'jit=off',
    ],
    { ...identity, cwd: directory, stdio: 'ignore' },
  )
  const url = `postgres://mittkanta@127.0.0.1:${port}`
  await untilAnswers(`${url}/postgres`)

  return {
    url,
    pid: server.pid ?? NaN,
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
