const SWEEP_MILLISECONDS = 60_000

interface Entry<Value> {
  readonly value: Value
  readonly expiresAt: number
}

/** A map that forgets. What has expired is never returned, and is swept away. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, Entry<Value>>()
  readonly #now: () => number
  #sweptAt = 0

  /** @param now the clock, milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    return entry && entry.expiresAt > this.#now() ? entry.value : undefined
  }

  set(key: string, value: Value, seconds: number): void {
    this.#sweep()
    this.#entries.set(key, { value, expiresAt: this.#now() + seconds * 1000 })
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  /** Deletes every entry that fits. */
  deleteWhere(fits: (value: Value) => boolean): void {
    for (const [key, { value }] of this.#entries) {
      if (fits(value)) this.#entries.delete(key)
    }
  }

  #sweep(): void {
    const now = this.#now()
    if (now - this.#sweptAt < SWEEP_MILLISECONDS) return
    this.#sweptAt = now
    for (const [key, { expiresAt }] of this.#entries) {
      if (expiresAt <= now) this.#entries.delete(key)
    }
  }
}
