import {
  altered,
  given,
  openTestArchive,
  professionalSignature,
  type Given,
  type TestArchive,
} from '@mittkanta/archive/testing'
import { codeIds } from '@mittkanta/code-sets'
import {
  DeliveredDocument,
  type DeliveredDocument as Document,
} from '@mittkanta/contracts'
import { openDatabase } from '@mittkanta/database'
import { createLog } from '@mittkanta/service-kit'
import { startPostgres, type PostgresServer } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composed } from '../support/compose-file.ts'
import {
  fieldOf,
  textPathsOf,
  withText,
  type TextPath,
} from '../support/text-fields.ts'

/** In every hostile text, so that a log or an answer that repeats it is seen. */
const MARK = 'qzjx7texts'

const HOSTILE = {
  'U+0000': `${MARK}\0${MARK}`,
  'half of a surrogate pair': `${MARK}\ud800`,
  'a bidirectional override': `${MARK}\u202e`,
  '2 MB': MARK.repeat(210_000),
  'white space only': ' \n\t \u00a0',
} as const
type Kind = keyof typeof HOSTILE

/** Whose text has no place in any field. */
const NEVER_ACCEPTED: readonly Kind[] = [
  'U+0000',
  'half of a surrogate pair',
  '2 MB',
]

/** Settings of PostgreSQL in deploy/compose.yml, as `name=value`. */
async function composedSettings(): Promise<readonly string[]> {
  const { postgres } = await composed()
  return (postgres?.command ?? []).filter((word) => /^\w+=/.test(word))
}

/** A story whose documents have every part that a text can be given in. */
async function completeStory(make: Given): Promise<readonly Document[]> {
  const { relation, ofCase, document } = await make.story()
  return [
    altered(relation, ({ clientRelation }) => {
      Object.assign(clientRelation ?? {}, {
        relatedPersons: [
          { name: 'Liisa', roles: [codeIds('clientRelationRoles')[0]] },
        ],
        risks: [{ description: 'En hund', startedOn: '2023-02-01' }],
      })
    }),
    altered(ofCase, (copy) => {
      Object.assign(copy.case ?? {}, {
        otherPersons: [{ name: 'Liisa', howConcerned: 'Granne' }],
      })
    }),
    altered(document, ({ metadata }) => {
      metadata.signatures = [professionalSignature()]
    }),
  ]
}

const PATHS = textPathsOf(DeliveredDocument)

/** Which document of the story takes the texts of a part. */
const placeOf = ([part]: TextPath) =>
  part === 'clientRelation' ? 0 : part === 'case' ? 1 : 2

describe('hostile texts in every field of a delivery, on PostgreSQL with the settings of deploy/compose.yml', () => {
  let server: PostgresServer
  let archive: TestArchive
  let make: Given
  let serversLog = ''
  let ownLog = ''
  beforeAll(async () => {
    server = await startPostgres(await composedSettings(), (text) => {
      serversLog += text
    })
    archive = await openTestArchive(
      'postgres',
      {},
      {
        database: await openDatabase({ url: `${server.url}/postgres` }),
        log: createLog('test', {
          write: (line: string) => {
            ownLog += line
          },
        }),
      },
    )
    make = given(archive)
  }, 120_000)
  afterAll(async () => {
    await archive.close()
    await server.stop()
  })

  it('are sent to all of the fields: the schema is walked, so that new ones come in', async () => {
    expect(PATHS.length).toBeGreaterThanOrEqual(76)
    await make.accepted(await completeStory(make))
  })

  it.each(Object.keys(HOSTILE) as Kind[])(
    '%s: no answer of 5xx, no value in an answer, and the field and the rule are named (9.12.3, ASVS 2.2.1)',
    async (kind) => {
      for (const path of PATHS) {
        const story = await completeStory(make)
        const place = placeOf(path)
        const documents = story.map((document, at) =>
          at === place ? withText(document, path, HOSTILE[kind]) : document,
        )
        const { status, body } = await archive.deliver(documents)

        const field = fieldOf(['documents', place as 0, ...path])
        const what = `${kind} in ${field}`
        expect([what, status]).toEqual([what, status < 500 ? status : '<500'])
        expect(JSON.stringify(body)).not.toContain(MARK)
        if (!NEVER_ACCEPTED.includes(kind)) continue
        expect([what, status]).toEqual([what, 400])
        expect(body.failures?.map((failure) => failure.field)).toContain(field)
        expect(body.failures?.[0]).toMatchObject({
          section: '9.12.3',
          rule: expect.stringMatching(/^(text|shape)-\w+/) as unknown,
        })
      }
    },
    300_000,
  )

  it('a bidirectional override is in no name, code or identifier that is stored', async () => {
    const rows = await archive.database.query({
      text: `SELECT document_id FROM document_version
             WHERE (metadata - 'reasonText')::text LIKE '%' || $1 || '%'`,
      values: ['\u202e'],
    })
    expect(rows).toEqual([])
  })

  it('nothing of them is in a log of ours or of PostgreSQL', () => {
    expect(serversLog).toContain('ready to accept connections')
    expect(serversLog).not.toContain(MARK)
    expect(ownLog).not.toContain(MARK)
  })

  it('no value of a statement that fails is in the log of PostgreSQL, however it fails (docs/protection.md)', async () => {
    const before = serversLog.length
    await failingStatements(`${server.url}/postgres`)

    expect(serversLog.slice(before)).not.toContain(MARK)
  })

  it('the same statements are in the log of a server with its own settings', async () => {
    let log = ''
    const plain = await startPostgres([], (text) => {
      log += text
    })
    try {
      await failingStatements(`${plain.url}/postgres`)
      expect(log).toContain(MARK)
    } finally {
      await plain.stop()
    }
  })
})

/** Statements that fail with a value in the message, the detail, the context or the statement. */
async function failingStatements(url: string): Promise<void> {
  const database = await openDatabase({ url })
  const statements: readonly (readonly [string, readonly string[]])[] = [
    [`SELECT $1::uuid`, [MARK]],
    [`SELECT $1::jsonb`, [`{"name":"${MARK}\\ud800"}`]],
    [`SELECT $1::jsonb`, [`{"name":"${MARK}\\u0000"}`]],
    [`SELECT '${MARK}'::int`, []],
    [`INSERT INTO marked VALUES ($1)`, [MARK]],
    [`INSERT INTO marked VALUES ($1)`, [MARK]],
    [`DO $$ BEGIN RAISE WARNING '${MARK}'; END $$`, []],
  ]
  await database.script('CREATE TABLE marked (name text PRIMARY KEY)')
  let failed = 0
  for (const [text, values] of statements) {
    await database.query({ text, values }).catch(() => {
      failed += 1
    })
  }
  await database.close()
  expect(failed).toBe(5)
  // The server's last lines are on their way.
  await new Promise((resolve) => setTimeout(resolve, 200))
}
