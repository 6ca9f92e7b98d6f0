/** A clock that does not move until it is set. */
export interface FixedClock {
  (): Date
  set: (instant: string) => void
  /** Moves it on. */
  advance: (milliseconds: number) => void
}

/**
 * The clock of a test.
 *
 * @param instant ISO 8601 with offset
 */
export function fixedClock(instant: string): FixedClock {
  let now = new Date(instant)
  const clock = () => new Date(now)
  clock.set = (next: string) => {
    now = new Date(next)
  }
  clock.advance = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds)
  }
  return clock
}
