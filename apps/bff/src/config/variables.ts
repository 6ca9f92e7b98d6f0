import {
  internalHost,
  NODE_ENVIRONMENT_MEANING,
  nodeEnvironment,
  operationsVariables,
} from '@mittkanta/service-kit'
import { z } from 'zod'
import { CLAIM_MAPS, ClaimMap } from './claim-maps.ts'
import { coverageFile } from './coverage-file.ts'
import {
  address,
  addresses,
  list,
  milliseconds,
  onOff,
  origins,
  port,
  seconds,
  secret,
} from './forms.ts'
import { clientKeys, privateKey } from './keys.ts'
import { limitVariables } from './limit-variables.ts'
import { registryVariables } from './registry-variables.ts'

const claims = z.string().transform((text, context): ClaimMap => {
  const known = Object.entries(CLAIM_MAPS).find(([name]) => name === text)
  if (known) return known[1]
  try {
    return ClaimMap.parse(JSON.parse(text))
  } catch {
    context.addIssue({
      code: 'custom',
      message: `is neither ${Object.keys(CLAIM_MAPS).join(', ')} nor a claim map in JSON`,
    })
    return z.NEVER
  }
})

/**
 * Every environment variable of the bff: its form, its default and what it
 * means. `docs/configuration.md` is printed from this table.
 */
export const variables = z.object({
  NODE_ENV: nodeEnvironment.describe(NODE_ENVIRONMENT_MEANING),
  PUBLIC_URL: address
    .default(new URL('http://localhost:3000'))
    .describe('The address that browsers use; an origin, without a path.'),
  QUICK_LEAVE_URL: address
    .default(new URL('https://www.ilmatieteenlaitos.fi/'))
    .describe(
      'Where “Leave quickly” leads: a public page that reveals nothing of this service, such as the weather.',
    ),
  BFF_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address that the public port listens on.'),
  BFF_PORT: port.default(3000).describe('Port of the pages and of `/api`.'),
  BFF_INTERNAL_PORT: port
    .default(3001)
    .describe('Port of `/health`, `/ready` and `/metrics`; never public.'),
  BFF_INTERNAL_HOST: internalHost,
  LEAVE_NOTICE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(0)
    .describe(
      'Milliseconds after `SIGTERM` in which `/ready` says no and the service still answers, so that balancers see it: twice the time between their checks.',
    ),
  WEB_DIRECTORY: z
    .string()
    .optional()
    .describe('Directory of the built pages; no pages are served without it.'),

  ...operationsVariables,
  ...limitVariables,

  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL server; the embedded engine without it.'),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Most connections at a time to the PostgreSQL server.'),
  MIGRATE_AT_START: onOff
    .prefault('on')
    .describe(
      '`off` where the service’s account may not change the schema: `src/migrate.ts` of the service is then run first, with an account that may, and the service refuses an older schema.',
    ),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe('Directory of the embedded engine; the bff uses `bff` in it.'),

  LOOKUP_KEY: secret.describe(
    'Secret of at least 32 random bytes (base64url) under which the database knows subjects of the identification service and last visits; the same for all instances ([keys](operations.md#keys)).',
  ),

  MITTKANTA_PHASE: z
    .enum(['1', 'later'])
    .default('1')
    .describe('The phase of MittKanta (handbook 5.2.1).'),
  MITTKANTA_CONNECTED: onOff
    .prefault('on')
    .describe(
      '`off` while no organiser of social services delivers to the archive yet: an empty front page then says so.',
    ),
  ACTIVE_USE_YEARS: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .default(17)
    .describe('Years of active use after a case was closed (11.3.1, A1).'),

  COVERAGE_FILE: coverageFile
    .optional()
    .describe(
      'JSON file with the controllers whose documents can appear, for `/coverage` ([example](operations.md#what-readers-are-shown-about-the-service)); without it the page says that there is no list.',
    ),
  OPERATOR_NAME: z
    .string()
    .max(300)
    .optional()
    .describe(
      'Who runs the service and answers for its accessibility and its data, as readers see it.',
    ),
  FEEDBACK_EMAIL: z
    .email()
    .optional()
    .describe(
      'Where readers send feedback on accessibility and questions on their data; answered within 14 days.',
    ),

  SESSION_IDLE_SECONDS: seconds
    .default(15 * 60)
    .describe('Seconds without activity after which a session ends.'),
  SESSION_ABSOLUTE_SECONDS: seconds
    .default(8 * 60 * 60)
    .describe('Seconds after which a session ends in any case.'),
  SESSION_WARN_SECONDS: seconds
    .default(2 * 60)
    .describe('Seconds before the end at which the page warns.'),

  ARCHIVE_URL: addresses
    .prefault('http://localhost:3100')
    .describe(
      'The archive; an origin, without a path. Several instances with spaces between: they are asked in turn, and one that does not answer is left out.',
    ),
  ARCHIVE_CALLER_KEY: privateKey.describe(
    'Private key (JWK, EC P-256, with `kid`) that signs the caller tokens.',
  ),
  ARCHIVE_CALLER_ISSUER: z
    .string()
    .default('mittkanta-bff')
    .describe('`iss` of the caller tokens.'),
  ARCHIVE_CALLER_AUDIENCE: z
    .string()
    .default('mittkanta-archive')
    .describe('`aud` of the caller tokens.'),
  ARCHIVE_TIMEOUT_MS: milliseconds
    .default(3000)
    .describe('Milliseconds that an answer of the archive may take to begin.'),

  PROVIDER_ISSUER: address
    .default(new URL('http://localhost:3200'))
    .describe('Issuer of the identification service; discovery starts there.'),
  PROVIDER_ORIGINS: origins
    .prefault('')
    .describe(
      'Further origins at which the identification service may have its endpoints and keys, with spaces between. An endpoint at an origin that is neither listed here nor the issuer’s is refused.',
    ),
  PROVIDER_CLIENT_ID: z
    .string()
    .min(1)
    .default('mittkanta')
    .describe('Our client id at the identification service.'),
  PROVIDER_CLIENT_KEYS: clientKeys.describe(
    'Private keys (JWKS, each with `kid` and `use` `sig` or `enc`). The first of each use is in use; old and coming ones follow. Published at `/.well-known/jwks.json`.',
  ),
  PROVIDER_ASSERTION_AUDIENCE: z
    .enum(['token-endpoint', 'issuer'])
    .default('token-endpoint')
    .describe('`aud` of the client assertion (`private_key_jwt`).'),
  PROVIDER_CLIENT_SIGNING_ALG: z
    .enum(['RS256', 'PS256', 'ES256'])
    .default('RS256')
    .describe('Algorithm of the client assertion and of the request object.'),
  PROVIDER_SIGNED_REQUEST: onOff
    .prefault('on')
    .describe('Whether the request is a signed request object (RFC 9101).'),
  PROVIDER_PUSHED_REQUEST: onOff
    .prefault('off')
    .describe('Whether the request is pushed first (PAR, RFC 9126).'),
  PROVIDER_DPOP: onOff
    .prefault('off')
    .describe('Whether tokens are bound to a key (DPoP, RFC 9449).'),
  PROVIDER_ID_TOKEN_ALG: z
    .enum(['RS256', 'PS256', 'ES256'])
    .default('RS256')
    .describe(
      'The one signature algorithm that ID and logout tokens may have.',
    ),
  PROVIDER_ID_TOKEN_ENCRYPTED: onOff
    .prefault('on')
    .describe('Whether an ID token that is not encrypted is refused.'),
  PROVIDER_ID_TOKEN_ENCRYPTION_ALG: z
    .enum(['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW'])
    .default('RSA-OAEP')
    .describe('Key management algorithm of encrypted ID tokens.'),
  PROVIDER_ID_TOKEN_ENCRYPTION_ENCS: list
    .prefault('A128CBC-HS256 A128GCM')
    .describe('Content encryption algorithms accepted, with spaces between.'),
  PROVIDER_CLAIMS: claims
    .prefault('ftn-oid')
    .describe(
      'Names of the claims: `ftn-oid`, `op-isb`, `signicat`, or a claim map in JSON.',
    ),
  PROVIDER_ACR_VALUES: list
    .prefault('http://ftn.ficora.fi/2017/loa2 http://ftn.ficora.fi/2017/loa3')
    .describe('Assurance levels asked for and accepted, with spaces between.'),
  PROVIDER_SCOPE: z
    .string()
    .default('openid')
    .describe('Scopes asked for, with spaces between.'),
  PROVIDER_UI_LOCALES: onOff
    .prefault('on')
    .describe('Whether the language of the page is asked for.'),
  PROVIDER_MAX_AUTH_AGE_SECONDS: seconds
    .default(15 * 60)
    .describe('Seconds that an identification may lie back (`max_age`).'),
  PROVIDER_CLOCK_TOLERANCE_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(120)
    .default(30)
    .describe('Seconds that the clocks may differ.'),
  PROVIDER_END_SESSION: onOff
    .prefault('on')
    .describe(
      'Whether signing out continues to the end-session endpoint, where there is one. No ID token goes along: it would put the identity code into an address.',
    ),
  PROVIDER_BACKCHANNEL_LOGOUT: onOff
    .prefault('on')
    .describe('Whether `POST /sign-in/backchannel-logout` is answered.'),
  PROVIDER_TIMEOUT_MS: milliseconds
    .default(3000)
    .describe(
      'Milliseconds for the start of a sign-in, and for the exchange of its code.',
    ),

  ...registryVariables,
})

export type Variables = z.output<typeof variables>
