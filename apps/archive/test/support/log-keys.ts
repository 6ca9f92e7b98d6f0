import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose'

/** A key that signs checkpoints of the usage log, and its public half as a set. */
export async function logKeys(
  kid: string,
): Promise<{ readonly key: JWK; readonly keys: JSONWebKeySet }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid, kty: 'EC' as const }
  const { kty, crv, x, y } = key
  return {
    key,
    keys: { keys: [{ kty, crv, x, y, kid } as JWK & { kty: 'EC' }] },
  }
}
