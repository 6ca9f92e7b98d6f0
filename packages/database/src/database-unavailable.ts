import { isOfTheText, TextRefused } from './text-refused.ts'

/** Classes of SQLSTATE that say that the server, and not the statement, is at fault. */
const OF_THE_SERVER = [
  '08', // connection exception
  '53', // insufficient resources: disk full, too many connections
  '57', // operator intervention: it is shutting down, starting, or took too long
  '58', // system error
]

/** SQLSTATE has five characters; what is longer or other is a code of the system. */
const isSqlState = (code: string) => /^(?=.*\d)[0-9A-Z]{5}$/.test(code)

/**
 * The database does not answer now: the server is away, hangs, or has no room.
 * Nothing is known of whether a statement under way has been carried out.
 */
export class DatabaseUnavailable extends Error {
  /** By which a problem handler knows what kind of answer it is. */
  readonly type = 'database.unavailable'

  constructor(cause: unknown) {
    super('The database does not answer', { cause })
    this.name = 'DatabaseUnavailable'
  }
}

/**
 * An error of an engine, as ours when the server or the text is at fault; any
 * other as it is.
 */
export function asOurs(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (isOfTheText(code)) return new TextRefused(code)
  // Without a code it is what `pg` itself says of connections and times.
  const isServers = isSqlState(code)
    ? OF_THE_SERVER.some((begin) => code.startsWith(begin))
    : code !== '' ||
      /timeout|terminated|not queryable|closed/i.test(error.message)
  return isServers ? new DatabaseUnavailable(error) : error
}
