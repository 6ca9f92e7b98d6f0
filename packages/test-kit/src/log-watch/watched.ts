import { leakIn, masked } from './forms.ts'

/** A line that should not have been written. */
export interface Leak {
  /** What it holds. */
  readonly kind: string
  /** Where it was written: `log`, `stdout` … */
  readonly where: string
  /** The line, with nothing of its values. */
  readonly line: string
}

const texts = new Set<string>()
const leaks: Leak[] = []

/**
 * From now on a test of this file fails when one of these is written into a log
 * or printed. Short words are left out: they would be found in others.
 */
export function neverLogged(...words: readonly string[]): void {
  words.filter(({ length }) => length >= 5).forEach((word) => texts.add(word))
}

/** Looks through what is being written. */
export function watch(where: string, written: string): void {
  for (const line of written.split('\n')) {
    const kind = leakIn(line, texts)
    if (kind !== undefined) leaks.push({ kind, where, line: masked(line) })
  }
}

/** The leaks since the last call. */
export const takeLeaks = (): Leak[] => leaks.splice(0)

/**
 * @throws {Error} listing the leaks since the last call, masked, if there are
 * any
 */
export function refuseLeaks(): void {
  const told = takeLeaks().map(
    ({ kind, where, line }) => `${kind} in ${where}: ${line}`,
  )
  if (told.length > 0) {
    throw new Error(`Written where others read it:\n${told.join('\n')}`)
  }
}
