import type { PlainDate } from '@mittkanta/calendar'
import { identityCodeOf, type Scenario } from '@mittkanta/client-system'
import type { RunningArchive } from '@mittkanta/archive'

/**
 * Reports to the archive everybody in the stories who has died by a day: a
 * stand-in for the population register.
 *
 * @param scenarios with their dates as they are loaded
 */
export async function recordDeaths(
  { recordDeath }: Pick<RunningArchive, 'recordDeath'>,
  scenarios: readonly Scenario[],
  today: PlainDate,
): Promise<void> {
  for (const { people, relations } of scenarios) {
    for (const relation of relations) {
      if (relation.kind !== 'death' || relation.on > today) continue
      const person = people.find(({ key }) => key === relation.person)
      if (person) await recordDeath(identityCodeOf(person), relation.on)
    }
  }
}
