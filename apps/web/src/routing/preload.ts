import { matchRoutes } from 'react-router'
import type { RouteObject } from './routes.ts'

/** Fetches the code of the pages at a path before it is needed; never any data. */
export function preload(routes: RouteObject[], pathname: string): void {
  for (const { route } of matchRoutes(routes, pathname) ?? [])
    // A failure is reported to the code that needs the module.
    route.lazy?.().catch(() => undefined)
}

/**
 * Fetches the code behind a link as soon as a reader points at it or moves the
 * focus to it: most of the way is gone when it is followed.
 *
 * @returns a function that stops
 */
export function preloadBehindLinks(routes: RouteObject[]): () => void {
  const letGo = new AbortController()
  const { signal } = letGo
  const point = ({ target }: Event) => {
    const link = target instanceof Element && target.closest('a')
    if (link && link.origin === location.origin && !link.download)
      preload(routes, link.pathname)
  }
  for (const name of ['pointerover', 'pointerdown', 'focusin'])
    document.addEventListener(name, point, { signal, passive: true })
  return () => letGo.abort()
}
