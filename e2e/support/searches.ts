import {
  disclosureClient,
  identityCodeOf,
  type Scenario,
} from '@mittkanta/client-system'
import type { DisclosedDocuments } from '@mittkanta/contracts'
import type { TestPortal } from './whole-portal.ts'

/**
 * What a simple search of a controller that has nothing to do with the story
 * gives of a person (11.4.2).
 *
 * @param person key of a person of the story
 */
export async function found(
  portal: TestPortal,
  scenario: Scenario,
  person: string,
): Promise<DisclosedDocuments['documents']> {
  const own = new Set(
    scenario.controllers.map(({ clientSystem }) => clientSystem),
  )
  const other = portal.clientSystems.find(({ clientId }) => !own.has(clientId))
  const someone = scenario.people.find(({ key }) => key === person)
  if (!other || !someone) throw new Error('nobody to search, or for')
  const { documents } = await disclosureClient(portal.archiveUrl, other).search(
    identityCodeOf(someone),
    {
      kind: 'special-reason',
      reason: 'assess-or-arrange-care-or-urgent-support',
    },
  )
  return documents
}

/** A story of the portal by its key. */
export function storyOf(portal: TestPortal, key: string): Scenario {
  const story = portal.scenarios.find((one) => one.key === key)
  if (!story) throw new Error(`no story ${key}`)
  return story
}
