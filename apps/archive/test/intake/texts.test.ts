import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { altered, nextVersion } from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'
import { blankExamples } from './blank-examples.ts'

const HALF = '\ud800'

describe.each(ENGINES)('texts of a delivery on %s', (engine) => {
  let archive: TestArchive
  let make: Given
  beforeAll(async () => {
    archive = await openTestArchive(engine)
    make = given(archive)
  })
  afterAll(() => archive.close())

  it.each(blankExamples)(
    'of white space only are empty ($section): $words',
    async ({ rule, section, field, delivery }) => {
      const { status, body } = await archive.deliver(await delivery(make))

      expect(
        body.failures?.map((failure) => [
          failure.rule,
          failure.section,
          failure.field,
        ]),
      ).toEqual([[rule, section, field]])
      expect(status).toBe(422)
    },
  )

  /** A minor's document with the child's own reasons, in a story. */
  const withReasons = async (reasonText: string) => {
    const { relation, ofCase, document } = await make.story(make.child())
    return [
      relation,
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.guardianDisclosure = 'withheld-child-prohibits'
        metadata.reasonText = reasonText
      }),
    ]
  }

  it.each([
    ['500 letters', 'ä'.repeat(500)],
    ['500 letters outside the basic plane', '𝒳'.repeat(500)],
    ['499 letters and one such letter', `${'a'.repeat(499)}😀`],
  ])(
    'may have 500 characters where 500 are allowed (5.4.3): %s',
    async (_words, reason) => {
      await make.accepted(await withReasons(reason))
    },
  )

  it('of 501 letters outside the basic plane are too long (5.4.3)', async () => {
    const { body } = await archive.deliver(await withReasons('𝒳'.repeat(501)))
    expect(body.failures).toMatchObject([
      { rule: 'reason-text-length', section: '5.3.3' },
    ])
  })

  it('may be names of 300 letters outside the basic plane (9.12.3)', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([
      relation,
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.storedByLastName = '𝒳'.repeat(300)
      }),
    ])
  })

  it('are stored as they were delivered, white space around them too', async () => {
    const reason = '  Jag vill inte.\n\n\tNej! \u00a0'
    const documents = await withReasons(reason)
    await make.accepted(documents)
    const [row] = await archive.database.query({
      text: "SELECT metadata->>'reasonText' AS reason FROM document_version WHERE document_id = $1",
      values: [documents[2]?.metadata.documentId],
    })
    expect(row?.reason).toBe(reason)
  })

  it.each([
    ['a worker’s name with half of a surrogate pair', 'storedByLastName', HALF],
    ['a worker’s name with U+0000', 'storedByFirstName', 'Oona\0'],
    ['a sender with a bidirectional override', 'senderOrAgent', 'a\u202eb'],
    ['a document id with U+0000', 'documentId', '1.2.3\0'],
    ['a case id with half of a surrogate pair', 'caseId', `1.2.3${HALF}`],
    ['a code with U+0000', 'documentType', 'plan\0'],
    ['a date with half of a surrogate pair', 'createdAt', `2024${HALF}`],
    ['a description with a line break', 'description', 'Plan\nB'],
    ['reasons with U+0007', 'reasonText', 'because\u0007'],
  ] as const)(
    'are refused with field and rule, and not by the database (9.12.3): %s',
    async (_words, field, text) => {
      const { relation, ofCase, document } = await make.story()
      const { status, body } = await archive.deliver([
        relation,
        ofCase,
        altered(document, ({ metadata }) =>
          Object.assign(metadata, { [field]: text }),
        ),
      ])
      expect(status).toBe(400)
      expect(body.failures).toMatchObject([
        {
          rule: 'text-characters',
          field: `documents.2.metadata.${field}`,
          section: '9.12.3',
        },
      ])
    },
  )

  it('that were stored before the rule stay readable, and take new versions', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase, document])
    await archive.database.query({
      text: `UPDATE document_version
             SET metadata = jsonb_set(metadata, '{storedByLastName}', $2::jsonb)
             WHERE document_id = $1`,
      values: [document.metadata.documentId, '"Li\\u202end\\u0007"'],
    })
    await archive.database.query({
      text: `UPDATE document_version
             SET structured = jsonb_set(structured, '{responsibleWorkers,0,name}', $2::jsonb)
             WHERE document_id = $1`,
      values: [relation.metadata.documentId, '"Oona\\u0007"'],
    })
    await make.accepted([nextVersion(document), nextVersion(relation)])
  })

  it('name no code that is white space only (9.12.3)', async () => {
    const { relation, ofCase, document } = await make.story()
    const { status, body } = await archive.deliver([
      relation,
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.documentType = '  '
      }),
    ])
    expect(status).toBe(422)
    expect(body.failures?.map(({ rule }) => rule)).toContain('mandatory-field')
  })
})
