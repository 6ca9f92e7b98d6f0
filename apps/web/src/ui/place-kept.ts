import { createContext, useLayoutEffect, useState } from 'react'
import { useLocation } from '../routing/routing.ts'

/** A link that was followed: its address, and which it was of several alike. */
interface Followed {
  readonly href: string | null
  readonly nth: number
}

/**
 * Which link of a list the reader followed, by entry of the history: back at
 * the list the focus goes to that link. In memory only, as long as the pages of
 * one session.
 */
export class PlaceKept {
  readonly #followed = new Map<string, Followed>()
  #entry = ''

  /** @param entry the key of the entry of the history that is shown now */
  readonly arrive = (entry: string): void => {
    this.#entry = entry
  }

  readonly follow = (link: HTMLAnchorElement): void => {
    const href = link.getAttribute('href')
    this.#followed.set(this.#entry, { href, nth: alike(href).indexOf(link) })
  }

  /** The link by which the reader left what is shown now; null when there is none. */
  readonly lastLink = (): HTMLAnchorElement | null => {
    const followed = this.#followed.get(this.#entry)
    return (followed && alike(followed.href)[followed.nth]) ?? null
  }
}

const alike = (href: string | null) =>
  [...document.querySelectorAll<HTMLAnchorElement>('main a')].filter(
    (link) => link.getAttribute('href') === href,
  )

export const PlaceKeptContext = createContext(new PlaceKept())

/**
 * The places that are kept in this session, kept up to date with where the
 * reader is.
 */
export function usePlaceKept(): PlaceKept {
  const { key } = useLocation()
  const [kept] = useState(() => new PlaceKept())
  // Effects of the page inside, which move the focus, come later.
  useLayoutEffect(() => kept.arrive(key), [kept, key])
  return kept
}
