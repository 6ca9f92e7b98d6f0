import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { ExpiringMap } from '../expiring-map.ts'

/** Oidc-provider sets a life for everything that it stores; this is the longest we keep. */
const LONGEST_SECONDS = 3600

interface Stored {
  readonly model: string
  readonly id: string
  readonly payload: AdapterPayload
}

/** Keeps what oidc-provider stores in the memory of this process, until it expires. */
export function memoryAdapter(now: () => number): AdapterFactory {
  const stored = new ExpiringMap<Stored>(now)
  const sessionOf = new ExpiringMap<string>(now)

  return (model: string): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    const find = (id: string) => {
      const found = stored.get(keyOf(id))
      return Promise.resolve(found && structuredClone(found.payload))
    }

    return {
      find,
      upsert(id, payload, expiresIn = LONGEST_SECONDS) {
        const seconds = Math.min(expiresIn, LONGEST_SECONDS)
        const copy = structuredClone(payload)
        stored.set(keyOf(id), { model, id, payload: copy }, seconds)
        if (model === 'Session' && payload.uid) {
          sessionOf.set(payload.uid, id, seconds)
        }
        return Promise.resolve()
      },
      findByUid(uid) {
        const id = sessionOf.get(uid)
        return id === undefined ? Promise.resolve(undefined) : find(id)
      },
      /** Belongs to the device flow, which is off. */
      findByUserCode: () => Promise.resolve(undefined),
      consume(id) {
        const found = stored.get(keyOf(id))
        if (found) found.payload.consumed = Math.floor(now() / 1000)
        return Promise.resolve()
      },
      destroy(id) {
        stored.delete(keyOf(id))
        return Promise.resolve()
      },
      revokeByGrantId(grantId) {
        stored.deleteWhere(
          (one) => one.model === model && one.payload.grantId === grantId,
        )
        return Promise.resolve()
      },
    }
  }
}
