import type { Database } from '@mittkanta/database'
import { freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocument } from '../../src/reading/document.ts'
import { frontPage } from '../../src/reading/front-page.ts'
import { gateOne } from '../../src/reading/gate-one.ts'
import { search } from '../../src/reading/search.ts'
import { taskList } from '../../src/reading/task-list.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { guardianScope, occasion, planOf, scope, statements } from './plans.ts'
import { searched } from './records.ts'

const gate = gateOne(occasion, () => undefined)

/** 500 people with 80 documents each, and attachments. */
const FILL = `
  INSERT INTO person (person_id, temporary_id)
    SELECT ('00000000-0000-4000-8000-' || lpad(p::text, 12, '0'))::uuid, p::text
    FROM generate_series(1, 500) p;
  INSERT INTO document_version (document_id, first_document_id, version,
      document_group, status, controller_id, metadata, fingerprint, archived_at)
    SELECT p || '.' || d, p || '.' || d, 1, 'phase-2-plus-client-document',
      'ready-for-archiving', '1.2', '{}', '', now()
    FROM generate_series(1, 500) p, generate_series(1, 80) d;
  INSERT INTO document_client
    SELECT ('00000000-0000-4000-8000-' || lpad(p::text, 12, '0'))::uuid, p || '.' || d
    FROM generate_series(1, 500) p, generate_series(1, 80) d;
  INSERT INTO reading (person_id, task, ref, first_document_id, document_id,
      document_group, document_type, available_on, drawn_up_on,
      first_archived_at, version_archived_at, is_corrected, social_services,
      controller_id, controller_name, annulled, type_set, service_sets,
      special_content, guardian_disclosure, case_id, case_special_content,
      case_guardian_disclosure, client_count, own_task, available_at,
      available_on_for_guardians, available_at_for_guardians,
      changed_since_leaving)
    SELECT ('00000000-0000-4000-8000-' || lpad(p::text, 12, '0'))::uuid,
      (ARRAY['elderly-services', 'child-protection', 'services-for-disabled'])[1 + d % 3],
      lpad(d::text, 22, 'x'), p || '.' || d, p || '.' || d,
      'phase-2-plus-client-document', 'decision',
      date '2025-01-01' + d, date '2025-01-01', now(), now(), false, '{}',
      '1.2', 'The county', false, 'none', '{none}',
      CASE WHEN d % 20 = 0 THEN 'yes' ELSE 'no' END,
      'disclosed-child-does-not-object', '1.3', 'no', 'not-given', 1, d % 10 > 0,
      now(), date '2025-01-01' + d * 7 % 80, now(),
      CASE WHEN d % 50 = 0 THEN 'yes' ELSE 'no' END
    FROM generate_series(1, 500) p, generate_series(1, 80) d;
  INSERT INTO case_state (case_id, first_document_id, controller_id, task,
      special_content, guardian_disclosure, annulled)
    SELECT p || '.' || c, p || '.' || c, '1.2',
      (ARRAY['elderly-services', 'child-protection', 'services-for-disabled'])[c],
      'no', 'not-given', false
    FROM generate_series(1, 500) p, generate_series(1, 3) c;
  INSERT INTO case_member (person_id, case_id, joined_at)
    SELECT ('00000000-0000-4000-8000-' || lpad(p::text, 12, '0'))::uuid,
      p || '.' || c, now()
    FROM generate_series(1, 500) p, generate_series(1, 3) c;
  INSERT INTO reading_attachment (person_id, main_ref, ref, first_document_id,
      document_id, document_group, document_type, available_on, drawn_up_on,
      first_archived_at, version_archived_at, is_corrected, annulled, type_set,
      service_sets, special_content, guardian_disclosure, client_count,
      case_special_content, case_guardian_disclosure, available_at,
      available_on_for_guardians, available_at_for_guardians,
      changed_since_leaving)
    SELECT person_id, ref, 'a' || substr(ref, 2), first_document_id, document_id,
      document_group, document_type, available_on, drawn_up_on,
      first_archived_at, version_archived_at, false, false, 'none', '{none}',
      'no', 'not-given', 1, 'no', 'not-given', available_at,
      available_on_for_guardians, available_at_for_guardians, 'no'
    FROM reading;
  INSERT INTO document_case (case_id, document_id)
    SELECT case_id, document_id FROM reading ON CONFLICT DO NOTHING;
  INSERT INTO content (hash, type, bytes, uploaded_at)
    SELECT document_id, 'application/pdf', 1, now() FROM document_version;
  INSERT INTO document_content
    SELECT document_id, 1, document_id, 'application/pdf' FROM document_version;`

describe('the plans of PostgreSQL', () => {
  let database: Database

  beforeAll(async () => {
    database = await freshDatabase('postgres', ARCHIVE_SCHEMA)
    await database.script(FILL)
    await database.query({ text: 'ANALYZE' })
  })
  afterAll(() => database.close())

  it('read the front page in the order of its index, five rows a task', async () => {
    const [statement] = await statements(database, (spied) =>
      frontPage(spied, scope, occasion, gate),
    )
    const plan = await planOf(database, statement)

    expect(plan).toMatch(
      /Limit[^\n]*\n(\s*InitPlan[^\n]*\n\s*->\s*Index Scan using person_pkey[^\n]*\n(\s*(Index Cond|Filter)[^\n]*\n)*)?(\s*->\s*(Result|Merge Append|Append)[^\n]*\n(\s*(Sort Key|One-Time Filter|Subplans Removed)[^\n]*\n)*)*\s*->\s*Index Scan using reading_\d_person_id_task_available_on_ref_idx on reading_\d\b/,
    )
    expect(plan).toMatch(/using reading_\d_person_id_idx on reading_\d/)
    expect(plan).not.toMatch(/Seq Scan on (reading|document|case)/)
  })

  it('read it for a guardian in the order of the days on which guardians have had things', async () => {
    const [statement] = await statements(database, (spied) =>
      frontPage(spied, guardianScope, occasion, gate),
    )
    const plan = await planOf(database, statement)

    expect(statement?.name).toBe('front-page-for-guardians')
    expect(statement?.text).not.toMatch(/\br\.available_(on|at)\b/)
    expect(plan).toMatch(
      /Index Scan using reading_\d_person_id_task_available_on_for_guardians_ref_idx on reading_\d\b/,
    )
    expect(plan).not.toMatch(/\bSort Key: r\./)
    expect(plan).not.toMatch(/Seq Scan on (reading|document_client)/)
  })

  it('search by an index of the person, and never walk through a table', async () => {
    const deps = { gate, count: () => undefined, pageSize: 20 }
    const seen = await statements(database, (spied) =>
      search({ ...deps, database: spied }, scope, occasion, searched()),
    )

    expect(seen.map(({ name }) => name)).toEqual([
      'search-keys',
      'search-page',
      'attachments-under',
    ])
    for (const statement of seen) {
      const plan = await planOf(database, statement)
      expect(plan, statement.name).toMatch(
        /(Index Scan using|Bitmap Index Scan on) reading_\w+[^\n]*\n(\s*Recheck[^\n]*\n)?\s*Index Cond: \(\(?(\w+\.)?person_id = /,
      )
      expect(plan, statement.name).not.toMatch(
        /Seq Scan on (reading|document|case)/,
      )
    }
  })

  it('read neither list nor document by walking through a table', async () => {
    const seen = await statements(database, async (spied) => {
      await taskList(
        { database: spied, gate, count: () => undefined, pageSize: 20 },
        scope,
        occasion,
        {
          task: 'elderly-services',
          sort: 'date',
          page: 1,
          language: 'sv',
        },
      )
      await openDocument(
        spied,
        scope,
        occasion,
        () => undefined,
        '7'.padStart(22, 'x'),
      )
    })

    expect(seen.map(({ name }) => name)).toEqual([
      'task-list-keys',
      'task-list-page',
      'attachments-under',
      'document-rows',
    ])
    for (const statement of seen) {
      expect(await planOf(database, statement), statement.name).not.toMatch(
        /Seq Scan on (reading|document|case|content|person)/,
      )
    }
  })
})
