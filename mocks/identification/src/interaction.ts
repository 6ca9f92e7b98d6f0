import { Router, urlencoded } from 'express'
import { errors, type InteractionResults, type Provider } from 'oidc-provider'
import { noStore } from '@mittkanta/service-kit'
import { z } from 'zod'
import { choosePage } from './pages/choose-page.ts'
import { languageOf } from './pages/texts.ts'
import type { Person } from './people.ts'
import { TEST_METHOD } from './provider/ftn.ts'
import { contextFor } from './provider/policy.ts'
import type { SignIns } from './provider/sign-ins.ts'

const form = z.object({
  person: z.string().optional(),
  cancel: z.literal('yes').optional(),
})
const query = z.object({ language: z.string().optional() })

/**
 * `GET /interaction/:uid` shows the people; `POST` takes the choice back to the
 * provider. Whose request it is, is known from the provider's signed cookie.
 */
export function interactionRoutes(
  provider: Provider,
  people: readonly Person[],
  signIns: SignIns,
): Router {
  const routes = Router()
  const personOf = new Map(people.map((person) => [person.id, person]))

  routes.get('/interaction/:uid', noStore, async (req, res) => {
    const { uid, params } = await provider.interactionDetails(req, res)
    const client = await provider.Client.find(String(params.client_id))
    const language = languageOf(
      query.safeParse(req.query).data?.language,
      params.ui_locales,
      req.get('Accept-Language'),
    )
    const service =
      typeof params.ftn_spname === 'string'
        ? params.ftn_spname
        : (client?.clientName ?? '')
    res.type('html').send(
      choosePage({
        language,
        service,
        people,
        action: `/interaction/${uid}`,
      }),
    )
  })

  routes.post(
    '/interaction/:uid',
    noStore,
    urlencoded({ extended: false, limit: '2kb' }),
    async (req, res) => {
      const { params } = await provider.interactionDetails(req, res)
      const { data: chosen } = form.safeParse(req.body)
      const person = personOf.get(chosen?.person ?? '')
      const acr = contextFor(params.acr_values)
      let result: InteractionResults
      if (chosen?.cancel) {
        result = { error: 'access_denied' }
      } else if (person && acr) {
        const accountId = signIns.begin(person)
        result = {
          login: { accountId, acr, amr: [TEST_METHOD], remember: false },
        }
      } else {
        throw new errors.InvalidRequest('nobody on the list was chosen')
      }
      await provider.interactionFinished(req, res, result, {
        mergeWithLastSubmission: false,
      })
    },
  )

  return routes
}
