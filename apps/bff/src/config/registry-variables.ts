import { z } from 'zod'
import { address, list, milliseconds } from './forms.ts'

/** The variables of the authorisation registry (Suomi.fi e-Authorizations). */
export const registryVariables = {
  AUTHORIZATIONS_URL: address
    .optional()
    .describe(
      'The authorisation registry; an origin, without a path. Without it no one acts for another.',
    ),
  AUTHORIZATIONS_CLIENT_ID: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'is not a client id')
    .optional()
    .describe('Our client id at the registry.'),
  AUTHORIZATIONS_API_KEY: z
    .string()
    .optional()
    .describe('Secret of the checksum header.'),
  AUTHORIZATIONS_OAUTH_PASSWORD: z
    .string()
    .optional()
    .describe('Password of our client at the token endpoint.'),
  AUTHORIZATIONS_GUARDIAN_ROLES: list
    .prefault('ALL')
    .describe(
      'Roles that make the reader a guardian of a minor, with spaces between.',
    ),
  AUTHORIZATIONS_INFORMATION_ROLES: list
    .prefault('')
    .describe(
      'Roles that give a right to information about a minor, with spaces between.',
    ),
  AUTHORIZATIONS_MANDATE_THEMES: list
    .prefault('http://valtuusrekisteri.suomi.fi/sosiaalihuollon_asioiden_hoito')
    .describe(
      'Mandate themes of an adult that open the record, with spaces between. To be confirmed with the registry.',
    ),
  AUTHORIZATIONS_TIMEOUT_MS: milliseconds
    .default(1200)
    .describe(
      'Milliseconds that one try to ask the registry may take; all of them together take no more than 2500.',
    ),
}
