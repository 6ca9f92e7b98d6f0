export interface BreakerTimes {
  /** Failures in a row that open it. */
  readonly failures: number
  /** How long no request is sent then. */
  readonly restMilliseconds: number
}

/**
 * Keeps this instance from asking a service that does not answer. After a rest
 * one request tries; the others wait until that one has succeeded.
 *
 * Our own: the library at hand (cockatiel 4) wants Node.js 22, and this portal
 * runs on 20.
 */
export class CircuitBreaker {
  readonly #times: BreakerTimes
  readonly #now: () => number
  #failures = 0
  #restsUntil = 0

  /** @param now milliseconds of a clock that never goes back */
  constructor(times: BreakerTimes, now: () => number) {
    this.#times = times
    this.#now = now
  }

  /** Whether to ask now; a caller who gets true reports how it went. */
  admits(): boolean {
    if (this.#failures < this.#times.failures) return true
    if (this.#now() < this.#restsUntil) return false
    this.#rest()
    return true
  }

  succeeded(): void {
    this.#failures = 0
  }

  failed(): void {
    this.#failures += 1
    if (this.#failures >= this.#times.failures) this.#rest()
  }

  #rest(): void {
    this.#restsUntil = this.#now() + this.#times.restMilliseconds
  }
}
