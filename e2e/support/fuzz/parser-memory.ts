import { readdirSync, readFileSync } from 'node:fs'

const EVERY_MS = 100

/**
 * Resident bytes of a process; 0 when it has ended, or where the system does
 * not report them.
 */
function residentBytes(pid: string): number {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (!command.includes('gate-process')) return 0
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Children of this process, where the system reports them. */
function children(): string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((pid) => pid !== ''),
    )
  } catch {
    return []
  }
}

/** Weighs the gate's parsing processes until it is asked for the most. */
export function weighParsers(): { most: () => number } {
  let most = 0
  const timer = setInterval(() => {
    for (const pid of children()) most = Math.max(most, residentBytes(pid))
  }, EVERY_MS)
  return {
    most: () => {
      clearInterval(timer)
      return most
    },
  }
}
