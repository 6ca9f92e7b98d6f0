import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** Makes a private key as a JWK. */
export async function privateJwk(
  alg: string,
  kid: string,
  use: 'sig' | 'enc',
): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, use, alg }
}

/** The public half of a private JWK. */
export function publicJwk({ kty, kid, use, alg, n, e, crv, x, y }: JWK): JWK {
  const half = kty === 'RSA' ? { n, e } : { crv, x, y }
  return JSON.parse(JSON.stringify({ kty, kid, use, alg, ...half })) as JWK
}

export const clientSigning = await privateJwk('RS256', 'client-sig', 'sig')
export const clientEncryption = await privateJwk(
  'RSA-OAEP',
  'client-enc',
  'enc',
)
export const callerKey = await privateJwk('ES256', 'caller', 'sig')
export const providerKey = await privateJwk('RS256', 'provider', 'sig')
/** A key that was never published. */
export const otherKey = await privateJwk('RS256', 'other', 'sig')
