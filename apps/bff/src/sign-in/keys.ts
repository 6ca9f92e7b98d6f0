import { importJWK, type CryptoKey, type JWK } from 'jose'
import type { ProviderProfile } from '../config.ts'
import type { PrivateJwk } from '../config/keys.ts'

export interface LoadedKey {
  readonly key: CryptoKey
  readonly kid: string
  readonly alg: string
}

/** Our keys towards the identification service. */
export interface ClientKeys {
  /** The one that signs now. */
  readonly signing: LoadedKey
  /** All that may still be used to encrypt to us. */
  readonly decryption: readonly LoadedKey[]
  /** The public halves of all, old and coming ones too, as a JWK set. */
  readonly published: { readonly keys: readonly object[] }
}

/**
 * Loads the keys of a profile.
 *
 * @throws {Error} when a key does not fit the algorithm of the profile
 */
export async function loadClientKeys(
  profile: ProviderProfile,
): Promise<ClientKeys> {
  const { clientSigningAlg, encryptionAlg, keys } = profile
  const [active] = keys.signing
  if (active === undefined) throw new Error('There is no signing key')

  return {
    signing: await loadKey(active, clientSigningAlg),
    decryption: await Promise.all(
      keys.encryption.map((jwk) => loadKey(jwk, encryptionAlg)),
    ),
    published: {
      keys: [
        ...keys.signing.map((jwk) => publicHalf(jwk, 'sig', clientSigningAlg)),
        ...keys.encryption.map((jwk) => publicHalf(jwk, 'enc', encryptionAlg)),
      ],
    },
  }
}

/** A private key for one algorithm. @throws {Error} when it does not fit */
export async function loadKey(
  jwk: PrivateJwk,
  alg: string,
): Promise<LoadedKey> {
  const key = await importJWK({ ...jwk, alg } as JWK, alg)
  if (key instanceof Uint8Array || key.type !== 'private') {
    throw new Error('The key is not an asymmetric private key')
  }
  return { key, kid: jwk.kid, alg }
}

/** Names what is public; a member that a later key type adds stays out. */
function publicHalf(jwk: PrivateJwk, use: 'sig' | 'enc', alg: string): object {
  const { kty, kid, n, e, crv, x, y } = jwk
  return kty === 'RSA'
    ? { kty, kid, use, alg, n, e }
    : { kty, kid, use, alg, crv, x, y }
}
