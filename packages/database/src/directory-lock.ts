import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** Another running process has the data directory open. */
export class DirectoryInUse extends Error {
  constructor(directory: string, pid: number) {
    super(
      `The data directory ${directory} is in use by process ${pid}. ` +
        'The embedded database allows one process at a time: stop the other one, or choose another directory.',
    )
    this.name = 'DirectoryInUse'
  }
}

interface Holder {
  readonly pid: number
  /**
   * Start of the process in clock ticks, where the system reports it: pids are
   * reused.
   */
  readonly startedAt: string
}

/**
 * When a process started; `''` where the system does not report it, `undefined`
 * when there is no such process.
 */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!isCode(error, 'EPERM')) return undefined
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name in parentheses that may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const isAlive = async ({ pid, startedAt }: Holder) =>
  (await startOf(pid)) === startedAt

const linked = (from: string, to: string) =>
  link(from, to).then(
    () => true,
    (error: unknown) => {
      if (isCode(error, 'EEXIST')) return false
      throw error
    },
  )

/**
 * Takes the lock of a data directory for this process. PGlite has no lock, and
 * two processes on one directory lose data without an error. The lock of a
 * killed process is taken over.
 *
 * @returns a function that gives the lock back
 * @throws {DirectoryInUse} when a running process holds it, this one included
 */
export async function lockDirectory(
  directory: string,
): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true })
  const lock = `${resolve(directory)}.lock`
  const takeover = `${lock}.takeover`
  const mine = `${lock}.${randomUUID()}`
  const startedAt = (await startOf(process.pid)) ?? ''
  await writeFile(mine, JSON.stringify({ pid: process.pid, startedAt }))

  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (await linked(mine, lock)) return () => unlink(lock)

      const holder = await holderOf(lock)
      if (holder && (await isAlive(holder))) {
        throw new DirectoryInUse(directory, holder.pid)
      }
      // Only one process at a time may clear a dead holder's lock away, so that
      // none clears the lock that another has just taken.
      if (holder && (await linked(mine, takeover))) {
        const still = await holderOf(lock)
        if (still && !(await isAlive(still))) await unlink(lock)
        await unlink(takeover)
      } else {
        const taker = await holderOf(takeover)
        if (taker && !(await isAlive(taker))) {
          await unlink(takeover).catch(() => undefined)
        }
      }
    }
    throw new Error(`The lock of ${directory} could not be taken`)
  } finally {
    await unlink(mine)
  }
}
