import { createHmac, randomBytes } from 'node:crypto'
import type { Queryable } from '@mittkanta/database'
import { z } from 'zod'
import { keptSetting } from '../db/settings.ts'
import type { ClientNode, ClientNodes } from './client-nodes.ts'

/** Replaces an identity code or a temporary code by its keyed hash, HMAC-SHA-256 in hexadecimal. */
export type CodeHash = (code: string) => string

/**
 * The archive's own hash of codes in contents; its key, of 256 bits, is made
 * once. The same code has the same hash in every content.
 */
export async function codeHash(queryable: Queryable): Promise<CodeHash> {
  const key = await keptSetting(queryable, 'content-client-key', () =>
    randomBytes(32),
  )
  return (code) => createHmac('sha256', key).update(code).digest('hex')
}

const Node = z.strictObject({
  pointer: z.string(),
  identityCode: z.string().exactOptional(),
  temporaryId: z.string().exactOptional(),
})

/** The column `content.client_nodes`: codes are keyed hashes. */
export const KeptClientNodes = z.strictObject({
  pointer: z.string(),
  clients: z.array(Node),
  mentions: z.array(Node),
})

/** Client nodes with every code replaced. */
export function withCodes(
  { pointer, clients, mentions }: ClientNodes,
  replaced: (code: string) => string,
): ClientNodes {
  const node = ({ pointer: at, identityCode, temporaryId }: ClientNode) => ({
    pointer: at,
    ...(identityCode !== undefined && { identityCode: replaced(identityCode) }),
    ...(temporaryId !== undefined && { temporaryId: replaced(temporaryId) }),
  })
  return { pointer, clients: clients.map(node), mentions: mentions.map(node) }
}
