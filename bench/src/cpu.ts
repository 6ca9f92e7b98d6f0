import { readdir, readFile } from 'node:fs/promises'

/** The processes of one measurement, by what they do. */
export type Processes = Readonly<Record<string, number>>

/** Kernel ticks a second: `USER_HZ`, the same on every Linux. */
const TICKS_PER_SECOND = 100

/** What has been spent so far, in microseconds of processor, by what spends it. */
export type Spent = Readonly<Record<string, number>>

/**
 * Processor time (user and system) of processes and of their children, the
 * ended ones included: a PostgreSQL server works in its children.
 */
export async function spentBy(processes: Processes): Promise<Spent> {
  const all = await allProcesses()
  return Object.fromEntries(
    Object.entries(processes).map(([name, pid]) => {
      const family = all.filter((one) => one.pid === pid || one.parent === pid)
      const ticks = family.reduce((sum, one) => sum + one.ticks, 0)
      return [name, (ticks / TICKS_PER_SECOND) * 1e6]
    }),
  )
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
}

async function allProcesses(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(pids.map((pid) => processOf(Number(pid))))
  return found.filter((one) => one !== undefined)
}

/** `undefined` for one that has just ended. */
async function processOf(pid: number): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name may hold spaces and brackets; what follows its last bracket does not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [, parent, ...rest] = fields
  if (parent === undefined) return undefined
  // From `utime` to `cstime`: proc_pid_stat(5), fields 14 to 17.
  const ticks = rest.slice(9, 13).reduce((sum, text) => sum + Number(text), 0)
  return { pid, parent: Number(parent), ticks }
}
