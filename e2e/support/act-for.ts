import { ActingFinished, ActingStarted } from '@mittkanta/contracts'
import { driveChoice } from '@mittkanta/mock-authorizations/drive'
import type { PortalClient } from './portal-client.ts'

/**
 * Chooses a person to act for at the registry, as far as the way back.
 *
 * @param person how the registry's population calls them
 * @returns what brings the registry's answer to the portal
 */
export async function beginActing(client: PortalClient, person: string) {
  const start = await client.post('/api/acting/start?language=sv')
  const { next } = ActingStarted.parse(await start.json())
  const back = await driveChoice(next, person, client.browser)
  const answer = {
    code: back.searchParams.get('code'),
    state: back.searchParams.get('state'),
  }
  return { finish: () => client.post('/api/acting/finish', answer) }
}

/**
 * Chooses a person to act for, by the whole round trip to the registry.
 *
 * @returns what the portal makes of the registry's answer
 * @throws {Error} when any step of it answers with something else
 */
export async function actFor(
  client: PortalClient,
  person: string,
): Promise<ActingFinished> {
  const { finish } = await beginActing(client, person)
  return ActingFinished.parse(await (await finish()).json())
}
