import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { postgresProgram, startPostgres } from '@mittkanta/test-kit'
import { DEPLOY } from './places.ts'

/** Accounts of `deploy/roles.sql`. */
export const ROLES = [
  'archive',
  'archive_migrator',
  'bff',
  'bff_migrator',
  'statistics',
] as const
export type Role = (typeof ROLES)[number]
export type DatabaseName = 'archive' | 'bff'

/** The superuser comes in as it likes; everybody else by password. */
const ACCESS = `local all all trust
host all mittkanta 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
`

const passwordOf = (role: Role) => `${role}-of-the-test`

export interface ServerWithRoles {
  /** Connection string of an account. */
  readonly url: (role: Role, database: DatabaseName) => string
  /** Connection string of the superuser. */
  readonly superuserUrl: string
  /** Runs `roles.sql`. @param passwords by variable, instead of the usual ones */
  readonly makeRoles: (
    passwords?: Readonly<Record<string, string>>,
  ) => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Starts a PostgreSQL server that asks for passwords, without databases of ours.
 *
 * @throws {Error} when there is no PostgreSQL with its client programs
 */
export async function startServerForRoles(): Promise<ServerWithRoles> {
  const psql = postgresProgram('psql')
  const server = await startPostgres()
  const superuserUrl = `${server.url}/postgres`
  const run = (args: readonly string[], environment = {}) =>
    promisify(execFile)(psql, ['-qX', '-d', superuserUrl, ...args], {
      env: { PATH: process.env.PATH, ...environment },
    })
  await writeFile(join(server.data, 'pg_hba.conf'), ACCESS)
  await run(['-c', 'SELECT pg_reload_conf()'])

  return {
    superuserUrl,
    url: (role, database) => {
      const url = new URL(`${server.url}/${database}`)
      url.username = role
      url.password = passwordOf(role)
      return url.href
    },
    makeRoles: async (passwords = {}) => {
      const usual = Object.fromEntries(
        ROLES.map((role) => [
          `${role.toUpperCase()}_PASSWORD`,
          passwordOf(role),
        ]),
      )
      await run(['-f', join(DEPLOY, 'roles.sql')], { ...usual, ...passwords })
    },
    stop: server.stop,
  }
}
