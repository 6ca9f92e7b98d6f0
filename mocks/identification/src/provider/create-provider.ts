import Provider, { errors, type Configuration } from 'oidc-provider'
import type { IdentificationClient, IdentificationConfig } from '../config.ts'
import { showError } from '../pages/error-page.ts'
import { showSignedOut, showSignOut } from '../pages/sign-out-pages.ts'
import { LANGUAGES } from '../pages/texts.ts'
import { clientMetadata } from './clients.ts'
import {
  AUTHENTICATION_CONTEXTS,
  PERSON_CLAIMS,
  SERVICE_NAME_LENGTH,
} from './ftn.ts'
import type { IdentificationKeys } from './keys.ts'
import { memoryAdapter } from './memory-adapter.ts'
import { signInPolicy } from './policy.ts'
import type { SignIns } from './sign-ins.ts'

/** Time that a person may take on the page, in seconds. */
const INTERACTION_SECONDS = 600
/** Nothing accepts the access token: there is no userinfo endpoint. */
const ACCESS_TOKEN_SECONDS = 60

/** The OpenID provider, in the profile of the Finnish Trust Network. */
export function createProvider(
  config: IdentificationConfig,
  clients: readonly IdentificationClient[],
  keys: IdentificationKeys,
  signIns: SignIns,
): Provider {
  return new Provider(config.issuer, {
    ...profile(config),
    adapter: memoryAdapter(() => Date.now()),
    clients: clients.map((client) => clientMetadata(client, config)),
    jwks: { keys: [keys.signing] },
    cookies: {
      // Cookies of `localhost` are shared by all its ports.
      names: {
        session: 'identification_session',
        interaction: 'identification_interaction',
        resume: 'identification_resume',
      },
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
      keys: [keys.cookies],
    },
    findAccount: (_ctx, subject) => {
      const claims = signIns.claimsOf(subject)
      return claims && { accountId: subject, claims: () => claims }
    },
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, requestParamOIDCScopes } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new oidc.provider.Grant({
        accountId: session.accountId,
        clientId: client.clientId,
      })
      grant.addOIDCScope([...requestParamOIDCScopes].join(' '))
      await grant.save()
      return grant
    },
    interactions: {
      policy: signInPolicy(),
      url: (_ctx, { uid }) => `/interaction/${uid}`,
    },
    renderError: showError,
    fetch: fetchAnywhere,
  })
}

function profile(config: IdentificationConfig): Configuration {
  return {
    acrValues: AUTHENTICATION_CONTEXTS,
    scopes: ['openid'],
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt'],
    claims: {
      openid: [
        'sub',
        'acr',
        'amr',
        'auth_time',
        'session_index',
        ...Object.values(PERSON_CLAIMS),
      ],
    },
    pkce: { required: () => true },
    clockTolerance: 10,
    allowOmittingSingleRegisteredRedirectUri: false,
    discovery: { ui_locales_supported: LANGUAGES },
    extraParams: {
      ftn_spname: (_ctx, name) => {
        if (name !== undefined && name.length > SERVICE_NAME_LENGTH) {
          throw new errors.InvalidRequest('ftn_spname is too long')
        }
      },
    },
    enabledJWA: {
      requestObjectSigningAlgValues: config.signingAlgorithms,
      clientAuthSigningAlgValues: config.signingAlgorithms,
      idTokenSigningAlgValues: ['RS256'],
      idTokenEncryptionAlgValues: ['RSA-OAEP'],
      idTokenEncryptionEncValues: ['A128CBC-HS256'],
      requestObjectEncryptionAlgValues: [],
      requestObjectEncryptionEncValues: [],
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: false },
      claimsParameter: { enabled: false },
      encryption: { enabled: true },
      requestObjects: {
        enabled: true,
        requireSignedRequestObject: !config.unsignedPushedRequests,
      },
      pushedAuthorizationRequests: {
        enabled: config.pushedRequests !== 'off',
        requirePushedAuthorizationRequests:
          config.pushedRequests === 'required',
        allowUnregisteredRedirectUris: false,
      },
      dPoP: { enabled: config.dPoP !== 'off' },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: showSignOut,
        postLogoutSuccessSource: showSignedOut,
      },
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: config.codeSeconds,
      IdToken: config.idTokenSeconds,
      Interaction: INTERACTION_SECONDS,
      Session: config.sessionSeconds,
      Grant: config.sessionSeconds,
    },
  }
}

/**
 * Sends logout tokens and fetches the keys of services. The library's own
 * dispatcher refuses loopback and private addresses, which is where the services
 * of a demo are; so it is left out. Only registered addresses are ever fetched.
 */
const fetchAnywhere: NonNullable<Configuration['fetch']> = (url, init = {}) =>
  fetch(url, {
    method: init.method ?? 'GET',
    headers: init.headers ?? {},
    body: init.body ?? null,
    redirect: 'manual',
    signal: init.signal ?? null,
  })
