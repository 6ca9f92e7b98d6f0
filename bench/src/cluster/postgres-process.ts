import {
  execFile,
  spawn,
  spawnSync,
  type ChildProcess,
} from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { chown, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort, postgresBinaries, UNPRIVILEGED } from '@mittkanta/test-kit'
import pg from 'pg'

const run = promisify(execFile)

/** Enough for a cluster's hour, small enough to be filled in a moment. */
const DISK = '600m'

/** Delay before a server that ended unexpectedly is started again. */
const RESTART_MILLISECONDS = 500

/**
 * A PostgreSQL server whose data outlive its process, and which a supervisor
 * starts again when it has given up: after a full disk, for instance. What it
 * says is in `postgres.log` beside its directory.
 */
export class PostgresProcess {
  readonly port: number
  readonly #directory: string
  /** Whether the supervisor keeps it running. */
  #isWanted = false
  /** Whether its data are on a separate small disk that can be filled. */
  readonly hasOwnDisk: boolean
  #child: ChildProcess | undefined

  private constructor(directory: string, port: number, hasOwnDisk: boolean) {
    this.#directory = directory
    this.port = port
    this.hasOwnDisk = hasOwnDisk
  }

  /**
   * Makes the data directory, on a separate disk where that is possible, and
   * starts the server.
   */
  static async create(parent: string): Promise<PostgresProcess> {
    const directory = join(parent, 'postgres')
    await mkdir(directory)
    const hasOwnDisk = await run('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${DISK}`,
      'tmpfs',
      directory,
    ]).then(
      () => true,
      () => false,
    )
    const isRoot = process.getuid?.() === 0
    if (isRoot) await chown(directory, UNPRIVILEGED.uid, UNPRIVILEGED.gid)
    await run(
      join(postgresBinaries(), 'initdb'),
      [
        '-D',
        join(directory, 'data'),
        '-U',
        'mittkanta',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C',
        '--data-checksums',
      ],
      { ...(isRoot ? UNPRIVILEGED : {}), cwd: directory },
    )
    const server = new PostgresProcess(directory, await freePort(), hasOwnDisk)
    server.launch()
    await server.untilReady()
    return server
  }

  /** Connection string, by the server's own port or by that of a line to it. */
  url(port = this.port): string {
    return `postgres://mittkanta@127.0.0.1:${port}/postgres`
  }

  get #isRunning(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  /**
   * Starts the server, and restarts it from then on whenever it ends
   * unexpectedly.
   */
  launch(): void {
    this.#isWanted = true
    if (this.#isRunning) return
    const isRoot = process.getuid?.() === 0
    const output = openSync(`${this.#directory}.log`, 'a')
    const child = spawn(
      join(postgresBinaries(), 'postgres'),
      [
        '-D',
        join(this.#directory, 'data'),
        '-p',
        String(this.port),
        '-h',
        '127.0.0.1',
        '-k',
        this.#directory,
        '-c',
        'max_connections=100',
        '-c',
        'jit=off',
        '-c',
        'max_wal_size=128MB',
        '-c',
        'min_wal_size=32MB',
      ],
      {
        ...(isRoot ? UNPRIVILEGED : {}),
        cwd: this.#directory,
        stdio: ['ignore', output, output],
      },
    )
    closeSync(output)
    child.once('exit', () => {
      setTimeout(() => {
        if (this.#isWanted) this.launch()
      }, RESTART_MILLISECONDS)
    })
    this.#child = child
  }

  async untilReady(seconds = 60): Promise<void> {
    const until = performance.now() + seconds * 1000
    for (;;) {
      try {
        await this.query('SELECT 1')
        return
      } catch (error) {
        if (performance.now() > until) throw error
        await delay(100)
      }
    }
  }

  /** Runs one statement over a separate connection, outside every queue. */
  async query<Result extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
  ): Promise<Result[]> {
    const client = new pg.Client({
      connectionString: this.url(),
      connectionTimeoutMillis: 2_000,
      query_timeout: 60_000,
    })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Result>(text, values)).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  /** The postmaster and all that it started. */
  processes(): number[] {
    const pid = this.#child?.pid
    return pid === undefined || !this.#isRunning
      ? []
      : [pid, ...childrenOf(pid)]
  }

  /** Signals the postmaster and its children, or the children that serve a client only. */
  signal(signal: NodeJS.Signals, which: 'all' | 'one-backend'): void {
    const processes = this.processes()
    const backends = processes.filter((pid) =>
      commandOf(pid).startsWith('postgres: mittkanta '),
    )
    const chosen = which === 'all' ? processes : backends.slice(0, 1)
    for (const pid of chosen) {
      try {
        process.kill(pid, signal)
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  /** Kills the postmaster, waits until nothing of it is left, and leaves it so. */
  async kill(): Promise<void> {
    this.#isWanted = false
    const processes = this.processes()
    this.signal('SIGKILL', 'all')
    const isAlive = (pid: number) => commandOf(pid) !== ''
    while (processes.some(isAlive)) await delay(20)
  }

  /** Leaves no room on its disk. */
  async fillDisk(): Promise<void> {
    const filler = await open(join(this.#directory, 'filler'), 'a')
    try {
      const piece = Buffer.alloc(1024 * 1024)
      for (;;) await filler.write(piece)
    } catch {
      // No more of it fits.
    } finally {
      await filler.close()
    }
  }

  async freeDisk(): Promise<void> {
    await rm(join(this.#directory, 'filler'), { force: true })
  }

  /** Ends it at once, when there is no time left. */
  abandon(): void {
    this.#isWanted = false
    this.signal('SIGKILL', 'all')
    if (this.hasOwnDisk) spawnSync('umount', ['-l', this.#directory])
  }

  async stop(): Promise<void> {
    this.#isWanted = false
    this.signal('SIGCONT', 'all')
    if (this.#isRunning) {
      const child = this.#child
      child?.kill('SIGINT')
      if (child) await once(child, 'exit')
    }
    if (this.hasOwnDisk) await run('umount', ['-l', this.#directory])
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((one) => {
      const stat = textOf(`/proc/${one}/stat`)
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(pid)
    })
}

const commandOf = (pid: number) => textOf(`/proc/${pid}/cmdline`)

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
