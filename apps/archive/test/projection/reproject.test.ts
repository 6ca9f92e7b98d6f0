import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, type Database } from '@mittkanta/database'
import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import { knownPersonId } from '../../src/persons/persons.ts'
import { reproject } from '../../src/projection/reproject.ts'
import { own, startPortal } from '../reading/portal.ts'
import { delayedUntil, marked, released, special } from '../reading/stories.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import {
  altered,
  attachment,
  correction,
  nextVersion,
} from '../support/documents.ts'
import { given, type Story } from '../support/given.ts'

const MIGRATIONS = new URL('../../src/db/migrations/', import.meta.url)

/** Everything that deliveries leave, in an order in which each refers to those before it. */
const TABLES = [
  'archive_setting',
  'person',
  'content',
  'document_version',
  'document_client',
  'document_case',
  'document_content',
  'case_state',
  'case_member',
  'client_relation',
  'reading',
  'reading_attachment',
]
const PROJECTED = ['client_relation', 'reading', 'reading_attachment']

/** What the release before left null: everything that migrations since then have added. */
const SINCE_RELEASE = {
  client_relation: ['responsible_workers', 'projection'],
  reading: [
    'own_task',
    'available_at',
    'available_on_for_guardians',
    'available_at_for_guardians',
    'delay_ended_on',
    'corrected_at',
    'correction_document_id',
    'changed_since_leaving',
    'projection',
  ],
  reading_attachment: [
    'case_special_content',
    'case_show_from',
    'case_guardian_disclosure',
    'available_at',
    'available_on_for_guardians',
    'available_at_for_guardians',
    'delay_ended_on',
    'corrected_at',
    'correction_document_id',
    'changed_since_leaving',
    'projection',
  ],
}

/** An empty database with the schema of the release before. */
async function ofTheReleaseBefore(
  engine: (typeof ENGINES)[number],
): Promise<Database> {
  const database = await freshDatabase(engine)
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-migrations-'))
  for (const name of await readdir(MIGRATIONS)) {
    if (name < '008') {
      await copyFile(new URL(name, MIGRATIONS), join(directory, name))
    }
  }
  await migrate(database, directory, 'archive_schema')
  await rm(directory, { recursive: true })
  return database
}

/** The rows that are projected, by table. */
async function projected(database: Database) {
  const tables = PROJECTED.map(async (table) => {
    const rows = await database.query({
      text: `SELECT to_jsonb(t) AS row FROM ${table} t
             ORDER BY person_id, first_document_id, to_jsonb(t) ->> 'task'`,
    })
    return [table, rows.map(({ row }) => row)] as const
  })
  return Object.fromEntries(await Promise.all(tables))
}

/** Everything that one database holds, written into another as far as it has the columns. */
async function copied(from: Database, to: Database): Promise<void> {
  for (const table of TABLES) {
    const [row] = await from.query({
      text: `SELECT coalesce(json_agg(t), '[]')::text AS rows FROM ${table} t`,
    })
    await to.query({
      text: `INSERT INTO ${table}
             SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)
             ON CONFLICT DO NOTHING`,
      values: [String(row?.rows)],
    })
  }
}

/** Makes rows what the release before would have left on today's schema. */
async function forget(database: Database): Promise<void> {
  for (const [table, columns] of Object.entries(SINCE_RELEASE)) {
    await database.query({
      text: `UPDATE ${table} SET ${columns.map((column) => `${column} = NULL`).join(', ')}`,
    })
  }
}

describe.each(ENGINES)('rows of an older projection on %s', (engine) => {
  let archive: TestArchive
  let story: Story
  let other: Story
  let expected: Awaited<ReturnType<typeof projected>>

  beforeAll(async () => {
    archive = await openTestArchive(engine, { demoClock: true })
    const make = given(archive)
    story = await make.story()
    other = await make.story()
    const on = async (
      day: string,
      documents: Parameters<typeof make.accepted>[0],
      token?: string,
    ) =>
      make.accepted(documents, {
        headers: { 'x-demo-archived-at': `${day}T12:00:00+02:00` },
        ...(token !== undefined && { token }),
      })
    const hidden = marked(story.document, special)
    const delayed = marked(
      attachment(hidden, [await make.content()]),
      delayedUntil('2024-02-25'),
    )
    const shown = released(hidden)
    const corrected = correction(shown, [await make.content()])
    await on('2024-02-02', [story.relation, story.ofCase, hidden, delayed])
    await on('2024-02-20', [shown])
    await on('2024-02-21', [corrected])
    await on('2024-02-22', [
      altered(nextVersion(corrected), ({ metadata }) => {
        delete metadata.correctionReason
        delete metadata.description
      }),
    ])
    // Of another register, which is locked for itself.
    const theirs = [other.relation, other.ofCase, other.document].map(
      (document) =>
        altered(document, ({ metadata }) => {
          metadata.controllerId = '1.2.246.10.900'
          metadata.controllerName = 'Inlandets välfärdsområde'
          metadata.serviceOrganiserId = '1.2.246.10.900'
          metadata.serviceOrganiserName = 'Inlandets välfärdsområde'
        }),
    )
    const token = await archive.otherClient.token(archive.url, archive.clock())
    await on('2024-02-02', theirs, token)
    expected = await projected(archive.database)
    expect(expected.reading).toHaveLength(2)
    expect(expected.reading_attachment).toHaveLength(1)
  })
  afterAll(() => archive.close())

  it('get the new columns when a database of the release before is migrated', async () => {
    const before = await ofTheReleaseBefore(engine)
    await copied(archive.database, before)
    expect(
      Object.keys((await projected(before)).reading?.[0] ?? {}),
    ).not.toContain('projection')

    expect(await migrateArchive(before)).toBe(0)

    expect(await projected(before)).toEqual(expected)
    await before.close()
  })

  it('are hidden from everyone until then, and as they were after', async () => {
    const portal = await startPortal(archive.database, {
      phase: 'later',
      activeUseYears: 17,
    })
    const person = await knownPersonId(archive.database, story.client)
    const read = async () => {
      const answer = await portal.read(own(String(person)), '/front-page')
      const page = (await answer.json()) as Record<string, unknown[]>
      return [page.tasks?.length, page.clientRelations?.length]
    }
    expect(await read()).toEqual([1, 1])
    await forget(archive.database)
    expect(await read()).toEqual([0, 0])

    expect(await reproject(archive.database)).toBe(0)

    expect(await read()).toEqual([1, 1])
    expect(await projected(archive.database)).toEqual(expected)
    await portal.close()
  })

  it('are written again from where it was interrupted', async () => {
    await forget(archive.database)
    let transactions = 0
    const breaking: Database = {
      ...archive.database,
      transaction: (work, isolation) => {
        transactions += 1
        if (transactions === 2) {
          return Promise.reject(
            Object.assign(new Error('gone'), { code: '57P01' }),
          )
        }
        return archive.database.transaction(work, isolation)
      },
    }
    const isDone = async () => {
      const rows = Object.values(await projected(archive.database)).flat()
      return rows.map((row) => (row as Record<string, unknown>).projection)
    }

    await expect(reproject(breaking)).rejects.toThrow('gone')
    expect(await isDone()).toContain(null)
    expect(await isDone()).toContain(1)
    expect(await reproject(archive.database)).toBe(0)
    expect(await projected(archive.database)).toEqual(expected)
  })

  it('of a document that cannot be projected stay hidden, and keep nothing else back', async () => {
    await forget(archive.database)
    const broken = other.document.metadata.documentId
    const caseId = other.ofCase.metadata.caseId
    const putCase = (id: string | null) =>
      archive.database.query({
        text: 'UPDATE document_version SET case_id = $2 WHERE document_id = $1',
        values: [broken, id],
      })
    await putCase(null)

    expect(await reproject(archive.database)).toBe(1)
    const left = await archive.database.query({
      text: 'SELECT first_document_id FROM reading WHERE changed_since_leaving IS NULL',
    })
    expect(left).toEqual([{ first_document_id: broken }])

    await putCase(caseId ?? null)
    expect(await reproject(archive.database)).toBe(0)
    expect(await projected(archive.database)).toEqual(expected)
  })

  it('cost one look at each table when there are none', async () => {
    const seen: string[] = []
    const spied: Database = {
      ...archive.database,
      query: (statement) => {
        seen.push(statement.text)
        return archive.database.query(statement)
      },
    }
    expect(await reproject(spied)).toBe(0)
    expect(seen).toHaveLength(3)
  })
})
