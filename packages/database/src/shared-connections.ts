import { Socket } from 'node:net'
import pg from 'pg'
import { asOurs, DatabaseUnavailable } from './database-unavailable.ts'
import type { Queryable, Row, Statement } from './database.ts'

/** Connections on which statements do not wait for each other's answers. */
export interface SharedConnections extends Queryable {
  close: () => Promise<void>
}

/**
 * Connections for quick statements: each is sent without waiting for those
 * before it, and all of one turn of the event loop in one piece. Under load most
 * of the time of a short statement goes into sending, waking and receiving, here
 * and in the server; shared, many statements pay for it once. Each is still on
 * its own: one that fails does not touch the others.
 *
 * @param config of every connection
 * @param count connections at a time
 * @param onError told of connections that break
 */
export function sharedConnections(
  config: pg.ClientConfig,
  count: number,
  onError: (error: Error) => void,
): SharedConnections {
  const lanes = Array.from({ length: count }, () => lane(config, onError))

  return {
    query: (statement) =>
      lanes
        .reduce((least, one) =>
          one.underWay() < least.underWay() ? one : least,
        )
        .query(statement),
    close: async () => {
      await Promise.all(lanes.map((one) => one.close()))
    },
  }
}

/** One connection, opened when it is first used and anew after it broke. */
function lane(config: pg.ClientConfig, onError: (error: Error) => void) {
  let open:
    | Promise<{ client: pg.Client; gather: () => void; drop: () => void }>
    | undefined
  let underWay = 0

  async function connect(forget: () => void) {
    const socket = new Socket()
    const client = new pg.Client({
      ...config,
      pipeline: true,
      stream: () => socket,
    })
    client.on('error', (error) => {
      forget()
      onError(error)
    })
    client.on('end', forget)
    await client.connect()
    return { client, gather: gatherer(socket), drop: () => socket.destroy() }
  }

  const connected = () => {
    if (open) return open
    const opening = connect(() => {
      // The one before may end after this one was opened.
      if (open === opening) open = undefined
    }).catch((error: unknown) => {
      open = undefined
      throw asOurs(error)
    })
    open = opening
    return opening
  }

  return {
    underWay: () => underWay,
    query: async ({ name, text, values }: Statement): Promise<Row[]> => {
      underWay += 1
      try {
        const { client, gather, drop } = await connected()
        gather()
        const { rows } = await client
          .query<Row>({
            text,
            values: values ? [...values] : [],
            ...(name !== undefined && { name }),
          })
          .catch((error: unknown) => {
            const ours = asOurs(error)
            // Whatever is behind it on this connection would wait as long.
            if (ours instanceof DatabaseUnavailable) drop()
            throw ours
          })
        return rows
      } finally {
        underWay -= 1
      }
    },
    close: async () => {
      const opened = await open?.catch(() => undefined)
      await opened?.client.end()
    },
  }
}

/** Holds back what is written to a socket until this turn of the event loop ends. */
function gatherer(socket: Socket): () => void {
  let isGathering = false
  return () => {
    if (isGathering) return
    isGathering = true
    socket.cork()
    setImmediate(() => {
      isGathering = false
      socket.uncork()
    })
  }
}
