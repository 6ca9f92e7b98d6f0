import { FrontPage } from '@mittkanta/contracts'
import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const news = () => screen.findByRole('region', { name: 'What is new' })

/** A front page with one service task and the given news. */
const answering = (page: object) =>
  http.get('*/api/subjects/self/front-page', () =>
    HttpResponse.json(
      FrontPage.parse({
        language: 'en',
        previousVisitOn: '2024-02-10',
        news: { documents: [], isMore: false },
        tasks: [
          {
            task: 'elderly-services',
            name: 'Services',
            explanation: null,
            documents: [],
          },
        ],
        clientRelations: [],
        informationText: false,
        emptyBecause: null,
        ...page,
      }),
    ),
  )

describe('what is new', () => {
  it('is first on the front page, with the service task and the day', async () => {
    await openPortal('/')
    const section = await news()

    expect(section).toHaveTextContent('your last visit on 10 February 2024')
    const [newest] = within(section).getAllByRole('listitem')
    expect(newest).toHaveTextContent(
      'Care and service plan for informal careServices for older peopleNew26 February 2024',
    )
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(({ textContent }) => textContent)[0],
    ).toBe('What is new')
  })

  it('leads to the documents themselves, in the record that they belong to', async () => {
    await openPortal(`/for/${mockSubject('child')}`)
    const list = within(await news()).getByRole('list', {
      name: 'New documents',
    })

    for (const link of within(list).getAllByRole('link'))
      expect(link.getAttribute('href')).toMatch(
        new RegExp(`^/for/${mockSubject('child')}/documents/`),
      )
  })

  it('says so when nothing is new, with the day of the last visit', async () => {
    await openPortal('/', { before: [answering({})] })

    expect(await news()).toHaveTextContent(
      'nothing is new since your last visit on 10 February 2024.',
    )
  })

  it('says at the first visit what will be shown here', async () => {
    await openPortal('/', { before: [answering({ previousVisitOn: null })] })

    expect(await news()).toHaveTextContent('This is your first visit.')
  })

  it('leads to everything that is new, also to corrections of what is older', async () => {
    await openPortal('/', { before: [answering({})] })

    expect(
      within(await news()).getByRole('link', {
        name: /everything that is new/,
      }),
    ).toHaveAttribute('href', '/documents')
  })

  it('is left out where there is no document at all', async () => {
    await openPortal('/', { situation: 'empty' })
    await screen.findByRole('heading', { level: 1 })

    expect(
      screen.queryByRole('region', { name: 'What is new' }),
    ).not.toBeInTheDocument()
  })
})
