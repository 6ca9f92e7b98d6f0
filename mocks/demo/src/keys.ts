import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

type NamedKey = JWK & { readonly kty: string; readonly kid: string }

/** A key pair as JSON Web Keys with one `kid`. */
export interface KeyPair {
  readonly privateKey: NamedKey
  readonly publicKey: NamedKey
}

/**
 * Makes a key pair for one purpose of the demo. Keys live as long as its
 * process.
 */
export async function makeKeyPair(
  alg: 'ES256' | 'RS256' | 'RSA-OAEP',
): Promise<KeyPair> {
  const pair = await generateKeyPair(alg, { extractable: true })
  const named = {
    kty: alg === 'ES256' ? 'EC' : 'RSA',
    kid: randomUUID(),
    alg,
    use: alg === 'RSA-OAEP' ? 'enc' : 'sig',
  }
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), ...named },
    publicKey: { ...(await exportJWK(pair.publicKey)), ...named },
  }
}
