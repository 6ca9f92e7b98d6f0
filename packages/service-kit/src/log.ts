import { pino, type DestinationStream } from 'pino'

/**
 * All that a log line may carry. The list is closed: a name, an identity code or
 * a text of a document has no field to travel in.
 */
export interface LogFields {
  /** What happened, as a stable word: `sign-in-refused`, `gate-two-dropped`. */
  readonly event?: string
  /** `urn:uuid:` of the request. */
  readonly instance?: string
  /** Our own id of a request to another service, by which its operator finds it. */
  readonly requestId?: string
  readonly method?: string
  /** Route template, never the address itself. */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  readonly port?: number
  readonly count?: number
  /** Stable id of a rule or reason. */
  readonly rule?: string
  readonly error?: unknown
}

export interface Log {
  info: (fields: LogFields, message: string) => void
  warn: (fields: LogFields, message: string) => void
  error: (fields: LogFields, message: string) => void
}

/** The least that is logged. */
export type LogLevel = 'info' | 'warn' | 'error'

interface LoggedError {
  readonly name: string
  readonly code?: string
  readonly frames: readonly string[]
  readonly cause?: LoggedError
}

/** The name of a class: a library may put anything into `name`. */
const CLASS_NAME = /^[A-Za-z]{1,60}$/
/** `ECONNREFUSED`, `ERR_JWT_EXPIRED`, or an SQLSTATE such as `23505`. */
const ERROR_CODE = /^(?:[A-Z][A-Z_]{1,40}|[0-9A-Z]{5})$/
/** As the engine writes a place in the code; a message can hold lines that begin alike. */
const FRAME =
  /^\s+at (?:async )?(?:[\w$.<>[\] #]{1,120} \()?(?:file:\/\/|node:|\/)[\w./@:+%~-]{1,300}:\d+:\d+\)?$/

/**
 * What a log may know of an error: its kind, its code and where it came from.
 * Messages are left out, because those of libraries repeat their input.
 */
function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const code = 'code' in error ? String(error.code) : ''
  return {
    name: CLASS_NAME.test(error.name) ? error.name : 'Error',
    ...(ERROR_CODE.test(code) && { code }),
    frames: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => FRAME.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: loggedError(error.cause) }),
  }
}

/**
 * The structured log of a service: one JSON line an event, times in UTC.
 *
 * Lines are written before the call returns, so that none is lost when the
 * process ends.
 *
 * @param destination where the lines go, standard output when absent
 * @param level the least that is logged; everything when absent
 */
export function createLog(
  service: string,
  destination?: DestinationStream,
  level: LogLevel = 'info',
): Log {
  const logger = pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination(1),
  )
  const line = (weight: LogLevel) => (fields: LogFields, message: string) => {
    const { event, instance, method, route, status, milliseconds } = fields
    const { requestId, port, count, rule, error } = fields
    logger[weight](
      {
        event,
        instance,
        requestId,
        method,
        route,
        status,
        milliseconds,
        port,
        count,
        rule,
        ...(error !== undefined && { error: loggedError(error) }),
      },
      message,
    )
  }
  return { info: line('info'), warn: line('warn'), error: line('error') }
}
