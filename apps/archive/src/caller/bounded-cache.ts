/** A map that forgets what was used longest ago when it is full. */
export interface BoundedCache<Value> {
  get: (key: string) => Value | undefined
  set: (key: string, value: Value) => void
  delete: (key: string) => void
}

/** @param most entries kept at a time */
export function boundedCache<Value>(most: number): BoundedCache<Value> {
  // A Map iterates in the order of insertion: its first key is the oldest.
  const entries = new Map<string, Value>()

  return {
    get: (key) => {
      const value = entries.get(key)
      if (value !== undefined) {
        entries.delete(key)
        entries.set(key, value)
      }
      return value
    },
    set: (key, value) => {
      entries.delete(key)
      entries.set(key, value)
      const [oldest] = entries.keys()
      if (entries.size > most && oldest !== undefined) entries.delete(oldest)
    },
    delete: (key) => {
      entries.delete(key)
    },
  }
}
