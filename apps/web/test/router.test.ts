import { describe, expect, it } from 'vitest'
import { pageRoutes } from '../src/router.tsx'
import * as signIn from '../src/sign-in/SignInPage.tsx'
import { routesFor } from '../src/router.tsx'

describe('pageRoutes', () => {
  it('has an address for every page of the portal', () => {
    expect(pageRoutes.map(({ path }) => path)).toEqual([
      '/',
      '/tasks/:task',
      '/documents/:ref',
      '/about',
      '/signed-out',
      '*',
    ])
  })

  for (const { path, page, signedOut } of pageRoutes)
    for (const fetchPage of [page, signedOut].filter(
      (one) => one !== undefined,
    ))
      it(`gives ${path} a component and an error boundary`, async () => {
        const module = await fetchPage()

        expect(module.Component).toBeTypeOf('function')
        expect(module.ErrorBoundary).toBeTypeOf('function')
      })

  it('asks for a sign-in wherever it is not waived', async () => {
    const [root] = routesFor('signed-out')
    const asking: string[] = []
    for (const { path, lazy } of root?.children ?? [])
      if (
        typeof lazy === 'function' &&
        (await lazy()).Component === signIn.Component
      )
        asking.push(path ?? '')

    expect(asking).toEqual(['/', '/tasks/:task', '/documents/:ref'])
  })
})
