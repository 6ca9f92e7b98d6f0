import { shippedScenarios } from '@mittkanta/client-system'
import { personId } from '@mittkanta/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../support/act-for.ts'
import { signIn, type RecordClient } from '../support/portal-client.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

/** The refs of all lists of a record; those of the stories fit on one page. */
async function listedRefs(record: RecordClient) {
  const { tasks } = await record.frontPage()
  const lists = await Promise.all(
    tasks.map(({ task }) => record.taskList(task)),
  )
  return [
    ...new Set(
      lists.flatMap(({ documents }) => documents.map(({ ref }) => ref)),
    ),
  ].sort()
}

const scenarios = await shippedScenarios()
const viewingsOn = (wanted: string) =>
  scenarios.flatMap((scenario) => {
    const viewing = scenario.viewings.find(
      ({ ground, phases, shown }) =>
        ground === wanted &&
        phases.includes('later') &&
        Object.keys(shown).length > 0,
    )
    return viewing ? [{ scenario, viewing }] : []
  })

describe('searching a whole record over HTTP', () => {
  let portal: TestPortal

  beforeAll(async () => {
    portal = await testPortal('later')
  })
  afterAll(() => portal.stop())

  it.each(
    [...viewingsOn('own'), ...viewingsOn('guardian')].map(
      ({ scenario, viewing }) => ({
        scenario,
        viewing,
        words: `${scenario.key}: ${viewing.ground}`,
      }),
    ),
  )(
    'finds what the lists show, and no more: $words',
    async ({ scenario, viewing }) => {
      portal.clock.set(`${viewing.today ?? scenario.today}T12:00:00+02:00`)
      const { reader, subject, ground } = viewing
      const client = await signIn(portal.url, personId(scenario.key, reader))
      const acting =
        ground === 'own'
          ? undefined
          : await actFor(client, personId(scenario.key, subject))
      if (acting?.outcome === 'refused') throw new Error('may not act')
      const record = client.record(acting?.subjectRef)

      const everything = await record.search({})
      const refs = everything.documents.map(({ ref }) => ref)
      expect(refs.toSorted()).toEqual(await listedRefs(record))
      expect(everything.everything).toBe(refs.length)

      const [first] = everything.documents
      const found = await record.search({
        text: first?.name.toUpperCase() ?? '',
      })
      expect(found.documents.map(({ ref }) => ref)).toContain(first?.ref)
      expect((await record.search({ text: 'qqqq' })).total).toBe(0)
    },
  )
})
