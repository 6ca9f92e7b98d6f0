import { json, Router } from 'express'
import { ZodError } from 'zod'
import { refuse } from './api-guards.ts'
import type { Registry } from './registry.ts'

/** `PUT /control/behaviour` with a `Behaviour` → 204 | 400; only where the setting allows it. */
export function controlRoutes({ config, misbehaviour }: Registry): Router {
  const routes = Router()
  if (!config.hasControl) return routes

  routes.put('/control/behaviour', json({ limit: '2kb' }), (req, res) => {
    try {
      misbehaviour.become(req.body)
      res.status(204).end()
    } catch (error) {
      if (!(error instanceof ZodError)) throw error
      refuse(res, 400, 'no such misbehaviour')
    }
  })

  return routes
}
