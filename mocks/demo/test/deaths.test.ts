import { toPlainDate } from '@mittkanta/calendar'
import {
  identityCodeOf,
  shippedScenarios,
  type Scenario,
} from '@mittkanta/client-system'
import { describe, expect, it } from 'vitest'
import { recordDeaths } from '../src/deaths.ts'

const [story] = await shippedScenarios()
if (story === undefined) throw new Error('There are no stories')

const withDeath = (on: string): Scenario => ({
  ...story,
  relations: [
    ...story.relations,
    {
      kind: 'death',
      person: String(story.people[0]?.key),
      on: toPlainDate(on),
    },
  ],
})

describe('recordDeaths (11.3.1)', () => {
  const recorded = async (scenarios: readonly Scenario[]) => {
    const told: [string, string][] = []
    const recordDeath = (
      code: { reveal: () => string },
      date: string,
    ): Promise<'recorded'> => {
      told.push([code.reveal(), date])
      return Promise.resolve('recorded')
    }
    await recordDeaths({ recordDeath }, scenarios, toPlainDate('2024-03-01'))
    return told
  }
  const code = story.people[0] && identityCodeOf(story.people[0]).reveal()

  it('reports to the archive everybody in the stories who has died by the day', async () => {
    expect(await recorded([story, withDeath('2024-03-01')])).toEqual([
      [code, '2024-03-01'],
    ])
  })

  it('and no person who is still alive then', async () => {
    expect(await recorded([story, withDeath('2024-03-02')])).toEqual([])
  })
})
