import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose'
import { z } from 'zod'
import type { Checkpoint } from './verify-chain.ts'

const ALGORITHM = 'ES256'

/**
 * What a signature says of a row: that the log holds it, that it was the last
 * one to be removed for its age, or that the log continues after it although a
 * later end is gone. One never passes for the other, or a holder of a checkpoint
 * could cut off the log before it.
 */
const TYPES = {
  checkpoint: 'usage-log-checkpoint',
  start: 'usage-log-start',
  continuation: 'usage-log-continuation',
} as const
type Kind = keyof typeof TYPES

const Payload = z.strictObject({
  sequence: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of a continuation: hash of the row that is gone. */
  expectedHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** When it was signed, UTC. */
  signedAt: z.iso.datetime(),
})

/** A signed row; a continuation also names the row that is gone. */
export interface Signed extends Checkpoint {
  readonly expectedHash?: string | undefined
}

/** Signs what the log holds. @param key private, P-256, with `kid` */
export async function signed(
  kind: Kind,
  { sequence, hash, expectedHash }: Signed,
  key: JWK,
  now: Date,
): Promise<string> {
  if (key.kid === undefined) throw new Error('The key has no kid')
  const signedAt = now.toISOString()
  const payload = { sequence, hash, expectedHash, signedAt }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: TYPES[kind] })
    .sign(await importJWK(key, ALGORITHM))
}

/**
 * Reads what was signed.
 *
 * @param keys public; old keys stay in the set as long as anything they signed counts
 * @throws {Error} when it was not signed as this kind with one of the keys
 */
export async function readSigned(
  kind: Kind,
  text: string,
  keys: JSONWebKeySet,
): Promise<Signed> {
  const { payload, protectedHeader } = await compactVerify(
    text,
    createLocalJWKSet(keys),
    { algorithms: [ALGORITHM] },
  )
  if (protectedHeader.typ !== TYPES[kind]) throw new Error('Another kind')
  const { sequence, hash, expectedHash } = Payload.parse(
    JSON.parse(new TextDecoder().decode(payload)),
  )
  return { sequence, hash, ...(expectedHash !== undefined && { expectedHash }) }
}
