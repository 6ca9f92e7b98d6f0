import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below what Linux, macOS and Windows give to connections that go out: there, a
 * port that was free can be taken by anybody's request before it is listened on.
 */
const LOWEST = 20_000
const HIGHEST = 32_767

const given = new Set<number>()

/**
 * A free port: nothing listens on it, no outgoing connection takes it, and this
 * process gets it only once.
 *
 * @throws {Error} when none is found
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST + 1)
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port between ${LOWEST} and ${HIGHEST}`)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}

/** A port for each name, as above. */
export async function freePorts<Name extends string>(
  names: readonly Name[],
): Promise<Readonly<Record<Name, number>>> {
  const ports = await Promise.all(names.map(freePort))
  return Object.fromEntries(
    names.map((name, at) => [name, ports[at]]),
  ) as Record<Name, number>
}
