import {
  collectDefaultMetrics,
  Counter,
  Histogram,
  Registry,
} from 'prom-client'
import type { RequestHandler } from 'express'

/** Prometheus metrics of one service. Labels are route templates and rule ids, never persons. */
export interface Metrics {
  readonly registry: Registry
  /** Counts events by a stable word, for example `gate-two-dropped`. */
  readonly events: Counter<'event'>
  /** Times every request by method, route template and status. */
  readonly timed: RequestHandler
}

/** Makes the metrics of a service, with those of the process itself. */
export function createMetrics(prefix: string): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: `${prefix}_` })
  const events = new Counter({
    name: `${prefix}_events_total`,
    help: 'What happened, by a stable word',
    labelNames: ['event'],
    registers: [registry],
  })
  const requests = new Histogram({
    name: `${prefix}_request_seconds`,
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3, 10],
    registers: [registry],
  })

  const timed: RequestHandler = (req, res, next) => {
    const startedAt = process.hrtime.bigint()
    res.once('finish', () => {
      const route = (req.route as { path?: unknown } | undefined)?.path
      requests.observe(
        {
          method: req.method,
          route: typeof route === 'string' ? route : 'none',
          status: res.statusCode,
        },
        Number(process.hrtime.bigint() - startedAt) / 1e9,
      )
    })
    next()
  }

  return { registry, events, timed }
}
