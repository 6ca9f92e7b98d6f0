import {
  deliveriesOf,
  generateScenarios,
  registerOwners,
  type Prepared,
  type Scenario,
} from '@mittkanta/client-system'
import { openDatabase } from '@mittkanta/database'
import { migrateArchive } from '@mittkanta/archive'
import { SharedContents } from './contents.ts'
import { startLoader, type Loader } from './loader.ts'

type Content = NonNullable<Prepared['content']>

/** The same households, in the same order, in every archive: a bigger one has more of them. */
const SEED = 7
const MOST_CLIENTS = 200_000

/**
 * Fills an empty database with generated records until it holds so many
 * documents, by one process of the archive's loader for each register.
 *
 * @param more scenarios that are brought in first
 * @returns how many versions of documents of all groups were given
 */
export async function fill(
  url: string,
  documents: number,
  more: readonly Scenario[],
  tell: (text: string) => void,
): Promise<number> {
  const database = await openDatabase({ url })
  await migrateArchive(database)
  const contents = new SharedContents(database)

  const loaders = new Map<string, Loader>()
  const loaderOf = (scenario: Scenario, clientId: string) => {
    const [owner] = registerOwners([scenario])
    const loader = loaders.get(clientId)
    if (loader || !owner) return loader
    const started = startLoader(url, { ...owner, jwks: { keys: [] } }, tell)
    loaders.set(clientId, started)
    return started
  }

  let given = 0
  for (const scenario of scenariosOf(more)) {
    if (given >= documents) break
    const used: Content[] = []
    const lines = deliveriesOf(scenario, 'later', (content) => {
      used.push(content)
      return contents.of(content)
    })
    for (const { controllerId } of registerOwners([scenario])) {
      await contents.put(controllerId, used)
    }
    for (const line of lines) {
      await loaderOf(scenario, line.clientId)?.give(line)
      given += line.documents.length
    }
  }
  await Promise.all([...loaders.values()].map((loader) => loader.end()))
  await database.close()
  return given
}

function* scenariosOf(more: readonly Scenario[]) {
  yield* more
  yield* generateScenarios({ clients: MOST_CLIENTS, seed: SEED })
}
