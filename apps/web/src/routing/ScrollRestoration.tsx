import { useEffect, useLayoutEffect } from 'react'
import { useLoads, usePagesState } from './contexts.ts'

/** How far down each place of the history was; in the tab, across reloads. */
const STORED = 'mittkanta-scroll'

const positions = new Map<string, number>()

/**
 * Puts the window where it was when the reader comes Back and the page is
 * there again, and at the top of a new page. Nothing of what was read is kept:
 * a place is known by the random key that the history has for it.
 */
export function ScrollRestoration() {
  const { onLeave } = useLoads()
  const { shown } = usePagesState()

  useEffect(() => onLeave(({ key }) => positions.set(key, scrollY)), [onLeave])

  useEffect(() => {
    history.scrollRestoration = 'manual'
    for (const [key, y] of stored()) positions.set(key, y)
    return () => {
      history.scrollRestoration = 'auto'
    }
  }, [])

  useEffect(() => {
    const key = shown?.location.key
    if (key === undefined) return
    const store = () => {
      positions.set(key, scrollY)
      sessionStorage.setItem(STORED, JSON.stringify([...positions]))
    }
    addEventListener('pagehide', store)
    return () => removeEventListener('pagehide', store)
  }, [shown])

  useLayoutEffect(() => {
    if (!shown || shown.scroll === 'keep') return
    const { key, hash } = shown.location
    const before = shown.scroll === 'restore' ? positions.get(key) : undefined
    const target = document.getElementById(decodeURIComponent(hash.slice(1)))
    if (before === undefined && target) target.scrollIntoView()
    else scrollTo(0, before ?? 0)
  }, [shown])

  return null
}

function stored(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '[]') as []
  } catch {
    return []
  }
}
