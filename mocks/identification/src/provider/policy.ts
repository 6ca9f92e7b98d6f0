import { errors, interactionPolicy } from 'oidc-provider'
import { AUTHENTICATION_CONTEXTS } from './ftn.ts'

const { Check, Prompt } = interactionPolicy

/**
 * The level of assurance that answers a request: the first one asked for that
 * can be given.
 *
 * @param requested `acr_values`, separated by spaces
 */
export function contextFor(requested: unknown): string | undefined {
  if (typeof requested !== 'string') return undefined
  const known: readonly string[] = AUTHENTICATION_CONTEXTS
  return requested.split(' ').find((value) => known.includes(value))
}

/**
 * Asks who is signing in, every time: the Finnish Trust Network knows no single
 * sign-on, and a shared computer must not pass one person's sign-in on to the
 * next. Consent is not asked; the service and its claims are registered.
 */
export function signInPolicy(): interactionPolicy.Prompt[] {
  return [
    new Prompt(
      { name: 'login', requestable: true },
      new Check(
        'unmet_context',
        'acr_values has to name a level of assurance that is given here',
        ({ oidc }) => {
          if (contextFor(oidc.params?.acr_values) === undefined) {
            throw new errors.UnmetAuthenticationRequirements(
              'acr_values names no level of assurance that is given here',
            )
          }
          return Check.NO_NEED_TO_PROMPT
        },
      ),
      new Check(
        'always_ask',
        'a person is identified for each request',
        'login_required',
        ({ oidc }) =>
          oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    ),
  ]
}
