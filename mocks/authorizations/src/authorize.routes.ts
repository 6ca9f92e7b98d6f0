import { languageOf } from '@mittkanta/mock-identification/stand-in'
import { noStore } from '@mittkanta/service-kit'
import { Router, urlencoded, type Request } from 'express'
import { z } from 'zod'
import { candidatesOf } from './candidates.ts'
import { choosePage } from './pages/choose-page.ts'
import { errorPage } from './pages/error-page.ts'
import type { Registry } from './registry.ts'
import type { Session } from './sessions.ts'

const PATH = '/oauth/authorize'

const query = z.object({
  client_id: z.string(),
  response_type: z.literal('code'),
  redirect_uri: z.string(),
  user: z.string(),
  state: z.string().max(500).optional(),
  lang: z.string().optional(),
})
const form = z.object({
  person: z.string().optional(),
  cancel: z.literal('yes').optional(),
})

/** A request of a service that may be answered by a redirect. */
interface Asked {
  readonly session: Session
  readonly redirectUri: string
  readonly state: string | undefined
}

/**
 * `GET /oauth/authorize` shows whom the user may choose; `POST` to the same
 * address takes the choice, of anybody in the population, back to the service.
 * What cannot be answered gets a page and no redirect.
 */
export function authorizeRoutes(registry: Registry): Router {
  const { config, sessions } = registry
  const routes = Router()

  const readAsked = (req: Request): Asked | undefined => {
    const { data: asked } = query.safeParse(req.query)
    const session = asked && sessions.ofUser(asked.user)
    return session &&
      asked.client_id === config.clientId &&
      config.redirectUris.includes(asked.redirect_uri)
      ? { session, redirectUri: asked.redirect_uri, state: asked.state }
      : undefined
  }

  routes.get(PATH, noStore, (req, res) => {
    const asked = readAsked(req)
    const language = languageOfRequest(req)
    if (!asked) {
      res.status(400).type('html').send(errorPage(language))
      return
    }
    res.type('html').send(
      choosePage({
        language,
        service: config.serviceName,
        candidates: candidatesOf(registry.population, asked.session.delegate),
        query: new URL(req.originalUrl, 'http://localhost').searchParams,
      }),
    )
  })

  routes.post(
    PATH,
    noStore,
    urlencoded({ extended: false, limit: '2kb' }),
    (req, res) => {
      const asked = readAsked(req)
      const { data: chosen } = form.safeParse(req.body)
      const person = registry.population.people.find(
        ({ id }) => id === chosen?.person,
      )
      if (asked && chosen?.cancel) {
        res.redirect(303, answer(asked, 'error', 'access_denied'))
      } else if (asked && person) {
        const { session, redirectUri } = asked
        const code = sessions.choose(session, person.identityCode, redirectUri)
        res.redirect(303, answer(asked, 'code', code))
      } else {
        res
          .status(400)
          .type('html')
          .send(errorPage(languageOfRequest(req)))
      }
    },
  )

  return routes
}

function languageOfRequest(req: Request) {
  return languageOf(req.query.lang, req.get('Accept-Language'))
}

function answer(
  { redirectUri, state }: Asked,
  name: 'code' | 'error',
  value: string,
): string {
  const url = new URL(redirectUri)
  url.searchParams.set(name, value)
  if (state !== undefined) url.searchParams.set('state', state)
  return url.href
}
