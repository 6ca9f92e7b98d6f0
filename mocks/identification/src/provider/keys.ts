import { randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** The secrets of the stand-in. */
export interface IdentificationKeys {
  /** Private RSA key (`kid`, `use: sig`, `alg: RS256`) that signs ID tokens and logout tokens. */
  readonly signing: JWK
  /** Key of the signature of its cookies. */
  readonly cookies: string
}

/** Makes fresh keys: an RSA key of 2048 bits and 256 random bits. */
export async function generateIdentificationKeys(): Promise<IdentificationKeys> {
  const { privateKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  })
  const jwk = await exportJWK(privateKey)
  return {
    signing: { ...jwk, kid: randomUUID(), use: 'sig', alg: 'RS256' },
    cookies: randomBytes(32).toString('base64url'),
  }
}
