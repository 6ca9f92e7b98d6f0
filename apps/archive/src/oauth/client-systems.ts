import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import type { ClientSystem } from '../config.ts'

/** A client system that may ask for tokens, and the keys that prove it. */
export interface KnownClient extends ClientSystem {
  readonly keys: JWTVerifyGetKey
}

/** The client system with a `client_id`, or `undefined`. */
export type FindClient = (clientId: string) => KnownClient | undefined

/** @throws {Error} when two entries share a `clientId` */
export function knownClients(
  clientSystems: readonly ClientSystem[],
): FindClient {
  const byId = new Map(
    clientSystems.map((client) => [
      client.clientId,
      { ...client, keys: createLocalJWKSet(client.jwks) },
    ]),
  )
  if (byId.size !== clientSystems.length) {
    throw new Error('Two client systems have the same clientId')
  }
  return (clientId) => byId.get(clientId)
}
