import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, type Database } from '@mittkanta/database'
import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import { insertContents } from '../reading/oracle/contents.ts'
import {
  record,
  visible,
  visiblePaper,
  visibleRelation,
} from '../reading/records.ts'
import { PARTED } from './parts.ts'

const MIGRATIONS = new URL('../../src/db/migrations/', import.meta.url)

/** Brings an empty database to the schema before the tables lay in parts. */
async function migrateToRelease(database: Database): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-migrations-'))
  for (const name of await readdir(MIGRATIONS)) {
    if (name < '005')
      await copyFile(new URL(name, MIGRATIONS), join(directory, name))
  }
  await migrate(database, directory, 'archive_schema')
  await rm(directory, { recursive: true })
}

/** The columns of the tables that move, as they are now. */
async function columnsNow(database: Database) {
  const rows = await database.query({
    text: `SELECT table_name AS table, array_agg(column_name::text) AS columns
           FROM information_schema.columns WHERE table_name = ANY ($1::text[])
           GROUP BY 1`,
    values: [PARTED],
  })
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

/** Every row of the tables that move, as text. @param columns of which of them */
async function everything(
  database: Database,
  columns: ReadonlyMap<unknown, unknown>,
) {
  const tables = await Promise.all(
    PARTED.map(async (table) => {
      const rows = await database.query({
        text: `SELECT (SELECT jsonb_object_agg(key, value)::text
                 FROM jsonb_each(to_jsonb(t)) WHERE key = ANY ($1::text[])) AS row
               FROM ${table} t ORDER BY 1`,
        values: [columns.get(table)],
      })
      return [table, rows.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(tables)
}

const document = { ...visible, attachments: [visiblePaper] }

describe.each(ENGINES)('the move into parts on %s', (engine) => {
  let database: Database
  let people: string[]

  beforeAll(async () => {
    database = await freshDatabase(engine)
    await migrateToRelease(database)
    await insertContents(database)
    people = []
    for (let person = 0; person < 30; person += 1) {
      const written = await record(
        database,
        [document, visible],
        [visibleRelation],
      )
      people.push(written.person)
      await database.query({
        text: `INSERT INTO will VALUES ($1, 'permission', 1, false, '{"value":"positive"}',
                 'client', 'client', 'adult', now(), NULL, $1, 'x')`,
        values: [written.person],
      })
    }
  })
  afterAll(() => database.close())

  it('keeps every row, and what is written and deleted meanwhile', async () => {
    const [gone = '', ...others] = people
    const columns = await columnsNow(database)
    const before = await everything(database, columns)
    expect(before.reading?.length).toBe(60)

    // As many instances as start at once migrate; others continue to write.
    const state = { isMoving: true }
    const moves =
      engine === 'postgres'
        ? Promise.all([migrateArchive(database), migrateArchive(database)])
        : migrateArchive(database)
    const writing = (async () => {
      const written: string[] = []
      while (state.isMoving && engine === 'postgres') {
        written.push((await record(database, [visible])).person)
      }
      return written
    })()
    await database.query({
      text: 'DELETE FROM reading WHERE person_id = $1',
      values: [gone],
    })
    await moves
    state.isMoving = false
    const written = await writing
    const after = await everything(database, columns)

    const kept = (rows: readonly unknown[] | undefined) =>
      rows?.filter((row) =>
        others.some((person) => String(row).includes(person)),
      )
    for (const table of PARTED) {
      expect(kept(after[table]), table).toEqual(kept(before[table]))
    }
    expect(after.reading?.filter((row) => String(row).includes(gone))).toEqual(
      [],
    )
    for (const person of written) {
      expect(after.reading?.some((row) => String(row).includes(person))).toBe(
        true,
      )
    }
  })

  it('leaves tables in eight parts, whose keys begin with the person, and nothing beside', async () => {
    const parts = await database.query({
      text: `SELECT parent.relname AS name, count(*) AS parts
             FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent
             WHERE parent.relkind = 'p' GROUP BY 1 ORDER BY 1`,
    })
    expect(parts).toEqual(PARTED.map((name) => ({ name, parts: 8 })))

    const keys = await database.query({
      text: `SELECT conrelid::regclass::text AS part, contype AS kind,
               pg_get_constraintdef(oid) AS says
             FROM pg_constraint
             WHERE contype IN ('p', 'u', 'f')
               AND conrelid::regclass::text ~ '^(${PARTED.join('|')})_\\d$'`,
    })
    for (const { part, kind, says } of keys) {
      expect(says, String(part)).toMatch(
        kind === 'f'
          ? /^FOREIGN KEY \(person_id\) REFERENCES person/
          : /^(PRIMARY KEY|UNIQUE) \(person_id, /,
      )
    }
    const left = await database.query({
      text: `SELECT relname FROM pg_class WHERE relname LIKE '%parted%'
             UNION SELECT tgname FROM pg_trigger WHERE tgname = 'mirror'`,
    })
    expect(left).toEqual([])
  })

  it('leaves the statements of the release before as they were: each can still be prepared', async () => {
    const released = JSON.parse(
      await readFile(new URL('./statements-004.json', import.meta.url), 'utf8'),
    ) as string[]
    expect(released.length).toBeGreaterThan(50)
    for (const [place, text] of released.entries()) {
      await database.script(`PREPARE released_${place} AS ${text}`)
    }
  })
})
