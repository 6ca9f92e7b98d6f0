import { Coverage } from '@mittkanta/contracts'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { pageRoutes } from '../src/page-routes.ts'
import { FOOTER_LINKS } from '../src/ui/footer-links.ts'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })

const withoutAddress = http.get('*/api/coverage', () =>
  HttpResponse.json(
    Coverage.parse({
      language: 'en',
      phase: '1',
      neverShown: [],
      shownLater: [],
      list: null,
      operator: { name: 'Operating Company', feedbackEmail: null },
    }),
  ),
)

const footer = () =>
  within(
    screen.getByRole('navigation', { name: 'About the service' }),
  ).getAllByRole('link')

describe('footer', () => {
  it('leads to pages that are open to everybody', () => {
    const open = pageRoutes.filter(({ signedOut }) => signedOut)

    expect(open.map(({ path }) => path)).toEqual(
      expect.arrayContaining(FOOTER_LINKS.map(({ to }) => to)),
    )
  })

  it('is under every page', async () => {
    const { user } = await openPortal('/')
    await h1('My social welfare documents')

    expect(footer().map((link) => link.getAttribute('href'))).toEqual(
      FOOTER_LINKS.map(({ to }) => to),
    )
    await user.click(screen.getByRole('link', { name: 'Privacy' }))
    expect(await h1('Privacy')).toHaveFocus()
  })

  it('is also there without a router, when the session could not be checked', async () => {
    await openPortal('/', {
      before: [http.get('*/api/session', () => HttpResponse.error())],
    })
    await h1('The service does not answer')

    expect(footer()).toHaveLength(FOOTER_LINKS.length)
  })
})

describe('accessibility statement', () => {
  it('states status, gaps, feedback and the authority (306/2019, section 9)', async () => {
    await openPortal('/accessibility', { situation: 'signed-out' })
    await h1('Accessibility statement')
    const main = screen.getByRole('main')

    expect(main).toHaveTextContent('partially meets the requirements')
    expect(main).toHaveTextContent('WCAG 2.2, levels A and AA')
    expect(within(main).getAllByText(/What you can do: /)).toHaveLength(4)
    expect(main).toHaveTextContent('Assessed25 November 2026')
    expect(main).toHaveTextContent('You should get an answer within 14 days.')
    expect(
      within(main).getByRole('link', { name: 'feedback@operator.example' }),
    ).toHaveAttribute('href', 'mailto:feedback@operator.example')
    expect(main).toHaveTextContent('www.webaccessibility.fi')
    expect(main).toHaveTextContent('029 534 5000')
  })

  it('names the authority’s site in the reader’s language', async () => {
    await openPortal('/accessibility?lang=sv')
    await h1('Tillgänglighetsutlåtande')

    expect(screen.getByText('www.tillganglighetskrav.fi')).toBeVisible()
  })

  it('says who runs the service, and that no address has been given', async () => {
    await openPortal('/accessibility', { before: [withoutAddress] })
    await h1('Accessibility statement')

    expect(
      screen.getByText('The service is run by: Operating Company.'),
    ).toBeVisible()
    expect(
      screen.getByText(/No address for feedback has been given here/),
    ).toBeVisible()
  })
})

describe('privacy notice', () => {
  it('says what is kept and for how long, and where to turn', async () => {
    await openPortal('/privacy', { situation: 'signed-out' })
    await h1('Privacy')
    const main = screen.getByRole('main')

    expect(main).toHaveTextContent('forgotten after ten minutes')
    expect(main).toHaveTextContent(/usage log/)
    expect(main).toHaveTextContent('Data Protection Ombudsman')
    expect(main).toHaveTextContent(
      'Whoever runs this service has not given its name here.',
    )
    expect(
      within(main).getByRole('link', { name: 'feedback@operator.example' }),
    ).toBeVisible()
  })
})
