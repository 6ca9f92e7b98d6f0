import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, importJWK, type CryptoKey } from 'jose'
import { z } from 'zod'
import {
  makeClientSystems,
  type ClientSystemCredentials,
  type RegisterOwner,
} from './client-systems.ts'

/** Public keys, for `CLIENT_SYSTEMS_FILE` of the archive. */
const REGISTRATIONS = 'client-systems.json'
/** Private keys, for `--keys` of the loader. */
const KEYS = 'client-system-keys.json'

const KeyFile = z.record(
  z.string(),
  z.looseObject({ kty: z.literal('EC'), d: z.string() }),
)

/** Makes new keys and writes them; only the owner may read the private ones. */
export async function writeKeys(
  directory: string,
  owners: readonly RegisterOwner[],
): Promise<void> {
  const { registrations, credentials } = await makeClientSystems(owners)
  const keys = await Promise.all(
    credentials.map(async ({ clientId, privateKey }) => [
      clientId,
      await exportJWK(privateKey),
    ]),
  )
  await mkdir(directory, { recursive: true })
  await writeFile(
    join(directory, REGISTRATIONS),
    JSON.stringify(registrations, null, 2),
  )
  await writeFile(
    join(directory, KEYS),
    JSON.stringify(Object.fromEntries(keys), null, 2),
    { mode: 0o600 },
  )
}

/** Reads the private keys that `writeKeys` wrote. */
export async function readKeys(
  file: string,
): Promise<ClientSystemCredentials[]> {
  const keys = KeyFile.parse(JSON.parse(await readFile(file, 'utf8')))
  return Promise.all(
    Object.entries(keys).map(async ([clientId, jwk]) => ({
      clientId,
      privateKey: await privateKeyOf(jwk),
    })),
  )
}

async function privateKeyOf(jwk: { kty: string }): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new Error('not a private key')
  return key
}
