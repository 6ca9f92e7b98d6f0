import type { RequestHandler } from 'express'

/**
 * All that a span may carry. The list is closed, like that of the log: an
 * address, a person, a value of a statement or a text has no field to travel in.
 */
export interface SpanFields {
  readonly method?: string
  /** Route template, never the address itself. */
  readonly route?: string
  readonly status?: number
  /** Name of a prepared statement, never its text or its values. */
  readonly statement?: string
  /** Rows of the usage log that were written together. */
  readonly rows?: number
}

/** What a span is about. */
export type SpanName =
  | 'request'
  | 'archive'
  | 'registry'
  | 'provider'
  | 'statement'
  | 'transaction'
  | 'log-record'
  | 'log-commit'

/** Runs work inside a span; what it gives or throws comes through unchanged. */
export type Span = <Result>(
  name: SpanName,
  fields: SpanFields,
  work: () => Promise<Result>,
) => Promise<Result>

/** Traces of what one service does for a request, across services. */
export interface Tracing {
  readonly isOn: boolean
  /** A span under the one that is open here. */
  readonly span: Span
  /**
   * A span that begins a separate trace: for work that serves many requests at
   * once.
   */
  readonly apart: Span
  /** A span for every request. To be mounted first. */
  readonly requests: RequestHandler
  /**
   * Headers by which one of our services continues the trace; never for others'
   * services.
   */
  readonly outgoing: () => Readonly<Record<string, string>>
  /** Sends what has not been sent, and stops. */
  readonly close: () => Promise<void>
}

export interface TracingConfig {
  /** An OTLP/HTTP receiver's base address; nothing is traced without it. */
  readonly endpoint: URL | undefined
  /** Share of the traces that is kept, 0 to 1. */
  readonly ratio: number
}

/** Nothing is traced. */
export const noTracing: Tracing = {
  isOn: false,
  span: (_name, _fields, work) => work(),
  apart: (_name, _fields, work) => work(),
  requests: (_req, _res, next) => next(),
  outgoing: () => ({}),
  close: () => Promise.resolve(),
}

export interface TracingDeps {
  /**
   * Whether a request continues its caller's trace; no when absent, as for
   * browsers.
   */
  readonly continues?: (path: string) => boolean
  /** Called when traces could not be sent. They are lost, and nothing else. */
  readonly onLost: () => void
}

/**
 * Starts tracing where the configuration names a receiver. Where it names none
 * OpenTelemetry is not even loaded.
 */
export async function startTracing(
  service: string,
  { endpoint, ratio }: TracingConfig,
  deps: TracingDeps,
): Promise<Tracing> {
  if (endpoint === undefined) return noTracing
  const { openTelemetry } = await import('./open-telemetry.ts')
  return openTelemetry(service, { endpoint, ratio }, deps)
}
