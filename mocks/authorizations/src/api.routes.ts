import { noStore } from '@mittkanta/service-kit'
import { Router } from 'express'
import { z } from 'zod'
import {
  codeFrom,
  grantForPrincipal,
  grantOf,
  hasRequestId,
  refuse,
  signedWith,
} from './api-guards.ts'
import { delegateAnswer } from './delegate-answer.ts'
import type { Registry } from './registry.ts'
import { ALL } from './roles.ts'

const asked = z.object({
  issues: z.union([z.string(), z.array(z.string())]).optional(),
})
const askedBySystem = z.object({ issue: z.string().optional() })

/**
 * `GET /service/rest/hpa/authorization/…`, which is signed with a separate key.
 */
const SYSTEM_PATH =
  '/service/rest/hpa/authorization/:clientId/:delegate/:principal'

/**
 * The web API for acting for a person (HPA) and the system-level check, as
 * services call them. Every call carries a checksum and a request id.
 *
 * `GET /service/hpa/user/register/:clientId/:delegate` → session and user | 400, 403
 * `GET /service/hpa/api/delegate/:sessionId` → the chosen principal | 400, 401
 * `GET /service/hpa/api/authorization/:sessionId/:principal` → ALLOWED or DISALLOWED | 400, 401
 * `GET /service/hpa/api/authorizationlist/:sessionId/:principal` → roles | 400, 401
 * `GET /service/hpa/user/unregister/:sessionId` → true | 400, 401
 * `GET /service/rest/hpa/authorization/:clientId/:delegate/:principal` → as above | 400, 401
 */
export function apiRoutes(registry: Registry): Router {
  const { config, sessions, misbehaviour } = registry
  const routes = Router()
  routes.use('/service', noStore)

  const isSigned = (apiKey: string) =>
    signedWith({ clientId: config.clientId, apiKey }, 401)

  routes.get(
    '/service/hpa/user/register/:clientId/:delegate',
    misbehaviour.before('register'),
    signedWith(config, 403),
    hasRequestId,
    (req, res) => {
      const delegate = codeFrom(req.params.delegate)
      if (req.params.clientId !== config.clientId) {
        refuse(res, 403, 'unknown client')
      } else if (!delegate) {
        refuse(res, 400, 'not an artificial identity code')
      } else {
        const begun = sessions.begin(delegate)
        res.json(
          misbehaviour.of(req).wrongSession
            ? { ...begun, sessionId: sessions.begin(delegate).sessionId }
            : begun,
        )
      }
    },
  )

  routes.get(
    '/service/hpa/api/delegate/:sessionId',
    misbehaviour.before('delegate'),
    isSigned(config.apiKey),
    hasRequestId,
    (req, res) => {
      const grant = grantOf(registry, req)
      if (!grant) refuse(res, 401, 'no such session')
      else {
        const { delegate: lie } = misbehaviour.of(req)
        res.json(delegateAnswer(registry.population, grant, lie))
      }
    },
  )

  routes.get(
    '/service/hpa/api/authorizationlist/:sessionId/:principal',
    misbehaviour.before('authorizationlist'),
    isSigned(config.apiKey),
    hasRequestId,
    (req, res) => {
      const grant = grantForPrincipal(registry, req, res)
      if (!grant) return
      const truth = registry.roles(grant.delegate, grant.principal)
      res.json({ roles: misbehaviour.of(req).roles ?? truth, reasons: [] })
    },
  )

  routes.get(
    '/service/hpa/api/authorization/:sessionId/:principal',
    misbehaviour.before('authorization'),
    isSigned(config.apiKey),
    hasRequestId,
    (req, res) => {
      const grant = grantForPrincipal(registry, req, res)
      if (!grant) return
      const issues = [asked.safeParse(req.query).data?.issues ?? []].flat()
      res.json(verdict(registry.roles(grant.delegate, grant.principal), issues))
    },
  )

  routes.get(
    '/service/hpa/user/unregister/:sessionId',
    misbehaviour.before('unregister'),
    isSigned(config.apiKey),
    hasRequestId,
    (req, res) => {
      if (sessions.end(String(req.params.sessionId))) res.json(true)
      else refuse(res, 401, 'no such session')
    },
  )

  if (config.restApiKey !== undefined) {
    routes.get(
      SYSTEM_PATH,
      misbehaviour.before('system-authorization'),
      isSigned(config.restApiKey),
      hasRequestId,
      (req, res) => {
        const delegate = codeFrom(req.params.delegate)
        const principal = codeFrom(req.params.principal)
        if (req.params.clientId !== config.clientId) {
          refuse(res, 401, 'unknown client')
        } else if (!delegate || !principal || !req.get('X-userId')) {
          refuse(res, 400, 'two artificial identity codes and X-userId')
        } else {
          const issues = [askedBySystem.safeParse(req.query).data?.issue ?? []]
          res.json(verdict(registry.roles(delegate, principal), issues.flat()))
        }
      },
    )
  }

  return routes
}

/** Allowed when every issue asked of is; without an issue, when everything is. */
function verdict(roles: readonly string[], issues: readonly string[]) {
  const isAllowed =
    roles.includes(ALL) ||
    (issues.length > 0 && issues.every((issue) => roles.includes(issue)))
  return { result: isAllowed ? 'ALLOWED' : 'DISALLOWED', reasons: [] }
}
