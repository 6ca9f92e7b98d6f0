import type { Record } from './oracle.ts'

/** Reads whose every answer must have a row in the usage log, by the log's words. */
export type LoggedEvent =
  'front-page' | 'task-list' | 'search' | 'document' | 'content' | 'display'

/** Answers of one second. */
interface Second {
  good: number
  bad: number
}

/** What became of all requests. */
export class Tally {
  readonly #begunAt = performance.now()
  readonly #seconds = new Map<number, Second>()
  readonly #answers = new Map<string, number>()
  readonly #refusals = new Map<string, number>()
  #milliseconds: number[] = []

  /** An answer as it must be, and how long it took. */
  good(milliseconds: number): void {
    this.#second().good += 1
    this.#milliseconds.push(milliseconds)
  }

  /** No answer, or a problem. @param what it was, for the report */
  bad(what: string): void {
    this.#second().bad += 1
    this.#refusals.set(what, (this.#refusals.get(what) ?? 0) + 1)
  }

  /**
   * A reader was informed, correctly, that they no longer act for another
   * person.
   */
  chosenAnew(): void {
    const what = '403 not-acting, and the person was chosen again'
    this.#refusals.set(what, (this.#refusals.get(what) ?? 0) + 1)
  }

  /** Something was shown, and the log has to know of it. */
  shown({ household, reader, subject }: Record, event: LoggedEvent): void {
    const key = [household, reader, subject, event].join(' ')
    this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1)
  }

  /** How often what was shown, by household, reader, subject and event. */
  get answers(): ReadonlyMap<string, number> {
    return this.#answers
  }

  get refusals(): ReadonlyMap<string, number> {
    return this.#refusals
  }

  get total(): Second {
    const total = { good: 0, bad: 0 }
    for (const { good, bad } of this.#seconds.values()) {
      total.good += good
      total.bad += bad
    }
    return total
  }

  /**
   * Percentile of the response times of all good answers, in milliseconds;
   * `part` is 0 to 1.
   */
  percentile(part: number): number {
    const sorted = this.#milliseconds.sort((a, b) => a - b)
    return Math.round(sorted[Math.floor(sorted.length * part)] ?? 0)
  }

  /** Now, in seconds of this tally. */
  now(): number {
    return (performance.now() - this.#begunAt) / 1000
  }

  /**
   * Seconds from a moment to the beginning of the first whole second in which
   * everything asked was answered well; undefined while there is none.
   */
  recovery(since: number): number | undefined {
    const last = Math.floor(this.now()) - 1
    for (let second = Math.ceil(since); second <= last; second += 1) {
      const { good, bad } = this.#seconds.get(second) ?? { good: 0, bad: 0 }
      if (bad === 0 && good > 0) return Math.max(0, second - since)
    }
    return undefined
  }

  /** Forgets how long answers took, when what came before was warming up. */
  forgetTimes(): void {
    this.#milliseconds = []
  }

  #second(): Second {
    const at = Math.floor(this.now())
    const second = this.#seconds.get(at) ?? { good: 0, bad: 0 }
    this.#seconds.set(at, second)
    return second
  }
}
