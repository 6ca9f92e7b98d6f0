import type { Express } from 'express'
import { createExpress, noStore } from './express.ts'
import type { Metrics } from './metrics.ts'

/** Answers whether the service can do its work now; it throws or says no when it cannot. */
export type Readiness = () => Promise<boolean>

/**
 * `GET /health` (the process lives) · `GET /ready` (200 or 503) ·
 * `GET /metrics` (Prometheus). For the operator's network only.
 */
export function internalServer(metrics: Metrics, ready: Readiness): Express {
  const app = createExpress()
  app.use(noStore)
  app.get('/health', (_req, res) => {
    res.json({ status: 'up' })
  })
  app.get('/ready', async (_req, res) => {
    const isReady = await ready().catch(() => false)
    res.status(isReady ? 200 : 503).json({ status: isReady ? 'up' : 'down' })
  })
  app.get('/metrics', async (_req, res) => {
    res
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics())
  })
  return app
}
