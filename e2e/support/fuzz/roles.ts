import { randomUUID } from 'node:crypto'
import type { PersonId } from '@mittkanta/contracts'
import { createBrowser } from '@mittkanta/mock-identification/drive'
import { actFor } from '../act-for.ts'
import { signIn } from '../portal-client.ts'
import { clientToken } from './client-token.ts'
import type { Known, World } from './world.ts'

/** A sender of requests to one of the two services. */
export interface Role {
  readonly name: string
  readonly service: 'bff' | 'archive'
  /** What says who they are, in headers. */
  identity: () => Promise<Readonly<Record<string, string>>>
  /** The handle of whom they act for; it changes with the session. */
  handle: () => string
  /** Starts again, after something that may have ended the session. */
  renew: () => Promise<void>
  /** What other people's records hold, and is never for this one. */
  readonly othersOnly: readonly string[]
}

/** Placeholder in a request for the handle of the person one acts for. */
export const HANDLE = 'handle-of-the-session'

const nothing = () => Promise.resolve()

/** Everything that identifies people who are not among these. */
function secretsBeside(world: World, mine: readonly Known[]): string[] {
  const stories = new Set(mine.map(({ story }) => story))
  return world.people
    .filter((person) => !mine.includes(person))
    .flatMap((person) => [
      ...person.refs,
      person.identityCode,
      ...(person.personId === undefined ? [] : [person.personId]),
      // Those of one story may be named in each other's documents.
      ...(stories.has(person.story) ? [] : [person.name]),
    ])
}

const personOf = (world: World, id: string): Known => {
  const found = world.people.find((person) => person.id === id)
  if (!found) throw new Error(`the stories have no ${id}`)
  return found
}

/** A reader signed in by the whole round trip, who may act for another. */
export async function reader(
  world: World,
  name: string,
  id: string,
  actsFor?: string,
): Promise<Role> {
  const mine = [id, ...(actsFor === undefined ? [] : [actsFor])]
  let cookie = ''
  let handle = 'self'
  const renew = async () => {
    const browser = createBrowser((input, init) => {
      cookie = new Headers(init?.headers).get('cookie') ?? cookie
      return fetch(input, init)
    })
    const client = await signIn(world.url, id, browser)
    if (actsFor !== undefined) {
      const finished = await actFor(client, actsFor)
      if (finished.outcome !== 'acting') throw new Error(finished.outcome)
      handle = finished.subjectRef
    }
    await client.get('/api/session')
  }
  await renew()
  return {
    name,
    renew,
    service: 'bff',
    identity: () => Promise.resolve({ Cookie: cookie }),
    handle: () => handle,
    othersOnly: secretsBeside(
      world,
      mine.map((one) => personOf(world, one)),
    ),
  }
}

const nobody = (world: World, service: Role['service']): Role => ({
  name: `nobody, at the ${service}`,
  service,
  renew: nothing,
  identity: () => Promise.resolve({}),
  handle: () => 'self',
  othersOnly: secretsBeside(world, []),
})

/** A reader whose session has ended, with its cookie. */
async function ended(world: World): Promise<Role> {
  const role = await reader(
    world,
    'reader whose session has ended',
    's03_johan',
  )
  await fetch(`${world.url}/api/session/end`, {
    method: 'POST',
    headers: {
      ...(await role.identity()),
      'X-MittKanta': '1',
      'Sec-Fetch-Site': 'same-origin',
    },
  })
  return { ...role, renew: nothing, othersOnly: secretsBeside(world, []) }
}

/** The bff as the archive knows it, for one reader and subject. */
function caller(
  world: World,
  name: string,
  readerId: string,
  subjectId: string,
): Role {
  const from = personOf(world, readerId)
  const about = personOf(world, subjectId)
  const isOwn = from === about
  const stranger = randomUUID()
  return {
    name,
    service: 'archive',
    renew: nothing,
    identity: async () => {
      const token = await world.callerToken({
        sessionId: '00000000-0000-0000-0000-000000000000',
        // Who acts for others need not be anybody's client.
        reader: (from.personId ?? stranger) as PersonId,
        subject: about.personId as PersonId,
        ground: isOwn ? 'own' : 'mandate',
        subjectAge: 'adult',
      })
      return { Authorization: `Bearer ${token}` }
    },
    handle: () => about.personId ?? '',
    // The answer gives the id of the person whose identity code is asked about.
    othersOnly: secretsBeside(world, [from, about]).filter(
      (secret) => !world.people.some((person) => person.personId === secret),
    ),
  }
}

function clientSystem(world: World): Role {
  const [credentials] = world.clientSystems
  if (!credentials) throw new Error('the stories have no client system')
  const token = clientToken(world.archiveUrl, credentials)
  return {
    name: 'client system',
    service: 'archive',
    renew: nothing,
    identity: async () => ({ Authorization: `Bearer ${await token()}` }),
    handle: () => '',
    othersOnly: world.people.flatMap(({ refs, personId: id, name }) => [
      ...refs,
      ...(id === undefined ? [] : [id]),
      name,
    ]),
  }
}

/** Everybody who tries the two services. */
export const rolesOf = async (world: World): Promise<readonly Role[]> => [
  nobody(world, 'bff'),
  await reader(world, 'reader of the own record', 's01_aino'),
  await reader(world, 'holder of a mandate', 's01_pekka', 's01_aino'),
  await ended(world),
  nobody(world, 'archive'),
  clientSystem(world),
  caller(world, 'portal for the own record', 's01_aino', 's01_aino'),
  caller(world, 'portal for a mandate holder', 's01_pekka', 's01_aino'),
]
