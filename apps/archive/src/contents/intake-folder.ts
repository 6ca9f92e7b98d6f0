import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'mittkanta-intake-'

/**
 * Makes a folder for contents that are being received, readable to this
 * service's account alone. What killed services have left behind is removed: it
 * is unreferenced personal data. What another account has left is not ours to
 * remove, and does not keep this one from starting.
 */
export function intakeFolder(): {
  readonly path: string
  remove: () => void
} {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(PREFIX)
      ? Number(name.slice(PREFIX.length).split('-')[0])
      : NaN
    const left = join(tmpdir(), name)
    if (owner > 0 && !isRunning(owner) && isOurs(left)) removeFolder(left)
  }
  const path = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  return { path, remove: () => removeFolder(path) }
}

const removeFolder = (path: string) =>
  rmSync(path, { recursive: true, force: true })

const isOurs = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()

/** Whether a process runs; one of another account counts as running. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(
      error instanceof Error &&
      'code' in error &&
      error.code === 'ESRCH'
    )
  }
}
