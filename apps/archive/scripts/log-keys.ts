import { readFileSync } from 'node:fs'
import { parseEnvironment } from '@mittkanta/service-kit'
import type { JSONWebKeySet, JWK } from 'jose'
import { z } from 'zod'
import { json } from '../src/config.ts'

/*
 * The keys of the usage log's checkpoints. They are read by the operator's
 * commands alone: an archive that could sign would prove nothing.
 */

const Jwk = z.looseObject({ kty: z.literal('EC'), kid: z.string().min(1) })

const Environment = z.object({
  /** Private key (JWK, EC P-256, with `kid`) that signs. */
  LOG_CHECKPOINT_KEY: json(Jwk.extend({ d: z.string() })).optional(),
  /** … or the path of a file that holds it. */
  LOG_CHECKPOINT_KEY_FILE: z.string().optional(),
  /** Public keys of everything that was signed and still counts, a JSON Web Key Set. */
  LOG_CHECKPOINT_KEYS: json(
    z.object({
      keys: z.array(Jwk.refine((key) => !('d' in key), 'a private key')),
    }),
  ).default({ keys: [] }),
})

export interface LogKeys {
  /** Absent where nothing is to be signed. */
  readonly signing: JWK | undefined
  readonly known: JSONWebKeySet
}

/** Reads the keys from the environment. @throws {Error} that names the variable that is wrong */
export function readLogKeys(
  environment: Readonly<Record<string, string | undefined>>,
): LogKeys {
  const path = environment.LOG_CHECKPOINT_KEY_FILE
  const given = parseEnvironment(
    Environment,
    path
      ? { ...environment, LOG_CHECKPOINT_KEY: readFileSync(path, 'utf8') }
      : environment,
  )
  return {
    signing: given.LOG_CHECKPOINT_KEY,
    known: given.LOG_CHECKPOINT_KEYS,
  }
}
