import { act, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PageLoads } from '../src/routing/page-loads.ts'
import {
  Outlet,
  Pages,
  replace,
  useBlocker,
  useLoaderData,
  useRouteError,
  type LoaderFunctionArgs,
  type RouteObject,
} from '../src/routing/routing.ts'
import { ScrollRestoration } from '../src/routing/ScrollRestoration.tsx'

/** A page that shows what its loader gave, or why it failed. */
const page = (path: string, loader: RouteObject['loader']): RouteObject => ({
  path,
  ...(loader && { loader }),
  Component: () => createElement('p', null, String(useLoaderData<unknown>())),
  ErrorBoundary: () =>
    createElement('p', null, `failed: ${String(useRouteError())}`),
})

const Around = () => createElement('div', null, createElement(Outlet))
const Root = () =>
  createElement(
    'div',
    null,
    createElement(Outlet),
    createElement(ScrollRestoration),
  )

const made: PageLoads[] = []
afterEach(() => made.splice(0).forEach((loads) => loads.dispose()))

/** Opens pages at an address. */
async function open(address: string, children: RouteObject[]) {
  history.replaceState(null, '', address)
  const loads = new PageLoads([{ Component: Root, children }])
  made.push(loads)
  render(createElement(Pages, { loads, waiting: 'waiting' }))
  await vi.waitFor(() => expect(loads.get().isLoading).toBe(false))
  await act(() => Promise.resolve())
  return loads
}

const go = (loads: PageLoads, to: string) =>
  act(() => {
    loads.navigator.push(to)
    return Promise.resolve()
  })

describe('PageLoads', () => {
  it('lets the last of several moves win and aborts the others', async () => {
    const signals: AbortSignal[] = []
    let finish: () => void = () => undefined
    const loads = await open('/', [
      page('/', () => 'home'),
      page('/slow', ({ request }: LoaderFunctionArgs) => {
        signals.push(request.signal)
        return new Promise((resolve) => (finish = () => resolve('slow')))
      }),
      page('/quick', () => 'quick'),
    ])

    await go(loads, '/slow')
    expect(screen.getByText('home')).toBeVisible()
    expect(loads.get().isLoading).toBe(true)
    expect(location.pathname).toBe('/')
    await go(loads, '/quick')
    await act(() => {
      finish()
      return Promise.resolve()
    })

    expect(signals[0]?.aborted).toBe(true)
    expect(await screen.findByText('quick')).toBeVisible()
    expect(location.pathname).toBe('/quick')
  })

  it('fetches again and puts the window back when the reader comes Back', async () => {
    const asked = vi.fn(() => 'home')
    const scrolled = vi.spyOn(window, 'scrollTo')
    const loads = await open('/', [
      page('/', asked),
      page('/next', () => 'next'),
    ])
    Object.defineProperty(window, 'scrollY', { value: 480, writable: true })

    await go(loads, '/next')
    expect(scrolled).toHaveBeenLastCalledWith(0, 0)
    Object.defineProperty(window, 'scrollY', { value: 0, writable: true })
    history.back()

    expect(await screen.findByText('home')).toBeVisible()
    expect(asked).toHaveBeenCalledTimes(2)
    expect(scrolled).toHaveBeenLastCalledWith(0, 480)
  })

  it('shows a failure in the page that it concerns, and of a revalidation what is new', async () => {
    const answer = vi.fn<() => string>(() => {
      throw new Error('down')
    })
    const loads = await open('/', [page('/', answer)])
    expect(screen.getByText('failed: Error: down')).toBeVisible()

    answer.mockReturnValue('up')
    await act(() => loads.revalidate())

    expect(screen.getByText('up')).toBeVisible()
  })

  it('goes where a loader leads, and keeps no address that only led on', async () => {
    const loads = await open('/', [
      page('/', () => 'home'),
      page('/leads', () => replace('/there')),
      page('/there', () => 'there'),
    ])

    await go(loads, '/leads')

    expect(await screen.findByText('there')).toBeVisible()
    history.back()
    expect(await screen.findByText('home')).toBeVisible()
  })

  it('asks what surrounds a page again only when it says so', async () => {
    const asked = vi.fn(() => 'person')
    const loads = await open('/for/a/one', [
      {
        path: '/for/:who',
        loader: asked,
        Component: Around,
        keepsData: (from, to) => from.search === to.search,
        children: [
          page('/for/:who/one', () => 'one'),
          page('/for/:who/two', () => 'two'),
        ],
      },
    ])

    await go(loads, '/for/a/two')
    expect(asked).toHaveBeenCalledTimes(1)
    await go(loads, '/for/a/two?lang=sv')
    expect(asked).toHaveBeenCalledTimes(2)
    await go(loads, '/for/b/two?lang=sv')
    expect(asked).toHaveBeenCalledTimes(3)
    await act(() => loads.revalidate())
    expect(asked).toHaveBeenCalledTimes(4)
  })

  it('holds up a move for the page that wants it', async () => {
    const Held = () => createElement('p', null, useBlocker(() => true).state)
    const loads = await open('/held', [
      { path: '/held', Component: Held },
      page('/', () => 'home'),
    ])

    await go(loads, '/')

    expect(screen.getByText('blocked')).toBeVisible()
    expect(location.pathname).toBe('/held')
  })

  it('moves within a page without asking for anything', async () => {
    const asked = vi.fn(() => 'home')
    const loads = await open('/', [page('/', asked)])

    await go(loads, '/#content')

    expect(location.hash).toBe('#content')
    expect(asked).toHaveBeenCalledOnce()
  })
})
