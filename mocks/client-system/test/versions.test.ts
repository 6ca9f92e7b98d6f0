import type { DeliveredDocument } from '@mittkanta/contracts'
import { describe, expect, it } from 'vitest'
import { render } from '../src/contents/render.ts'
import { shippedScenarios } from '../src/shipped.ts'
import { timelineOf } from '../src/timeline.ts'

const stories = await shippedScenarios()

function sent(key: string, phase: '1' | 'later' = '1') {
  const story = stories.find((one) => one.key === key)
  if (!story) throw new Error(`there is no story ${key}`)
  return timelineOf(story, phase).flatMap(({ at, prepared, refusal }) =>
    refusal ? [] : prepared.map((one) => ({ at, ...one })),
  )
}

const casesOf = (key: string, caseOid: RegExp) =>
  sent(key).filter(
    ({ document }) =>
      document.case && caseOid.test(document.metadata.caseId ?? ''),
  )

const statusOf = ({ document }: { document: DeliveredDocument }) =>
  document.case?.caseStatus

describe('the versions of a case', () => {
  it('add who joins, at the time of joining', () => {
    const [before, after, ...more] = casesOf('s05', /\.1$/)

    expect(more).toEqual([])
    expect(before?.document.metadata.clients).toHaveLength(3)
    expect(after?.at).toBe('2024-02-01T10:00:00+02:00')
    expect(after?.document.metadata.clients).toHaveLength(4)
    expect(after?.document.case?.members?.at(-1)?.joinedAt).toBe(after?.at)
    expect(after?.document.case?.clientRelationIds).toHaveLength(4)
  })

  it('keep who left among the members and not among the clients', () => {
    const [before, after] = casesOf('s06', /\.1$/)

    expect(before?.document.case?.members?.[1]).not.toHaveProperty('leftAt')
    expect(after?.document.metadata.clients).toHaveLength(3)
    expect(after?.document.case?.members).toHaveLength(4)
    expect(after?.document.case?.members?.[1]?.leftAt).toBe(
      '2024-01-31T16:00:00+02:00',
    )
  })

  it('close the case on its last day', () => {
    const versions = casesOf('s09', /\.1$/)

    expect(versions.map(statusOf)).toEqual(['open', 'closed'])
    expect(versions[1]?.at).toBe('2023-06-30T18:30:00+03:00')
  })

  it('are one, closed, for a case that was over before the archive had it', () => {
    const versions = casesOf('s01', /\.1$/)

    expect(versions.map(statusOf)).toEqual(['closed'])
    expect(versions[0]?.at).toBe('2023-01-16T08:10:00+02:00')
    expect(versions[0]?.document.case).toMatchObject({
      openedAt: '2015-03-01',
      closedAt: '2018-12-31',
    })
  })
})

describe('the versions of a client relation', () => {
  it('contain only what was known on their day', () => {
    const [first, second] = sent('s03').filter(
      ({ document }) => document.clientRelation,
    )

    expect(first?.document.clientRelation).not.toHaveProperty('childProtection')
    expect(first?.document.clientRelation?.responsibleWorkers).toHaveLength(1)
    expect(second?.at.slice(0, 10)).toBe('2023-10-15')
    expect(second?.document.clientRelation).toMatchObject({
      childProtection: { startedOn: '2023-10-15' },
    })
  })
})

describe('the versions of a document', () => {
  const versionsOf = (story: string, key: string, phase?: '1' | 'later') =>
    sent(story, phase).filter((one) => one.key === key)

  it('carry the correction data of who corrected it', () => {
    const [, correction] = versionsOf('s08', 'd2')

    expect(correction?.document.metadata).toMatchObject({
      version: 2,
      storedByFirstName: 'Jari',
      description: 'johtava sosiaalityöntekijä',
      createdAt: '2023-09-25',
      correctionReason: 'obvious-writing-error',
    })
  })

  it('keep the very content when only marks change', async () => {
    const [first, second] = versionsOf('s02', 'j1')
    const bytes = async (one: typeof first) => {
      if (!one?.content) throw new Error('no content')
      return render(one.content.paper, one.content.kind)
    }

    expect(await bytes(second)).toEqual(await bytes(first))
    expect(second?.document.metadata).toMatchObject({
      guardianDisclosure: 'withheld-child-prohibits',
      createdAt: first?.document.metadata.createdAt,
    })
    expect(second?.document.metadata).not.toHaveProperty('correctionReason')
  })

  it('end with an annulment without content', () => {
    const [, annulment] = versionsOf('s08', 'd6')

    expect(annulment?.content).toBeUndefined()
    expect(annulment?.document.metadata).toMatchObject({
      version: 2,
      status: 'annulled',
    })
  })

  it('exist only in the phase for which a story has them', () => {
    expect(versionsOf('s12', 'd7-later', '1')).toEqual([])
    expect(versionsOf('s12', 'd7-later', 'later')).toHaveLength(1)
    expect(versionsOf('s12', 'd8', '1')).toHaveLength(1)
    expect(versionsOf('s12', 'd8', 'later')).toHaveLength(2)
  })
})
