import { mockRef, mockSubject } from '@mittkanta/mock-handlers'
import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { ask } from '../src/api/ask.ts'
import { guardPage } from '../src/session/guard-page.ts'
import { openPortal } from './open-portal.tsx'

const CHILD = `/for/${mockSubject('child')}`
const ADULT = `/for/${mockSubject('mandate-giver')}`
const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const childsPage = () => h1('Social welfare documents: Nea Nordin')
const bar = () => screen.getByRole('region', { name: 'Whom you act for' })

const notActing = () =>
  HttpResponse.json(
    {
      type: 'urn:mittkanta:problem:not-acting',
      title: 'x',
      status: 403,
      instance: 'urn:uuid:0',
    },
    { status: 403 },
  )

/** What the tab holds and shows of a person. */
const left = () =>
  [
    document.title,
    document.body.textContent,
    location.href,
    JSON.stringify(Object.entries(sessionStorage)),
    JSON.stringify(history.state),
  ].join()

async function nothingIsLeft() {
  await h1('You no longer act for the person')
  await waitFor(() => expect(location.pathname).toBe('/acting/ended'))
  for (const trace of [
    'Nea',
    'Nordin',
    mockSubject('child'),
    'Child protection',
  ])
    expect(left()).not.toContain(trace)
}

describe('the record of another', () => {
  for (const [what, address, title] of [
    ['front page', CHILD, /^Nea Nordin: Social welfare documents –/],
    ['list', `${CHILD}/tasks/child-protection`, /^Nea Nordin: Documents of a/],
    [
      'document',
      `${CHILD}/documents/${mockRef(21)}`,
      /^Nea Nordin: Document –/,
    ],
    ['page that is not there', `${CHILD}/tasks/none`, /^Nea Nordin: The page/],
  ] as const)
    it(`names the person in the bar and in the title: ${what}`, async () => {
      await openPortal(address)

      expect(
        await screen.findByRole('region', { name: 'Whom you act for' }),
      ).toHaveTextContent('You are acting for Nea Nordin')
      await waitFor(() => expect(document.title).toMatch(title))
    })

  it('says the ground and the end, and leads back with one click', async () => {
    await openPortal(CHILD)
    await childsPage()

    expect(
      screen.getByText(/until 12 March 2037/).parentElement,
    ).toHaveTextContent(/^Ground: you are a guardian\./)
    expect(
      within(bar()).getByRole('link', { name: 'My own documents' }),
    ).toHaveAttribute('href', '/')
    expect(
      screen.getByRole('link', { name: 'Choose a person' }),
    ).toHaveAttribute('href', '/acting')
  })

  it('keeps every link of the record within the record', async () => {
    for (const address of [
      ADULT,
      `${ADULT}/tasks/elderly-services`,
      `${ADULT}/documents/${mockRef(5)}`,
    ]) {
      const { container, unmount } = await openPortal(address)
      await screen.findByRole('heading', { level: 1 })
      const links = [...container.querySelectorAll('main a[href^="/"]')]
        .map((link) => link.getAttribute('href') ?? '')
        // These are the same for everyone and show nothing of a record.
        .filter((href) => !['/', '/acting', '/about#words'].includes(href))
        .filter((href) => href !== '/safety')

      expect(links.length).toBeGreaterThan(0)
      for (const href of links)
        expect(href).toMatch(
          new RegExp(
            `^(${ADULT}|/api/subjects/${mockSubject('mandate-giver')})`,
          ),
        )
      unmount()
    }
  })

  it('asks the bff for nothing of the reader’s own', async () => {
    await openPortal(`${ADULT}/documents/${mockRef(4)}`, {
      before: [http.get('*/api/subjects/self/*', () => HttpResponse.error())],
    })
    const frame = await screen.findByTitle(/^Content: Decision/)

    expect(frame).toBeVisible()
  })

  it('says “my” of nothing but the way back', async () => {
    await openPortal(CHILD)
    await childsPage()

    expect(
      screen.queryByRole('link', { name: 'My documents' }),
    ).not.toBeInTheDocument()
    expect(
      screen.getByRole('heading', { name: 'The person’s client relationship' }),
    ).toBeVisible()
    expect(screen.getByRole('main')).not.toHaveTextContent(/about you|Your /)
    expect(screen.queryByText('Who has acted for me')).not.toBeInTheDocument()
  })

  it('has one constant text in place of the information text, with and without documents', async () => {
    const texts: string[] = []
    for (const address of [
      CHILD,
      `${CHILD}/tasks/child-protection`,
      `/for/${mockSubject('read-only-child')}`,
      ADULT,
    ]) {
      const { unmount } = await openPortal(address)
      const text = await screen.findByRole('region', {
        name: 'Not all documents are necessarily shown',
      })
      texts.push(text.textContent)
      unmount()
    }

    expect(new Set(texts).size).toBe(1)
  })

  it('says that there is nothing to show to who acts', async () => {
    await openPortal(`/for/${mockSubject('read-only-child')}`)

    expect(
      await screen.findByText(/no documents to show to you who act/),
    ).toBeVisible()
    expect(screen.getByText(/Ground: right to information/)).toBeVisible()
  })

  it('changes from one person to another with Back, and nothing of the first stays', async () => {
    const { user } = await openPortal(CHILD)
    await childsPage()
    await user.click(screen.getByRole('link', { name: 'Choose a person' }))
    await user.click(
      await screen.findByRole('link', {
        name: 'Read the documents: Veikko Virtanen',
      }),
    )
    await h1('Social welfare documents: Veikko Virtanen')
    expect(document.body).not.toHaveTextContent('Nea')

    act(() => history.go(-2))

    await childsPage()
    expect(bar()).toHaveTextContent('Nea Nordin')
    expect(document.body).not.toHaveTextContent('Veikko')
  })
})

describe('a page that the browser keeps for Back', () => {
  it('is empty while it is kept, and is loaded afresh for the person of its address', async () => {
    const { container, session } = await openPortal(CHILD)
    await childsPage()
    const reload = vi.fn()
    const letGo = guardPage(session, container, reload)
    const kept = { persisted: true }

    window.dispatchEvent(Object.assign(new Event('pagehide'), kept))
    expect(container).not.toBeVisible()
    window.dispatchEvent(Object.assign(new Event('pageshow'), kept))
    expect(container).not.toBeVisible()
    expect(reload).toHaveBeenCalledOnce()
    letGo()
  })
})

describe('the end of acting', () => {
  it('is one page for every handle that does not hold', async () => {
    const pages: (string | null)[] = []
    for (const [address, situation] of [
      [CHILD, 'acting-ended'],
      [`/for/${'x'.repeat(22)}`, 'ordinary'],
      ['/for/guess', 'ordinary'],
      ['/for/self', 'ordinary'],
    ] as const) {
      const { unmount } = await openPortal(address, { situation })
      await nothingIsLeft()
      await waitFor(() =>
        expect(screen.queryByText('Fetching information …')).toBeNull(),
      )
      pages.push(screen.getByRole('main').textContent)
      unmount()
    }

    expect(new Set(pages).size).toBe(1)
  })

  it('leads to one’s own record and to the people', async () => {
    await openPortal('/acting/ended')
    await h1('You no longer act for the person')

    const main = within(screen.getByRole('main'))
    expect(
      main.getByRole('link', { name: 'My own documents' }),
    ).toHaveAttribute('href', '/')
    expect(
      main.getByRole('link', { name: 'Act for somebody else' }),
    ).toHaveAttribute('href', '/acting')
    expect(main.queryByRole('button')).not.toBeInTheDocument()
  })

  it('blanks the page when the next click is refused', async () => {
    let isRevoked = false
    const { user } = await openPortal(CHILD, {
      before: [
        http.get('*/api/subjects/:subject/tasks/:task', () =>
          isRevoked ? notActing() : undefined,
        ),
      ],
    })
    await childsPage()
    sessionStorage.setItem('stray', 'Nea Nordin')

    isRevoked = true
    await user.click(screen.getByRole('link', { name: /^All documents: / }))

    await nothingIsLeft()
  })

  it('blanks the page when only the record was refused on the way in', async () => {
    await openPortal(CHILD, {
      before: [http.get('*/api/subjects/:subject/front-page', notActing)],
    })

    await nothingIsLeft()
  })

  it('blanks the page when the content of a document is refused', async () => {
    await openPortal(`${ADULT}/documents/${mockRef(4)}`, {
      before: [
        http.get('*/api/subjects/:subject/documents/:ref/file', notActing),
      ],
    })

    await nothingIsLeft()
    expect(left()).not.toMatch(/Veikko|Decision/)
  })

  it('comes by the clock, before anything is asked', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openPortal(CHILD, { situation: 'acting-ends-soon' })
    await childsPage()

    await act(() => vi.advanceTimersByTimeAsync(21_000))

    await nothingIsLeft()
  })

  it('is noticed when the page is looked at again', async () => {
    let isRevoked = false
    await openPortal(CHILD, {
      before: [
        http.get('*/api/acting/:handle', () =>
          isRevoked ? notActing() : undefined,
        ),
      ],
    })
    await childsPage()

    isRevoked = true
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'))
    })

    await nothingIsLeft()
  })

  it('leaves another person’s page alone', async () => {
    await openPortal(ADULT, {
      before: [http.get(`*/api/acting/${mockSubject('child')}`, notActing)],
    })
    await h1('Social welfare documents: Veikko Virtanen')

    await act(async () => {
      await expect(
        ask(`/api/acting/${mockSubject('child')}`),
      ).rejects.toMatchObject({ kind: 'not-acting' })
    })

    expect(bar()).toHaveTextContent('Veikko Virtanen')
  })

  it('is not what a silent registry means: it is tried again', async () => {
    const { user } = await openPortal(CHILD, {
      situation: 'acting-unavailable',
    })
    await h1('The right could not be checked')
    expect(screen.getByRole('alert')).toHaveTextContent(
      'You can read your own documents as usual.',
    )

    await user.click(
      within(screen.getByRole('main')).getByRole('link', {
        name: 'My own documents',
      }),
    )

    await h1('My social welfare documents')
  })
})
