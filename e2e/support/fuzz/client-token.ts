import { randomUUID } from 'node:crypto'
import type { ClientSystemCredentials } from '@mittkanta/client-system'
import { AccessToken } from '@mittkanta/contracts'
import { SignJWT } from 'jose'

/** What a client system proves with who it is; good once, for a minute. */
export const assertionOf = (
  archiveUrl: string,
  { clientId, privateKey }: ClientSystemCredentials,
): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(archiveUrl)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(privateKey)

/** How long an access token is used before a new one is fetched, in milliseconds. */
const USED_MS = 120_000

/** Gives a client system's access token, a new one now and then. */
export function clientToken(
  archiveUrl: string,
  credentials: ClientSystemCredentials,
): () => Promise<string> {
  let kept:
    { readonly token: Promise<string>; readonly until: number } | undefined
  const fetchToken = async () => {
    const answer = await fetch(`${archiveUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type:
          'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await assertionOf(archiveUrl, credentials),
        scope: 'intake',
      }),
    })
    return AccessToken.parse(await answer.json()).access_token
  }
  return () => {
    if (kept === undefined || Date.now() > kept.until) {
      kept = { token: fetchToken(), until: Date.now() + USED_MS }
    }
    return kept.token
  }
}
