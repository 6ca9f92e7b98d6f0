import { createContext, use } from 'react'

/**
 * The handles that are no longer valid, as this page has learned from an answer
 * or from the clock. It lives as long as the pages of one session, and nothing
 * is ever taken out of it: a person who is chosen again gets a new handle.
 */
export class Endings {
  readonly #ended = new Set<string>()
  readonly #listeners = new Set<() => void>()

  readonly has = (handle: string): boolean => this.#ended.has(handle)

  readonly add = (handle: string): void => {
    this.#ended.add(handle)
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const EndingsContext = createContext<Endings | null>(null)

/**
 * What is known to have ended in this session.
 *
 * @throws {Error} outside of `App`, which provides it
 */
export function useEndings(): Endings {
  const endings = use(EndingsContext)
  if (!endings) throw new Error('no endings: render inside App')
  return endings
}
