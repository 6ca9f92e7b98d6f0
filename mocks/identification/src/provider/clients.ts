import type { ClientMetadata } from 'oidc-provider'
import type { IdentificationClient, IdentificationConfig } from '../config.ts'

/** The registration of a service in the Finnish Trust Network profile. */
export function clientMetadata(
  client: IdentificationClient,
  config: IdentificationConfig,
): ClientMetadata {
  return {
    client_id: client.clientId,
    client_name: client.name,
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutRedirectUris,
    ...(client.jwks && { jwks: client.jwks }),
    ...(client.jwksUri && { jwks_uri: client.jwksUri }),
    ...(client.backChannelLogoutUri && {
      backchannel_logout_uri: client.backChannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
    token_endpoint_auth_method: 'private_key_jwt',
    require_signed_request_object: !config.unsignedPushedRequests,
    require_auth_time: true,
    id_token_signed_response_alg: 'RS256',
    id_token_encrypted_response_alg: 'RSA-OAEP',
    id_token_encrypted_response_enc: 'A128CBC-HS256',
    ...(config.dPoP === 'required' && { dpop_bound_access_tokens: true }),
  }
}

/** Origins that a form of ours may lead to: browsers check `form-action` along redirects too. */
export function originsOf(clients: readonly IdentificationClient[]): string[] {
  const uris = clients.flatMap((one) => [
    ...one.redirectUris,
    ...one.postLogoutRedirectUris,
  ])
  return [...new Set(uris.map((uri) => new URL(uri).origin))]
}
