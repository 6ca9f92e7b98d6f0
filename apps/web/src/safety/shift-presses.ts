/** The presses belong together when the last comes so soon after the first. */
const TOGETHER_MILLISECONDS = 5000
const NEEDED = 3

/**
 * Counts presses of Shift alone. Shift that was used with another key or with
 * the pointer counts for nothing and restarts the count, so that typing
 * capitals or selecting text never leaves the page.
 */
export class ShiftPresses {
  #presses: readonly number[] = []
  #isAlone = false

  /** Shift went down. */
  down(): void {
    this.#isAlone = true
  }

  /**
   * Shift went up.
   *
   * @param now milliseconds
   * @returns how many presses are still needed; null when this was none
   */
  up(now: number): number | null {
    if (!this.#isAlone) return null
    this.#isAlone = false
    const recent = this.#presses.filter(
      (at) => now - at < TOGETHER_MILLISECONDS,
    )
    this.#presses = [...recent, now]
    const left = NEEDED - this.#presses.length
    if (left <= 0) this.reset()
    return Math.max(0, left)
  }

  /** Something else was pressed. */
  reset(): void {
    this.#presses = []
    this.#isAlone = false
  }
}
