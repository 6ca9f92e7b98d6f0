import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openDatabase } from '@mittkanta/database'
import { postgresProgram, startPostgres } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ROLES,
  startServerForRoles,
  type DatabaseName,
  type Role,
  type ServerWithRoles,
} from '../support/database-roles.ts'
import { ROOT } from '../support/places.ts'
import { canRunPostgres } from '../support/programs.ts'
import { start } from '../support/started.ts'

const DATABASES = ['archive', 'bff'] as const
const TABLE = { archive: 'person', bff: 'bff_session' } as const
/** What holds rows after the migrations and one row of the test. */
const KEPT = { archive: 'archive_setting', bff: 'bff_migration' } as const
const other = (name: DatabaseName) => (name === 'archive' ? 'bff' : 'archive')

const migration = (name: DatabaseName) =>
  fileURLToPath(new URL(`../../apps/${name}/src/migrate.ts`, import.meta.url))

describe.runIf(canRunPostgres('psql'))('deploy/roles.sql (S13)', () => {
  let server: ServerWithRoles

  /** Runs a `migrate.ts`, as compose.yml does. */
  const migrate = async (name: DatabaseName, url: string) => {
    const run = start(
      ['node', '--import', '@mittkanta/run-typescript', migration(name)],
      `${ROOT}apps/${name}`,
      { DATABASE_URL: url },
    )
    await new Promise((resolve) => run.child.once('close', resolve))
    if (run.child.exitCode !== 0) throw new Error(run.printed())
  }

  /** The rows of a statement, or the SQLSTATE of its failure. */
  const ask = async (role: Role, name: DatabaseName, text: string) => {
    const database = await openDatabase({ url: server.url(role, name) })
    try {
      return await database.query({ text })
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error
    } finally {
      await database.close()
    }
  }

  beforeAll(async () => {
    server = await startServerForRoles()
    await server.makeRoles()
    for (const name of DATABASES) {
      await migrate(name, server.url(`${name}_migrator`, name))
    }
  }, 240_000)
  afterAll(() => server.stop())

  it('may be run again, and gives passwords that are kept as SCRAM verifiers', async () => {
    await server.makeRoles()
    const database = await openDatabase({ url: server.superuserUrl })
    const roles = await database.query({
      text: `SELECT rolname AS name, rolsuper OR rolcreatedb OR rolcreaterole
          OR rolreplication OR rolbypassrls AS "isPrivileged",
          rolpassword LIKE 'SCRAM-SHA-256$%' AS "isScram"
        FROM pg_authid WHERE rolcanlogin AND rolname <> 'mittkanta'
        ORDER BY rolname`,
    })
    await database.close()

    expect(roles).toEqual(
      ROLES.map((name) => ({ name, isPrivileged: false, isScram: true })),
    )
  })

  it('makes nothing without each of the passwords', async () => {
    await expect(server.makeRoles({ BFF_PASSWORD: '' })).rejects.toThrow(
      /A password is missing/,
    )
  })

  describe.each(DATABASES)('the account %s', (name) => {
    const table = TABLE[name]

    it('reads and writes rows of the service’s tables', async () => {
      expect(await ask(name, name, `SELECT 1 FROM ${table} LIMIT 1`)).toEqual(
        [],
      )
      expect(await ask(name, name, `DELETE FROM ${table}`)).toEqual([])
    })

    it.each([
      'CREATE TABLE thing (id int)',
      'CREATE TEMPORARY TABLE thing (id int)',
      'CREATE SCHEMA thing',
      'CREATE FUNCTION thing() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      `ALTER TABLE ${table} ADD COLUMN thing int`,
      `TRUNCATE ${table}`,
      `DROP TABLE ${table}`,
      `CREATE INDEX ON ${table} ((1))`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      'CREATE ROLE thing',
      `SET ROLE ${name}_migrator`,
      `COPY ${table} TO PROGRAM 'cat'`,
      "SELECT pg_read_file('postgresql.conf')",
    ])('cannot do: %s', async (text) => {
      expect(await ask(name, name, text)).toBe('42501')
    })

    it.each([name, `${name}_migrator`] as const)(
      'as %s, cannot enter the other service’s database or the server’s own',
      async (role) => {
        for (const database of [other(name), 'postgres', 'template1']) {
          const url = server.url(role, database as DatabaseName)
          const opened = await openDatabase({ url })
          await expect(opened.query({ text: 'SELECT 1' })).rejects.toThrow(
            /database|permission/i,
          )
          await opened.close()
        }
      },
    )
  })

  it(
    'gives each half of a shared database to its accounts, by the dump of docs/operations.md',
    { timeout: 240_000 },
    async () => {
      const shared = await startPostgres()
      const oldUrl = `${shared.url}/postgres`
      for (const name of DATABASES) await migrate(name, oldUrl)
      const old = await openDatabase({ url: oldUrl })
      await old.query({
        text: "INSERT INTO archive_setting (name, value) VALUES ('kept', '\\x01')",
      })
      await old.close()
      const halves = { archive: '-T', bff: '-t' } as const
      const fresh = await startServerForRoles()
      try {
        await fresh.makeRoles()
        for (const name of DATABASES) {
          const url = fresh.url(`${name}_migrator`, name)
          await promisify(execFile)('sh', [
            '-c',
            `"${postgresProgram('pg_dump')}" -Fc ${halves[name]} 'bff_*' "${oldUrl}" |
            "${postgresProgram('pg_restore')}" -e --no-owner --no-acl -d "${url}"`,
          ])
          const database = await openDatabase({ url: fresh.url(name, name) })
          const tables = await database.query({
            text: "SELECT tableowner AS owner FROM pg_tables WHERE schemaname = 'public' GROUP BY 1",
          })
          const kept = await database.query({
            text: `SELECT 1 AS row FROM ${KEPT[name]}`,
          })
          await database.close()
          expect(tables).toEqual([{ owner: `${name}_migrator` }])
          expect(kept.length).toBeGreaterThan(0)
        }
      } finally {
        await fresh.stop()
        await shared.stop()
      }
    },
  )

  it('lets statistics read counters of every account, and no row and no common value of a table', async () => {
    for (const name of DATABASES) {
      const asked = (text: string) => ask('statistics', name, text)
      expect(
        await asked(`SELECT count(*)::int > 0 AS "isSeen"
          FROM pg_stat_database WHERE datname = '${name}'`),
      ).toEqual([{ isSeen: true }])
      expect(await asked(`SELECT 1 FROM public.${TABLE[name]}`)).toBe('42501')
      expect(
        await asked("SELECT 1 FROM pg_stats WHERE schemaname = 'public'"),
      ).toEqual([])
      // Its transactions are read-only as well.
      expect(await asked('CREATE TEMPORARY TABLE thing (id int)')).toBe('25006')
    }
  })
})
