import { randomUUID } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bring } from '../../src/bulk/bring.ts'
import { codeHash } from '../../src/contents/kept-client-nodes.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import {
  altered,
  attachment,
  caseDocument,
  closing,
  CONTROLLER,
  correction,
  journalEntry,
  nextVersion,
  OTHER_CONTROLLER,
} from '../support/documents.ts'
import { given } from '../support/given.ts'

/** Every table that a delivery writes, and what of its rows differs by chance. */
const TABLES = {
  person: ['person_id'],
  document_version: ['structured'],
  document_client: ['person_id'],
  document_case: [],
  document_content: [],
  content_upload: [],
  case_state: [],
  case_member: ['person_id'],
  client_relation: ['person_id'],
  reading: ['person_id', 'ref'],
  reading_attachment: ['person_id', 'ref', 'main_ref'],
  usage_log: ['sequence', 'occasion', 'previous_hash', 'hash'],
}

async function everything(database: Database) {
  const tables = Object.entries(TABLES).map(async ([table, without]) => {
    const rows = await database.query({
      text: `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${table} t ORDER BY 1`,
      values: [without],
    })
    return [table, rows.map(({ row }) => row)] as const
  })
  return Object.fromEntries(await Promise.all(tables))
}

describe.each(ENGINES)(
  'deliveries that are brought in together on %s',
  (engine) => {
    let one: TestArchive
    let many: TestArchive

    beforeAll(async () => {
      one = await openTestArchive(engine)
      many = await openTestArchive(engine)
    })
    afterAll(async () => {
      await one.close()
      await many.close()
    })

    it('leave the same rows as one by one over HTTP, and the same refusals', async () => {
      const give = given(one)
      const story = await give.story()
      const joint = await give.jointStory()
      const linked = await give.story()
      const other = altered(
        caseDocument([linked.client], [linked.relation]),
        ({ metadata }) => {
          metadata.serviceTasks = ['disability-services']
        },
      )
      const ofBoth = altered(linked.document, ({ metadata }) => {
        metadata.linkedCaseIds = [other.metadata.caseId ?? '']
        metadata.serviceTasks = ['elderly-services', 'disability-services']
      })
      const refused = await give.story()
      const another = await give.story()
      const deliveries = [
        [story.relation],
        [story.ofCase],
        [
          story.document,
          attachment(story.document, [await give.content()]),
          journalEntry(story.ofCase, await give.structured([story.client])),
        ],
        [correction(story.document, [await give.content()])],
        [closing(story.ofCase, '2024-02-20')],
        [...joint.relations, joint.ofCase, joint.document],
        [linked.relation, linked.ofCase, other],
        [ofBoth],
        [
          altered(nextVersion(other), ({ metadata }) => {
            metadata.showFrom = '2024-06-01'
            metadata.restrictionReasons = ['danger-to-client']
          }),
        ],
        [
          altered(refused.relation, ({ metadata }) => {
            metadata.retention = 'for ever'
          }),
        ],
        // Of a case that was never stored, since its client relation was not.
        [refused.ofCase],
        // Its structured form names another client.
        [
          another.relation,
          another.ofCase,
          journalEntry(another.ofCase, await give.structured([story.client])),
        ],
      ]
      const contents = await one.database.query({
        text: 'SELECT hash, type, bytes, uploaded_at, display_form, client_nodes FROM content',
      })
      for (const content of contents) {
        await many.database.query({
          text: 'INSERT INTO content VALUES ($1, $2, $3, $4, $5, $6)',
          values: Object.values(content),
        })
        for (const { id } of [CONTROLLER, OTHER_CONTROLLER]) {
          await many.database.query({
            text: 'INSERT INTO content_upload VALUES ($1, $2, $3)',
            values: [id, content.hash, content.uploaded_at],
          })
        }
      }

      const statuses: number[] = []
      for (const documents of deliveries) {
        statuses.push((await one.deliver(documents)).status)
      }
      const outcomes = await bring(
        {
          database: many.database,
          usageLog: createUsageLog(many.database),
          // The contents came in at the other archive, with its key.
          codeHash: await codeHash(one.database),
          settings: {
            phase: '1',
            artificialIdentityCodes: true,
            shelterUnits: [],
          },
          refOf: (person, first) => `${person} ${first}`,
          randomPersonId: undefined,
        },
        many.client.configuration,
        deliveries.map((documents) => ({
          client: many.client.configuration,
          archivedAt: many.clock(),
          requestId: randomUUID(),
          delivery: { documents },
        })),
      )

      expect(statuses).toEqual([
        ...Array.from({ length: 9 }, () => 200),
        422,
        422,
        422,
      ])
      expect(
        outcomes.map((outcome) =>
          outcome instanceof Problem ? outcome.kind : 'stored',
        ),
      ).toEqual([
        ...Array.from({ length: 9 }, () => 'stored'),
        'intake-refused',
        'intake-refused',
        'intake-refused',
      ])
      expect(await everything(many.database)).toEqual(
        await everything(one.database),
      )
      expect((await verifyChain(many.database)).broken).toBeUndefined()
    })
  },
)
