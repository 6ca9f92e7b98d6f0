import type { Database } from '@mittkanta/database'
import type { ArchiveClient } from '../archive/archive-client.ts'
import type { WatchedCall } from '@mittkanta/service-kit'
import type { BffConfig } from '../config.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { KeyedHash } from '../session/keyed-hash.ts'
import { LastVisits } from '../session/last-visits.ts'
import { ActingStarts } from './acting-starts.ts'
import { ActingStore } from './acting-store.ts'
import { Acting } from './acting.ts'
import { Choosing } from './choosing.ts'
import { RegistryClient } from './registry-client.ts'

interface OfferDeps {
  readonly database: Database
  readonly hash: KeyedHash
  readonly archive: ArchiveClient
  readonly tell: SecurityEvents
  readonly watched: WatchedCall
  readonly clock: () => Date
}

/** Present where this portal is connected to the authorisation registry. */
export interface ActingOffer {
  readonly acting: Acting
  readonly choosing: Choosing
  /** Forgets what is over. */
  readonly tidy: (now: Date) => Promise<void>
  /** Closes the connections to the registry. */
  readonly close: () => Promise<void>
}

/** Builds what acting for another needs; `undefined` where it is not offered. */
export function actingOffer(
  { registry: config, publicUrl, isProduction }: BffConfig,
  { database, hash, archive, tell, watched, clock }: OfferDeps,
): ActingOffer | undefined {
  if (config === undefined) return undefined
  const registry = new RegistryClient(config, publicUrl, {
    tell,
    watched,
  })
  const starts = new ActingStarts(database)
  const store = new ActingStore(database, new LastVisits(hash))
  const shared = { starts, store, registry, tell, clock, roles: config.roles }

  return {
    acting: new Acting(shared),
    choosing: new Choosing({ ...shared, archive, isProduction }),
    tidy: async (now) => {
      await starts.tidy(now)
      await store.tidy()
    },
    close: () => registry.close(),
  }
}
