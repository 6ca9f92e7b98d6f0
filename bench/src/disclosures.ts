import {
  disclosureClient,
  identityCodeOf,
  type Scenario,
} from '@mittkanta/client-system'
import type { RunningPortal } from '@mittkanta/demo'

/** A special reason of the code set (11.4.2). */
const REASON = 'assess-or-arrange-care-or-urgent-support'

/**
 * How many searches in other controllers' registers the archive answers, several
 * at a time.
 *
 * @returns searches a second
 */
export async function disclosureSearches(
  { archiveUrl, clientSystems }: RunningPortal,
  scenarios: readonly Scenario[],
  seconds: number,
): Promise<number> {
  const [credentials] = clientSystems
  if (!credentials) throw new Error('no client system')
  const client = disclosureClient(archiveUrl, credentials)
  const people = scenarios.flatMap((one) => one.people.map(identityCodeOf))
  const until = performance.now() + seconds * 1000
  let searches = 0
  const startedAt = performance.now()
  const search = async () => {
    while (performance.now() < until) {
      const person = people[searches % people.length]
      searches += 1
      if (!person) return
      await client.search(person, { kind: 'special-reason', reason: REASON })
    }
  }
  await Promise.all(Array.from({ length: 16 }, search))
  return (searches / (performance.now() - startedAt)) * 1000
}
