import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../src/intake/checks/index.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { altered, clientRelation, CONTROLLER } from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'
import { blankExamples } from './blank-examples.ts'
import { examples } from './examples.ts'

/** Rules whose examples need two registers, another configuration or a date of death, with tests below and in `persons/`, and those of `texts.test.ts`. */
const ELSEWHERE = [
  'identity-code-artificial',
  'client-relation-of-deceased',
  ...blankExamples.map(({ rule }) => rule),
]

/** How many rows every table has that a delivery may write. */
const rowCounts = async ({ database }: TestArchive) => {
  const [row] = await database.query({
    text: `SELECT (SELECT count(*) FROM document_version) AS versions,
                  (SELECT count(*) FROM document_client) AS clients,
                  (SELECT count(*) FROM document_case) AS cases,
                  (SELECT count(*) FROM document_content) AS contents,
                  (SELECT count(*) FROM case_state) AS states,
                  (SELECT count(*) FROM client_relation) AS relations,
                  (SELECT count(*) FROM reading) AS reading,
                  (SELECT count(*) FROM reading_attachment) AS attachments,
                  (SELECT count(*) FROM person) AS persons,
                  (SELECT count(*) FROM usage_log) AS uses`,
  })
  return row
}

describe('the examples', () => {
  it('show every check, each by a refused delivery', () => {
    const shown = [...examples.map(({ rule }) => rule), ...ELSEWHERE]
    expect(new Set(shown)).toEqual(new Set(checks.map(({ id }) => id)))
  })

  it('are of checks with unique ids', () => {
    const ids = checks.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe.each(ENGINES)('a refused delivery on %s', (engine) => {
  let archive: TestArchive
  let make: Given
  beforeAll(async () => {
    archive = await openTestArchive(engine)
    make = given(archive)
  })
  afterAll(() => archive.close())

  it.each(examples)('$rule: $words', async ({ rule, field, delivery }) => {
    const documents = await delivery(make)
    const before = await rowCounts(archive)

    const { status, body } = await archive.deliver(documents)

    expect(
      body.failures?.map((failure) => [failure.rule, failure.field]),
    ).toEqual([[rule, field]])
    expect(status).toBe(422)
    expect(body).toMatchObject({
      type: 'urn:mittkanta:problem:intake-refused',
      instance: expect.stringMatching(/^urn:uuid:/) as unknown,
      failures: [
        {
          section: expect.stringMatching(/^\d+(\.\d+)*$/) as unknown,
          message: expect.stringMatching(/\w{3}/) as unknown,
        },
      ],
    })
    expect(await rowCounts(archive)).toEqual(before)
  })

  it('reports every failure of every document at once, and no personal data', async () => {
    const { relation, ofCase, document, client } = await make.story()
    const { status, body } = await archive.deliver([
      altered(relation, ({ metadata }) => {
        delete metadata.schemaVersion
      }),
      altered(ofCase, ({ metadata }) => {
        delete metadata.serviceTasks
        metadata.serviceUnitId = 'unit'
      }),
      altered(document, ({ metadata }) => {
        delete metadata.createdAt
        metadata.specialContent = true
      }),
    ])

    expect(status).toBe(422)
    expect(body.failures?.map(({ field }) => field)).toEqual([
      'documents[0].metadata.schemaVersion',
      'documents[1].metadata.serviceTasks',
      'documents[1].metadata.serviceUnitId',
      'documents[2].metadata.createdAt',
      'documents[2].metadata.restrictionReasons',
    ])
    expect(JSON.stringify(body)).not.toContain(client.reveal())
  })

  it('says 403 to who writes to another register, whatever else is wrong', async () => {
    const { relation } = await make.story()
    const { status, body } = await archive.deliver([
      altered(relation, ({ metadata }) => {
        metadata.controllerId = `${CONTROLLER.id}.1`
        metadata.version = 7
      }),
    ])

    expect(status).toBe(403)
    expect(body.type).toBe('urn:mittkanta:problem:not-your-register')
  })

  it('does not distinguish another register’s documents from missing ones', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase])
    const { otherClient } = archive
    const { status, body } = await archive.deliver(
      [
        altered(document, ({ metadata }) => {
          metadata.controllerId = otherClient.configuration.controllerId
        }),
      ],
      { token: await otherClient.token(archive.url, archive.clock()) },
    )

    expect(status).toBe(422)
    expect(body.failures?.map(({ rule }) => rule)).toEqual(['case-archived'])
  })

  it('says 400 to metadata outside the model', async () => {
    const { relation } = await make.story()
    const { status, body } = await archive.deliver([
      altered(relation, ({ metadata }) =>
        Object.assign(metadata, { shoeSize: 43 }),
      ),
    ])

    expect(status).toBe(400)
    expect(body.failures).toMatchObject([
      { rule: 'shape-unrecognized_keys', field: 'documents.0.metadata' },
    ])
  })
})

describe.each(ENGINES)('a production archive on %s', (engine) => {
  let archive: TestArchive
  beforeAll(async () => {
    archive = await openTestArchive(engine, { artificialIdentityCodes: false })
  })
  afterAll(() => archive.close())

  it('identity-code-artificial: refuses test identity codes', async () => {
    const { body } = await archive.deliver([
      clientRelation(given(archive).adult()),
    ])
    expect(body.failures).toMatchObject([
      {
        rule: 'identity-code-artificial',
        field: 'documents[0].metadata.clients[0].identityCode',
      },
    ])
  })

  it('refuses a delivery that says when it was archived', async () => {
    const relation = clientRelation(given(archive).adult())
    const { status } = await archive.deliver([relation], {
      headers: { 'x-demo-archived-at': '2020-01-01T00:00:00Z' },
    })
    expect(status).toBe(400)
  })
})
