import { z } from 'zod'
import type { LogLevel } from './log.ts'
import type { TracingConfig } from './tracing/tracing.ts'

/** What an operator sees of a service. */
export interface OperationsConfig {
  readonly logLevel: LogLevel
  /** Whether every request has a line in the log. */
  readonly isAccessLogged: boolean
  readonly tracing: TracingConfig
}

/** The environment variables that all services have for their operators. */
export const operationsVariables = {
  LOG_LEVEL: z
    .enum(['info', 'warn', 'error'])
    .default('info')
    .describe('The least that is logged: `info`, `warn` or `error`.'),
  ACCESS_LOG: z
    .enum(['on', 'off'])
    .transform((word) => word === 'on')
    .prefault('off')
    .describe(
      '`on` logs a line for every request: method, route template, status, milliseconds, id of the request.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((text) => new URL(text))
    .optional()
    .describe(
      'Base address of an OpenTelemetry receiver (OTLP/HTTP); without it nothing is traced.',
    ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of the traces that is kept, from 0 to 1.'),
}

/** The configuration that they make. */
export const operationsOf = (given: {
  readonly LOG_LEVEL: LogLevel
  readonly ACCESS_LOG: boolean
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: URL | undefined
  readonly OTEL_TRACES_SAMPLER_ARG: number
}): OperationsConfig => ({
  logLevel: given.LOG_LEVEL,
  isAccessLogged: given.ACCESS_LOG,
  tracing: {
    endpoint: given.OTEL_EXPORTER_OTLP_ENDPOINT,
    ratio: given.OTEL_TRACES_SAMPLER_ARG,
  },
})
