import {
  exportJWK,
  generateKeyPair,
  type CryptoKey,
  type JSONWebKeySet,
} from 'jose'
import { unitOid } from './identifiers.ts'
import type { Scenario } from './schema/scenario.ts'

/** How the archive has to know a client system: `CLIENT_SYSTEMS` of its configuration. */
export interface ClientSystemRegistration {
  readonly clientId: string
  readonly controllerId: string
  readonly controllerName: string
  /** OIDs of its service units that are shelters (5.2.1). */
  readonly shelterUnits: readonly string[]
  /** Public keys only. */
  readonly jwks: JSONWebKeySet
}

/** How a client system proves to the archive who it is. */
export interface ClientSystemCredentials {
  readonly clientId: string
  /** ES256. */
  readonly privateKey: CryptoKey
}

/** A controller of the scenarios, with the client system that writes to its register. */
export interface RegisterOwner {
  readonly clientId: string
  readonly controllerId: string
  readonly controllerName: string
  readonly shelterUnits: readonly string[]
}

/**
 * The controllers of some scenarios, each once.
 *
 * @throws {Error} when two scenarios describe one controller differently
 */
export function registerOwners(
  scenarios: readonly Scenario[],
): RegisterOwner[] {
  const owners = new Map<string, RegisterOwner>()
  for (const { controllers, key } of scenarios) {
    for (const controller of controllers) {
      const owner: RegisterOwner = {
        clientId: controller.clientSystem,
        controllerId: unitOid(controller.organisation),
        controllerName: controller.name,
        shelterUnits: controller.units
          .filter(({ isShelter }) => isShelter === true)
          .map(({ number }) => unitOid(controller.organisation, number)),
      }
      const known = owners.get(owner.clientId)
      if (known && !isSame(known, owner)) {
        throw new Error(
          `${key}: the client system "${owner.clientId}" belongs to another controller in another scenario`,
        )
      }
      owners.set(owner.clientId, {
        ...owner,
        shelterUnits: [
          ...new Set([...(known?.shelterUnits ?? []), ...owner.shelterUnits]),
        ],
      })
    }
  }
  return [...owners.values()]
}

const isSame = (one: RegisterOwner, other: RegisterOwner) =>
  one.controllerId === other.controllerId &&
  one.controllerName === other.controllerName

/** Makes new keys for the client systems of some controllers. */
export async function makeClientSystems(
  owners: readonly RegisterOwner[],
): Promise<{
  readonly registrations: readonly ClientSystemRegistration[]
  readonly credentials: readonly ClientSystemCredentials[]
}> {
  const made = await Promise.all(
    owners.map(async (owner) => {
      const pair = await generateKeyPair('ES256', { extractable: true })
      const publicKey = await exportJWK(pair.publicKey)
      return {
        registration: {
          ...owner,
          jwks: { keys: [{ ...publicKey, alg: 'ES256', use: 'sig' }] },
        },
        credentials: { clientId: owner.clientId, privateKey: pair.privateKey },
      }
    }),
  )
  return {
    registrations: made.map(({ registration }) => registration),
    credentials: made.map(({ credentials }) => credentials),
  }
}
