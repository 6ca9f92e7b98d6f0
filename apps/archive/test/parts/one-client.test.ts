import { randomUUID } from 'node:crypto'
import type { Database, Statement } from '@mittkanta/database'
import { freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personIdFor } from '../../src/persons/persons.ts'
import {
  AUDIENCE,
  callerJwks,
  callerToken,
  ISSUER,
  type Claims,
} from '../reading/portal.ts'
import { searched } from '../reading/records.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { attachment } from '../support/documents.ts'
import { given } from '../support/given.ts'
import { noting, partOf, touchedBy } from './parts.ts'

/**
 * Where a request of the portal goes besides the subject's own part, and why
 * (docs/scale.md). A table that is not here must not be read.
 */
const ELSEWHERE = {
  person: 'by person_id, one row: held while a will is changed',
  joined_controller: 'a short list, the same for everybody',
  document_version:
    'by document_id or first_document_id, found in the subject’s part',
  case_state: 'by case_id, found in the subject’s part',
  document_case: 'by document_id, found in the subject’s part',
  document_content: 'by document_id, found in the subject’s part',
  content: 'by hash, found by document_id',
  content_chunk: 'by hash, found by document_id',
  usage_log: 'one chain; by subject_id, or its end',
  usage_log_cut:
    'where an operator continued the chain; the same for everybody',
}

/**
 * Statements of an intake that go to parts of people whom they do not name, by
 * what they look for, and why.
 */
const INTAKE_GOES_EVERYWHERE: readonly (readonly [RegExp, string])[] = [
  [
    /person_id = ANY \(\$\d::uuid\[\]\)/,
    'several people at a time: the planner takes no part from a list',
  ],
  [
    /FROM document_client c\s+(JOIN person p )?.*WHERE c\.document_id = /s,
    'clients of a version, by document id: joint documents have several',
  ],
  [
    /DELETE FROM (reading|reading_attachment|client_relation) WHERE first_document_id = ANY/,
    'a document’s rows are replaced in every client’s record, those who no longer are clients among them',
  ],
  [
    /DELETE FROM case_member WHERE case_id = /,
    'members that a case had before',
  ],
  [
    /FROM document_version given\s+JOIN document_client/,
    'whether a client was known by a temporary code',
  ],
]

describe('on PostgreSQL', () => {
  let database: Database
  let archive: TestArchive
  let reader: string
  let subject: string
  let seen = new Map<string, Statement>()
  let refs: Record<'document' | 'attachment', string>

  beforeAll(async () => {
    database = await freshDatabase('postgres', ARCHIVE_SCHEMA)
    const spied = noting(database, (statement) =>
      seen.set(statement.name ?? statement.text, statement),
    )
    archive = {
      ...(await openTestArchive(
        'postgres',
        {
          phase: 'later',
          caller: { keys: callerJwks, issuer: ISSUER, audience: AUDIENCE },
        },
        { database: spied },
      )),
      database,
    }
    const give = given(archive)
    const story = await give.story()
    await give.accepted([story.relation, story.ofCase, story.document])
    await give.accepted([
      attachment(story.document, [await give.content('application/xhtml+xml')]),
    ])
    const stranger = await give.story()
    await give.accepted([stranger.relation, stranger.ofCase, stranger.document])

    const id = (code: Parameters<typeof personIdFor>[1]) =>
      personIdFor(database, code)
    subject = await id({ identityCode: story.client })
    reader = await id({ identityCode: stranger.client })
    // Someone to act for the subject whose rows lie in another part.
    while (
      (await partOf(database, reader)) === (await partOf(database, subject))
    ) {
      reader = await id({ identityCode: give.adult() })
    }
    const rows = await database.query({
      text: `SELECT 'document' AS kind, ref FROM reading WHERE person_id = $1
             UNION SELECT 'attachment', ref FROM reading_attachment WHERE person_id = $1`,
      values: [subject],
    })
    refs = Object.fromEntries(
      rows.map(({ kind, ref }) => [kind, ref]),
    ) as typeof refs
    await database.query({ text: 'ANALYZE' })
  })
  afterAll(async () => {
    await archive.close()
  })

  /** Everything that the portal can ask for about a record. */
  async function readEverything(claims: Claims): Promise<void> {
    const ask = async (path: string, body?: object) => {
      const token = await callerToken(claims, archive.clock())
      const answer = await fetch(
        `${archive.url}/portal/subjects/${subject}${path}`,
        {
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
          },
          ...(body && { method: 'POST', body: JSON.stringify(body) }),
        },
      )
      expect([200, 404, 422], path).toContain(answer.status)
      await answer.arrayBuffer()
    }
    await ask('/front-page')
    await ask('/tasks/elderly-services?language=sv')
    await ask('/tasks/elderly-services?language=sv&page=9&sort=name')
    await ask('/search', searched())
    for (const ref of Object.values(refs)) {
      await ask(`/documents/${ref}`)
      await ask(`/documents/${ref}/content`)
      await ask(`/documents/${ref}/display`)
    }
    await ask('/visits')
    await ask('/wills')
    await ask('/controllers')
    await ask('/disclosures?page=1')
    await ask('/wills', {
      command: 'receive-information',
      commandId: randomUUID(),
      expectedVersion: 0,
      edition: '2021-11-01',
    })
    await ask('/wills/preview', {
      targets: [{ kind: 'document', ref: refs.document }],
    })
  }

  /** The parts and other tables that the requests of some work touch. */
  async function touchedWhile(work: () => Promise<unknown>) {
    seen = new Map()
    await work()
    const statements = [...seen.entries()]
    const touched = []
    for (const [name, statement] of statements) {
      if (name === 'usage-log-append') continue
      touched.push({ name, ...(await touchedBy(database, statement)) })
    }
    return touched
  }

  it('every statement of the portal touches the part of its one client, and no table that is not named', async () => {
    const touched = await touchedWhile(() =>
      readEverything({
        sub: subject as Claims['sub'],
        subject: subject as Claims['subject'],
        ground: 'own',
        subjectAge: 'adult',
      }),
    )
    const part = await partOf(database, subject)

    expect(touched.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'front-page',
        'task-list-keys',
        'task-list-page',
        'search-keys',
        'search-page',
        'attachments-under',
        'document-rows',
        'content-chunk',
        'content-display',
        'visits',
        'will-register',
        'disclosures-page',
      ]),
    )
    for (const { name, parts } of touched) {
      expect([[], [part]], name).toContainEqual(parts)
    }
    expect(
      touched.filter(({ parts }) => parts.length === 1).length,
    ).toBeGreaterThan(8)
    const others = new Set(touched.flatMap((one) => one.others))
    expect(Object.keys(ELSEWHERE)).toEqual(expect.arrayContaining([...others]))
  })

  it('also looks for a reader who acts for the client in that reader’s part, among the clients of joint documents', async () => {
    const touched = await touchedWhile(() =>
      readEverything({
        sub: reader as Claims['sub'],
        subject: subject as Claims['subject'],
        ground: 'mandate',
        subjectAge: 'adult',
      }),
    )
    const allowed = [
      await partOf(database, subject),
      await partOf(database, reader),
    ]
    for (const { name, parts } of touched) {
      expect(allowed, name).toEqual(expect.arrayContaining([...parts]))
    }
  })

  it('only the listed statements of the intake look in parts of people whom they do not name', async () => {
    const give = given(archive)
    const touched = await touchedWhile(async () => {
      const story = await give.jointStory()
      await give.accepted([...story.relations, story.ofCase, story.document])
    })
    const everywhere = touched.filter(({ parts }) => parts.length > 4)

    expect(everywhere.length).toBeGreaterThan(0)
    for (const { name } of everywhere) {
      expect(
        INTAKE_GOES_EVERYWHERE.some(([pattern]) => pattern.test(name)),
        name,
      ).toBe(true)
    }
  })
})
