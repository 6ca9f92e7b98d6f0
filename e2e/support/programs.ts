import { postgresProgram } from '@mittkanta/test-kit'
import { debianBinary } from './debian-binary.ts'

/**
 * Whether programs of Debian can be run here. A suite that needs one is skipped
 * by name elsewhere; `.ci/run` fails when one is skipped.
 */
export async function canRun(...names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    const isThere = await debianBinary(name).then(
      () => true,
      () => false,
    )
    if (!isThere) return false
  }
  return true
}

/** The same of a program of PostgreSQL. */
export function canRunPostgres(name: string): boolean {
  try {
    postgresProgram(name)
    return true
  } catch {
    return false
  }
}
