import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const heading = (name: string) =>
  screen.findByRole('heading', { level: 1, name })
const frontPage = () => heading('My social welfare documents')

describe('front page', () => {
  it('lists the five newest documents of each service task, newest first (5.1.2)', async () => {
    await openPortal('/')
    await frontPage()

    const task = screen.getByRole('region', {
      name: 'Services for older people',
    })
    const items = within(task)
      .getAllByRole('listitem')
      .filter((item) => item.classList.contains('documents__item'))

    expect(items.map((item) => item.querySelector('time')?.dateTime)).toEqual([
      '2024-02-26',
      '2024-02-19',
      '2024-01-22',
      '2023-11-03',
      '2023-10-12',
    ])
    expect(items[0]).toHaveTextContent(
      'Care and service plan for informal careNew26 February 2024',
    )
  })

  it('leads from each service task to all of its documents', async () => {
    await openPortal('/')
    await frontPage()

    expect(
      screen.getByRole('link', { name: 'All documents: Disability services' }),
    ).toHaveAttribute('href', '/tasks/disability-services')
  })

  it('has one block per controller, with its dates', async () => {
    await openPortal('/')
    await frontPage()

    const [west, lakes] = screen.getAllByRole('article')
    expect(west).toHaveTextContent('Västra strandens välfärdsområde')
    expect(west).toHaveTextContent('Started1 February 2023')
    expect(west).not.toHaveTextContent('Ended')
    expect(lakes).toHaveTextContent('Ended31 January 2023')
  })

  it('shows the contact person with a telephone number to call and an address to write to', async () => {
    await openPortal('/')
    await frontPage()

    expect(screen.getByText(/Oona Östman/)).toBeVisible()
    expect(
      screen.getByRole('link', { name: '+358 50 555 0143' }),
    ).toHaveAttribute('href', 'tel:+358505550143')
    expect(
      screen.getByRole('link', { name: 'oona.ostman@strand.example' }),
    ).toHaveAttribute('href', 'mailto:oona.ostman@strand.example')
  })

  it('lets an address break after @ and dots, where the line is narrow', async () => {
    await openPortal('/')
    await frontPage()
    const link = screen.getByRole('link', { name: /@strand/ })

    expect(link.innerHTML).toBe(
      '<span>oona.<wbr>ostman@<wbr>strand.<wbr>example</span>',
    )
  })

  it('shows the dates of child protection apart from those of social welfare', async () => {
    await openPortal('/', { situation: 'minor' })
    await frontPage()

    const group = (name: string) =>
      screen.getByRole('heading', { level: 4, name }).parentElement
    expect(group('Client relationship in social welfare')).toHaveTextContent(
      '1 September 2023',
    )
    expect(group('Client relationship in child protection')).toHaveTextContent(
      '15 October 2023',
    )
  })

  it('says nothing of child protection where there is none', async () => {
    await openPortal('/')
    await frontPage()

    expect(screen.queryByText(/child protection/i)).not.toBeInTheDocument()
  })

  it('shows the information text when it is due, and else not', async () => {
    const { unmount } = await openPortal('/?lang=sv')
    expect(
      await screen.findByText(/På MittKanta visas inte alla handlingar/),
    ).toBeVisible()
    unmount()

    await openPortal('/?lang=sv', { situation: 'minor' })
    await heading('Mina handlingar inom socialvården')
    expect(
      screen.queryByText(/På MittKanta visas inte/),
    ).not.toBeInTheDocument()
  })

  it('says that nothing is stored when that is so', async () => {
    await openPortal('/', { situation: 'empty' })

    expect(
      await screen.findByText(/have not stored any documents about you/),
    ).toBeVisible()
    expect(screen.queryByText(/not yet shown/)).not.toBeInTheDocument()
  })

  it('says that no controller is connected yet when that is so', async () => {
    await openPortal('/', { situation: 'not-connected' })

    expect(
      await screen.findByText(/Documents are not yet shown here/),
    ).toBeVisible()
    expect(screen.queryByText(/have not stored/)).not.toBeInTheDocument()
  })

  it('says that the information could not be fetched, and tries again', async () => {
    let isDown = true
    const { user } = await openPortal('/', {
      before: [
        http.get('*/api/subjects/self/front-page', () =>
          isDown ? HttpResponse.error() : undefined,
        ),
      ],
    })
    await heading('No contact with the service')
    expect(screen.getByRole('alert')).toHaveTextContent(
      'That does not mean that there is none',
    )

    isDown = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))

    expect(await frontPage()).toBeVisible()
  })

  it('translates a problem by its type and never shows its title', async () => {
    await openPortal('/', { situation: 'unavailable' })

    await heading('The information could not be fetched')
    expect(document.body).not.toHaveTextContent('did not answer')
  })

  it('shows nothing of an answer that breaks the contract', async () => {
    await openPortal('/', {
      before: [
        http.get('*/api/subjects/self/front-page', () =>
          HttpResponse.json({ language: 'en', tasks: [], stray: 'secret' }),
        ),
      ],
    })

    await heading('Something went wrong')
    expect(document.body).not.toHaveTextContent('secret')
  })
})
