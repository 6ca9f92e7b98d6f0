import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from 'prom-client'
import type { RequestHandler } from 'express'
import { routeOf } from './route-of.ts'

/** Prometheus metrics of one service. Labels are route templates and rule ids, never persons. */
export interface Metrics {
  readonly registry: Registry
  /** Counts events by a stable word, for example `gate-two-dropped`. */
  readonly events: Counter<'event'>
  /** Times every request by method, route template and status. */
  readonly timed: RequestHandler
  /**
   * Seconds until another system answered, by what was asked of it (a route
   * template or a word of ours) and its status; `none` when it did not answer.
   */
  readonly calls: Histogram<'system' | 'operation' | 'status'>
  /**
   * Numbers that are read whenever Prometheus asks, one for each word.
   *
   * @param read throws when they cannot be had; the metric is then absent
   */
  readonly watch: (
    gauge: {
      readonly name: string
      readonly help: string
      readonly label: string
    },
    read: () => Promise<Readonly<Record<string, number>>>,
  ) => void
}

/** Seconds: from a good day to longer than any client waits. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3, 10]

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
  // The first time is an increase only of what was 0 before.
  events.inc({ event: 'traces-lost' }, 0)
  const requests = new Histogram({
    name: `${prefix}_request_seconds`,
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })

  const calls = new Histogram({
    name: `${prefix}_call_seconds`,
    help: 'Time until another system answered, by system, operation and status',
    labelNames: ['system', 'operation', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })

  const timed: RequestHandler = (req, res, next) => {
    const startedAt = process.hrtime.bigint()
    res.once('finish', () => {
      requests.observe(
        {
          method: req.method,
          route: routeOf(req),
          status: res.statusCode,
        },
        Number(process.hrtime.bigint() - startedAt) / 1e9,
      )
    })
    next()
  }

  const watch: Metrics['watch'] = ({ name, help, label }, read) => {
    const gauge = new Gauge({
      name: `${prefix}_${name}`,
      help,
      labelNames: [label],
      registers: [registry],
      collect: async () => {
        gauge.reset()
        const numbers = await read().catch(() => ({}))
        for (const [word, number] of Object.entries(numbers)) {
          gauge.set({ [label]: word }, number)
        }
      },
    })
  }

  return { registry, events, timed, calls, watch }
}
