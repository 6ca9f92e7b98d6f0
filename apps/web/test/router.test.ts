import { describe, expect, it } from 'vitest'
import { pageRoutes } from '../src/page-routes.ts'
import * as signIn from '../src/sign-in/SignInPage.tsx'
import { routesFor } from '../src/router.tsx'

/** Every route with those that it surrounds. */
const everyRoute = pageRoutes.flatMap((route) => [
  route,
  ...(route.within ?? []),
])

describe('pageRoutes', () => {
  it('has an address for every page of the portal', () => {
    expect(everyRoute.map(({ path }) => path)).toEqual([
      '/',
      '/tasks/:task',
      '/documents',
      '/documents/:ref',
      '/permissions',
      '/permissions/prohibitions',
      '/disclosures',
      '/copy',
      '/ask',
      '/visits',
      '/acting',
      '/acting/return',
      '/acting/ended',
      '/for/:subjectRef',
      '/for/:subjectRef',
      '/for/:subjectRef/tasks/:task',
      '/for/:subjectRef/documents',
      '/for/:subjectRef/documents/:ref',
      '/for/:subjectRef/permissions',
      '/for/:subjectRef/permissions/prohibitions',
      '/for/:subjectRef/disclosures',
      '/for/:subjectRef/copy',
      '/for/:subjectRef/ask',
      '/about',
      '/coverage',
      '/accessibility',
      '/privacy',
      '/safety',
      '/sessions',
      '/signed-out',
      '*',
    ])
  })

  for (const { path, page, signedOut } of everyRoute)
    for (const fetchPage of [page, signedOut].filter(
      (one) => one !== undefined,
    ))
      it(`gives ${path} a component and an error boundary`, async () => {
        const module = await fetchPage()

        expect(module.Component).toBeTypeOf('function')
        expect(module.ErrorBoundary).toBeTypeOf('function')
      })

  it('shows another’s record with the very pages of one’s own', async () => {
    const within = pageRoutes.find((route) => route.within)?.within ?? []

    for (const { path, page } of within) {
      const own = path.slice('/for/:subjectRef'.length) || '/'
      const same = pageRoutes.find((route) => route.path === own)
      expect((await page()).Component).toBe((await same?.page())?.Component)
    }
    expect(within).toHaveLength(9)
  })

  it('waives a sign-in for seven addresses only', async () => {
    const [root] = routesFor('signed-out')
    const open: string[] = []
    const routes = (root?.children ?? []).flatMap((route) => [
      ...(route.children ?? []),
      ...(route.lazy ? [route] : []),
    ])
    for (const { path, lazy } of routes)
      if (
        typeof lazy !== 'function' ||
        (await lazy()).Component !== signIn.Component
      )
        open.push(path ?? '')

    expect(routes).toHaveLength(everyRoute.length - 1)
    expect(open).toEqual([
      '/about',
      '/coverage',
      '/accessibility',
      '/privacy',
      '/safety',
      '/signed-out',
      '*',
    ])
  })
})
