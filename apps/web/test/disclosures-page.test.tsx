import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const page = () => h1('Who has received data')
const items = () =>
  within(screen.getByRole('table', { name: 'Disclosures' }))
    .getAllByRole('row')
    .slice(1)

describe('who has received data', () => {
  it('says when, which organisation and which documents (11.4.2)', async () => {
    await openPortal('/disclosures')
    await page()

    expect(items().map((item) => item.textContent)).toEqual([
      '27 February 2024, 9:31Rannikon hyvinvointialue' +
        'Care and service plan for informal care22 February 2024' +
        'Decision on services for older people30 January 2024',
      '14 February 2024, 14:05Norra skärgårdens välfärdsområde' +
        'Care and service plan for informal care22 February 2024Client data',
      '1 December 2023, 11:40Rannikon hyvinvointialueClient data',
    ])
    expect(
      screen.getByRole('link', {
        name: 'Decision on services for older people',
      }),
    ).toHaveAttribute('href', '/documents/mock000000000000000002')
  })

  it('is limited by time and organisation, as dates are written in Finland', async () => {
    const { user } = await openPortal('/disclosures')
    await page()

    await user.type(screen.getByRole('textbox', { name: 'From' }), '1.1.2024')
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Organisation' }),
      'Rannikon hyvinvointialue',
    )
    await user.click(screen.getByRole('button', { name: 'Search' }))

    await waitFor(() => expect(items()).toHaveLength(1))
    expect(location.search).toContain('from=2024-01-01')
    expect(screen.getByText('1 disclosure, newest first.')).toHaveRole('status')
    expect(screen.getByRole('combobox')).toHaveDisplayValue(
      'Rannikon hyvinvointialue',
    )

    await user.click(screen.getByRole('link', { name: 'Show everything' }))
    await waitFor(() => expect(items()).toHaveLength(3))
    expect(screen.getByRole('combobox')).toHaveDisplayValue('All organisations')
  })

  it('says what is wrong with a date', async () => {
    const { user } = await openPortal('/disclosures')
    await page()

    await user.type(screen.getByRole('textbox', { name: 'To' }), '31.2.2024')
    await user.click(screen.getByRole('button', { name: 'Search' }))

    expect(screen.getByRole('alert')).toHaveTextContent(/^Check the dates/)
  })

  it('can be downloaded as a table, limited in the same way', async () => {
    await openPortal('/disclosures?from=2024-02-20')
    await page()

    const link = screen.getByRole('link', { name: /CSV/ })
    expect(link).toHaveAttribute(
      'href',
      '/api/subjects/self/disclosures.csv?from=2024-02-20&language=en',
    )
    expect(link).toHaveAttribute('download')
  })

  it('says what is not here, and how to ask for it', async () => {
    await openPortal('/disclosures')
    await page()

    expect(screen.getByText(/^Use inside the organisation/)).toBeVisible()
    expect(screen.getByText(/in other ways than through/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'How to ask' })).toHaveAttribute(
      'href',
      '/ask',
    )
  })

  it('says that no one has received anything when that is so', async () => {
    await openPortal('/disclosures', { situation: 'empty' })
    await page()

    expect(screen.getByText(/^Nobody has received/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Search' })).toBeNull()
    expect(screen.queryByRole('link', { name: /CSV/ })).toBeNull()
  })

  it('is shown to a minor of their own data', async () => {
    await openPortal('/disclosures', { situation: 'minor' })
    await page()

    expect(items()).toHaveLength(3)
  })
})

describe('who acts for another', () => {
  const record = (person: Parameters<typeof mockSubject>[0]) =>
    `/for/${mockSubject(person)}`

  it('is offered it on a mandate', async () => {
    const { user } = await openPortal(record('mandate-giver'))
    await h1('Social welfare documents: Veikko Virtanen')

    await user.click(
      within(
        screen.getByRole('navigation', {
          name: 'The person’s data: Veikko Virtanen',
        }),
      ).getByRole('link', { name: 'Who has received data' }),
    )

    await page()
    expect(items().map((item) => item.textContent)).toEqual([
      expect.stringContaining('Rannikon hyvinvointialue'),
      expect.stringContaining('Norra skärgårdens välfärdsområde'),
    ])
    expect(items()[1]).not.toHaveTextContent('Client data')
  })

  const nothing = http.get('*/disclosures', () =>
    HttpResponse.json({
      disclosures: [],
      total: 0,
      page: 1,
      pageSize: 20,
      organisations: [],
    }),
  )
  for (const [words, before] of [
    ['with rows', []],
    ['without rows', [nothing]],
  ] as const)
    it(`says on a mandate that the list may be incomplete, ${words} (A8)`, async () => {
      await openPortal(`${record('mandate-giver')}/disclosures`, { before })
      await page()

      expect(screen.getByText(/^This list may be incomplete/)).toBeVisible()
      expect(screen.queryByText(/^Nobody has received/)).toBeNull()
      expect(screen.queryByText(/^“Client data”/)).toBeNull()
    })

  it('does not say so of the reader’s own list', async () => {
    await openPortal('/disclosures')
    await page()

    expect(screen.queryByText(/may be incomplete/)).toBeNull()
    expect(screen.getByText(/^“Client data”/)).toBeVisible()
  })

  for (const person of ['child', 'read-only-child'] as const)
    it(`is not offered it otherwise, and finds nothing: ${person} (A33)`, async () => {
      const { unmount } = await openPortal(record(person))
      await screen.findByRole('navigation', { name: /^The person’s data/ })
      expect(
        screen.queryByRole('link', { name: 'Who has received data' }),
      ).not.toBeInTheDocument()
      unmount()

      await openPortal(`${record(person)}/disclosures`)
      await h1('There is nothing to show here')
    })
})
