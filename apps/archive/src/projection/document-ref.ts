import { createHmac, randomBytes } from 'node:crypto'
import type { Queryable } from '@mittkanta/database'
import { keptSetting } from '../db/settings.ts'

/** How a person's record calls a document, from the two ids. */
export type RefOf = (personId: string, firstDocumentId: string) => string

const REF_BYTES = 16

/**
 * The ref of a document in a person's record: 128 bits of HMAC-SHA-256 over
 * person and lineage, base64url. Stable over versions, different in every
 * person's record, silent about neighbours.
 */
export function documentRef(
  key: Uint8Array,
  personId: string,
  firstDocumentId: string,
): string {
  return createHmac('sha256', key)
    .update(`${personId}\0${firstDocumentId}`)
    .digest()
    .subarray(0, REF_BYTES)
    .toString('base64url')
}

/** The archive's own key of refs, 256 bits, made once. */
export function refKey(queryable: Queryable): Promise<Uint8Array> {
  return keptSetting(queryable, 'ref-key', () => randomBytes(32))
}
