import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })

describe('shell', () => {
  it('changes language in place, texts and data together, and remembers it', async () => {
    const { user } = await openPortal(
      '/tasks/elderly-services?sort=name-ascending',
    )
    await h1('Documents: Services for older people')

    await user.click(screen.getByRole('link', { name: 'Suomi' }))

    await h1('Asiakirjat: Iäkkäiden palvelut')
    expect(document.documentElement.lang).toBe('fi')
    expect(location.pathname).toBe('/tasks/elderly-services')
    expect(location.search).toContain('sort=name-ascending')
    expect(document.cookie).toBe('__Host-mittkanta-language=fi')
    expect(localStorage).toHaveLength(0)
  })

  it('keeps the focus on the language that was chosen', async () => {
    const { user } = await openPortal('/about')
    await h1('What is shown here')
    const svenska = screen.getByRole('link', { name: 'Svenska' })

    await user.click(svenska)

    await h1('Vad som visas här')
    expect(svenska).toHaveFocus()
    expect(svenska).toHaveAttribute('aria-current', 'true')
  })

  it('moves the focus to the heading of the next page and sets the title', async () => {
    const { user } = await openPortal('/')
    expect(await h1('My social welfare documents')).not.toHaveFocus()

    const navigation = screen.getByRole('navigation', {
      name: 'Main navigation',
    })
    await user.click(
      within(navigation).getByRole('link', { name: 'What is shown here' }),
    )

    await waitFor(async () =>
      expect(await h1('What is shown here')).toHaveFocus(),
    )
    expect(document.title).toBe('What is shown here – MyKanta, social welfare')
  })

  it('lets the keyboard skip to the content', async () => {
    await openPortal('/')
    await h1('My social welfare documents')

    expect(
      screen.getByRole('link', { name: 'Skip to the content' }),
    ).toHaveAttribute('href', '#content')
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content')
  })

  it('says on every page that it is no authority’s official service', async () => {
    await openPortal('/about', { situation: 'signed-out' })
    await h1('What is shown here')

    expect(screen.getByRole('contentinfo')).toHaveTextContent(
      'It is not run by Kela or THL.',
    )
  })

  it('shows an unknown address as one without anything to show', async () => {
    await openPortal('/elsewhere')

    expect(await h1('There is nothing to show here')).toBeVisible()
  })
})

describe('sign-in page', () => {
  it('says what this is, what it is not, and leads to the identification', async () => {
    await openPortal('/', { situation: 'signed-out' })
    await h1('Read what social services have written about you')

    expect(
      screen.getByText(/It is not a service of the Social Insurance/),
    ).toBeVisible()
    expect(
      screen.getByRole('link', { name: 'Identify yourself and sign in' }),
    ).toHaveAttribute('href', '/sign-in?language=en&returnTo=%2F')
  })

  it('replaces a page that needs a sign-in, and leads back to it', async () => {
    await openPortal('/tasks/elderly-services', { situation: 'signed-out' })

    expect(await screen.findByText('Sign in to see the page.')).toBeVisible()
    expect(screen.getByRole('link', { name: /^Identify/ })).toHaveAttribute(
      'href',
      '/sign-in?language=en&returnTo=%2Ftasks%2Felderly-services',
    )
  })
})

describe('signing in again', () => {
  it('leads from another’s page to where a person is chosen: handles die with the session', async () => {
    await openPortal(`/for/${'h'.repeat(22)}/tasks/child-protection`, {
      situation: 'signed-out',
    })

    expect(
      await screen.findByRole('link', { name: /^Identify/ }),
    ).toHaveAttribute('href', '/sign-in?language=en&returnTo=%2Facting')
  })
})

describe('signed-out page', () => {
  it('says that nothing is left on the page', async () => {
    await openPortal('/signed-out', { situation: 'signed-out' })

    await h1('You have signed out')
    expect(screen.getByText(/No information about you is left/)).toBeVisible()
  })

  for (const [word, said] of [
    ['refused', /was not accepted/],
    ['cancelled', /You cancelled/],
    ['unavailable', /does not answer right now/],
    ['no-identity-code', /no Finnish personal identity code/],
    ['not-served', /cannot be used with your details right now/],
  ] as const)
    it(`says why the sign-in did not succeed: ${word}`, async () => {
      await openPortal(`/signed-out?reason=${word}`, {
        situation: 'signed-out',
      })

      expect(await screen.findByRole('alert')).toHaveTextContent(said)
    })
})

describe('a person who is not served (11.4.1)', () => {
  it('reads that the service is not open to them, and no cause', async () => {
    await openPortal('/', {
      before: [
        http.get('*/front-page', () =>
          HttpResponse.json(
            {
              type: 'urn:mittkanta:problem:person-not-served',
              title: 'x',
              status: 403,
              instance: 'urn:uuid:0',
            },
            { status: 403 },
          ),
        ),
      ],
    })

    await h1('The service is not open to you right now')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(screen.getByRole('alert')).not.toHaveTextContent(/died|death/)
  })
})

describe('session check', () => {
  it('shows nothing of anyone when the check gets no answer, and tries again', async () => {
    let isDown = true
    const { user } = await openPortal('/', {
      before: [
        http.get('*/api/session', () =>
          isDown ? HttpResponse.error() : undefined,
        ),
      ],
    })
    await h1('The service does not answer')

    isDown = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))

    expect(await h1('My social welfare documents')).toBeVisible()
  })

  it('blanks the page when an answer says that the session has ended', async () => {
    await openPortal('/documents/mock000000000000000005', {
      situation: 'expired',
    })

    await h1('You are no longer signed in')
    expect(document.body).not.toHaveTextContent('Aino')
    expect(location.pathname).toBe('/')
  })
})

describe('signing out', () => {
  it('empties the page at once and leaves to where the bff says', async () => {
    const { user, leave } = await openPortal('/')
    await h1('My social welfare documents')

    await user.click(screen.getByRole('button', { name: 'Sign out' }))

    expect(document.body).not.toHaveTextContent('Aino')
    await waitFor(() =>
      expect(leave).toHaveBeenCalledExactlyOnceWith('/signed-out'),
    )
  })

  it('says so when the bff does not confirm it, and shows nothing meanwhile', async () => {
    const { user, leave } = await openPortal('/', {
      before: [http.post('*/api/session/end', () => HttpResponse.error())],
    })
    await h1('My social welfare documents')

    await user.click(screen.getByRole('button', { name: 'Sign out' }))

    await h1('The sign-out could not be confirmed')
    expect(document.body).not.toHaveTextContent('Aino')
    expect(leave).not.toHaveBeenCalled()
  })
})
