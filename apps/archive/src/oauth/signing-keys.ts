import type { Database } from '@mittkanta/database'
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose'
import { keptSetting } from '../db/settings.ts'

export const ALGORITHM = 'ES256'

const CURRENT = 'access-token-key'
const PREVIOUS = 'access-token-key-previous'

/** Keys are read again this often, … */
const FRESH_MILLISECONDS = 60_000
/**
 * … and when an unknown one is met, with this minimum interval: anybody can
 * invent one.
 */
const UNKNOWN_MILLISECONDS = 1_000

interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

/** The archive's keys of access tokens, as the database has them now. */
export interface SigningKeys {
  /** The one that signs. */
  current: () => Promise<SigningKey>
  /** The one with a `kid`; `undefined` when it is not or no longer known. */
  withId: (kid: string) => Promise<SigningKey | undefined>
}

const made = async () => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  return Buffer.from(JSON.stringify(await exportJWK(privateKey)))
}

async function loaded(kept: Uint8Array): Promise<SigningKey> {
  const jwk = JSON.parse(Buffer.from(kept).toString()) as JWK
  const { kty, crv, x, y } = jwk
  const half = { kty, crv, x, y } as JWK
  const [privateKey, publicKey] = await Promise.all([
    importJWK(jwk, ALGORITHM),
    importJWK(half, ALGORITHM),
  ])
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new Error('The key of access tokens is not a key pair')
  }
  return { kid: await calculateJwkThumbprint(half), privateKey, publicKey }
}

/**
 * The keys that all instances share. A new one signs everywhere within a minute
 * and is known wherever a token of it arrives; the one before verifies until the
 * next exchange.
 */
export async function signingKeys(
  database: Database,
  clock: () => Date,
): Promise<SigningKeys> {
  const read = async (): Promise<readonly [SigningKey, ...SigningKey[]]> => {
    const current = await loaded(await keptSetting(database, CURRENT, made))
    const [row] = await database.query({
      text: 'SELECT value FROM archive_setting WHERE name = $1',
      values: [PREVIOUS],
    })
    return row?.value instanceof Uint8Array
      ? [current, await loaded(row.value)]
      : [current]
  }
  let keys = await read()
  let readAt = clock().getTime()

  const keysOfAge = async (milliseconds: number) => {
    const now = clock().getTime()
    if (now - readAt >= milliseconds) {
      readAt = now
      keys = await read()
    }
    return keys
  }
  const ofId = (kid: string) => keys.find((known) => known.kid === kid)

  return {
    current: async () => (await keysOfAge(FRESH_MILLISECONDS))[0],
    withId: async (kid) => {
      await keysOfAge(ofId(kid) ? FRESH_MILLISECONDS : UNKNOWN_MILLISECONDS)
      return ofId(kid)
    },
  }
}

/**
 * Makes a new key of access tokens; the one that signed until now still verifies.
 */
export async function exchangeSigningKey(database: Database): Promise<void> {
  const key = await made()
  await database.transaction(async (tx) => {
    await tx.query({
      text: `INSERT INTO archive_setting (name, value)
             SELECT $2, value FROM archive_setting WHERE name = $1
             ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      values: [CURRENT, PREVIOUS],
    })
    await tx.query({
      text: `INSERT INTO archive_setting (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      values: [CURRENT, key],
    })
  })
}
