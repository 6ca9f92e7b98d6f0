import { Socket } from 'node:net'
import pg from 'pg'
import { asOurs, DatabaseUnavailable } from './database-unavailable.ts'
import type { Database, Queryable, Row, Statement } from './database.ts'

const BEGIN = {
  name: 'snapshot-begin',
  text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
}
/** After a statement that failed it ends the transaction all the same. */
const COMMIT = { name: 'snapshot-end', text: 'COMMIT' }

/** Connections on which statements do not wait for each other's answers. */
export interface SharedConnections
  extends Queryable, Pick<Database, 'snapshot'> {
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
  const freest = () =>
    lanes.reduce((least, one) =>
      one.underWay() < least.underWay() ? one : least,
    )

  return {
    query: async (statement) => {
      const [rows = []] = await freest().send([statement])
      return rows
    },
    snapshot: async (statements) => {
      const [, ...rows] = await freest().send([BEGIN, ...statements, COMMIT])
      return rows.slice(0, statements.length)
    },
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
    /** Sends statements with nobody else's between them, and gives the rows of each. */
    send: async (statements: readonly Statement[]): Promise<Row[][]> => {
      underWay += 1
      try {
        const { client, gather, drop } = await connected()
        gather()
        return await Promise.all(
          statements.map(async ({ name, text, values }) => {
            const { rows } = await client.query<Row>({
              text,
              values: values ? [...values] : [],
              ...(name !== undefined && { name }),
            })
            return rows
          }),
        ).catch((error: unknown) => {
          const ours = asOurs(error)
          // Whatever is behind it on this connection would wait as long.
          if (ours instanceof DatabaseUnavailable) drop()
          throw ours
        })
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
