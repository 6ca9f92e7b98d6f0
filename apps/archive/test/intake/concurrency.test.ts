import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import {
  annulment,
  attachment,
  caseDocument,
  clientDocument,
  clientRelation,
  closing,
  nextVersion,
} from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'

/** How many deliveries come at the same moment. */
const AT_ONCE = 8

describe.each(ENGINES)('deliveries at the same moment on %s', (engine) => {
  let archive: TestArchive
  let make: Given
  beforeAll(async () => {
    archive = await openTestArchive(engine)
    make = given(archive)
    // The token is fetched before the race.
    await archive.client.token(archive.url, archive.clock())
  })
  afterAll(() => archive.close())

  const statuses = (answers: readonly { status: number }[]) =>
    answers.map(({ status }) => status).sort()

  const oneWins = [200, ...Array.from({ length: AT_ONCE - 1 }, () => 422)]

  it('leave one successor of a version', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase, document])
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        archive.deliver([nextVersion(document)]),
      ),
    )
    expect(statuses(answers)).toEqual(oneWins)
  })

  it('leave one client relation document of a new person', async () => {
    const client = make.adult()
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        archive.deliver([clientRelation(client)]),
      ),
    )
    expect(statuses(answers)).toEqual(oneWins)
  })

  it('leave one document of a case', async () => {
    const { client, relation, ofCase } = await make.story()
    await make.accepted([relation])
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => {
        const again = caseDocument([client], [relation])
        again.metadata.caseId = ofCase.metadata.caseId
        return archive.deliver([again])
      }),
    )
    expect(statuses(answers)).toEqual(oneWins)
  })

  it('store the same delivery once', async () => {
    const { relation, ofCase, document } = await make.story()
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        archive.deliver([relation, ofCase, document]),
      ),
    )
    expect(statuses(answers)).toEqual(
      Array.from({ length: AT_ONCE }, () => 200),
    )
    const outcomes = answers.map(({ body }) => body.documents?.[2]?.outcome)
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1)
  })

  it('never add a document to a case that is being closed, or an attachment to what is being annulled', async () => {
    const { relation, ofCase, document } = await make.story()
    await make.accepted([relation, ofCase, document])
    const late = clientDocument(ofCase, [await make.content()])
    const attached = attachment(document, [await make.content()])
    const [closed, added, annulled, hung] = await Promise.all([
      archive.deliver([closing(ofCase, '2024-02-29')]),
      archive.deliver([late]),
      archive.deliver([annulment(document)]),
      archive.deliver([attached]),
    ])
    expect(closed.status).toBe(200)
    expect([200, 422]).toContain(added.status)
    expect(statuses([annulled, hung])).toEqual([200, 422])
  })

  it('give two registers one case number once', async () => {
    const { otherClient } = archive
    const token = await otherClient.token(archive.url, archive.clock())
    const ours = await make.story()
    const theirs = await make.story()
    for (const { metadata } of [theirs.relation, theirs.ofCase]) {
      metadata.controllerId = otherClient.configuration.controllerId
    }
    theirs.ofCase.metadata.caseId = ours.ofCase.metadata.caseId

    const answers = await Promise.all([
      archive.deliver([ours.relation, ours.ofCase]),
      archive.deliver([theirs.relation, theirs.ofCase], { token }),
    ])

    const [first, second] = statuses(answers)
    expect(first).toBe(200)
    expect([409, 422]).toContain(second)
  })
})
