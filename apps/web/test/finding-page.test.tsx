import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { belongTo } from '../src/session/tab-memory.ts'
import { openPortal } from './open-portal.tsx'

const opened = () =>
  screen.findByRole('heading', { level: 1, name: 'All documents' })
const names = () =>
  screen.queryAllByRole('heading', { level: 3 }).map((one) => one.textContent)
const sentence = (text: string | RegExp) =>
  waitFor(() => {
    const said = screen
      .getAllByRole('status')
      .find((one) => one.classList.contains('result__count'))
    expect(said).toHaveTextContent(text)
    return said
  })
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const field = () => screen.getByRole('searchbox', { name: /^Search all/ })
const box = (name: string) => screen.getByRole('checkbox', { name })
const press = (name: string | RegExp) => ({
  with: async ({ user }: Awaited<ReturnType<typeof openPortal>>) =>
    user.click(button(name)),
})

/** The page with words and one filter on. */
async function decisionsForOlderPeople() {
  const portal = await openPortal('/documents')
  await opened()
  await portal.user.type(field(), 'decision')
  await portal.user.click(box('Services for older people 6 documents'))
  await press('Show').with(portal)
  await sentence(/^2 of 9/)
  return portal
}

describe('page of all documents', () => {
  it('lists every document of the record, newest first, under its year', async () => {
    await openPortal('/documents')
    await opened()

    await sentence('9 of 9 documents. Order: Newest first.')
    expect(
      screen
        .getAllByRole('heading', { level: 2, name: /^\d{4}$/ })
        .map((one) => one.textContent),
    ).toEqual(['2024', '2023'])
    expect(
      within(screen.getByRole('list', { name: 'Documents of 2024' }))
        .getAllByRole('heading', { level: 3 })
        .map((one) => one.textContent),
    ).toEqual([
      'Care and service plan for informal care',
      'Decision on services for older people',
      'Decision on supplementary or preventive social assistance',
      'Assessment of the need for services',
      'Application for supplementary or preventive social assistance',
    ])
  })

  it('names the service task of each document', async () => {
    await openPortal('/documents')
    await opened()

    const transport = screen
      .getByRole('heading', {
        level: 3,
        name: 'Decision on transport services',
      })
      .closest('li')
    expect(transport).toHaveTextContent('Service taskDisability services')
  })

  it('finds documents by words and says how many of how many', async () => {
    const portal = await openPortal('/documents')
    await opened()

    await portal.user.type(field(), 'transport{Enter}')

    await sentence('1 of 9 documents. Filters on: Words: transport.')
    expect(names()).toEqual(['Decision on transport services'])
    expect(button('Search')).toBeVisible()
    expect(field()).toHaveFocus()
  })

  it('clears the search field and keeps the focus in it', async () => {
    const portal = await openPortal('/documents')
    await opened()
    await portal.user.type(field(), 'transport{Enter}')
    await sentence(/^1 of 9/)

    await press('Clear the search field').with(portal)

    await sentence(/^9 of 9/)
    expect(field()).toHaveValue('')
    expect(field()).toHaveFocus()
  })

  it('asks in the body of the request and leaves no word in the address', async () => {
    const asked: unknown[] = []
    const addresses: string[] = []
    const portal = await openPortal('/documents', {
      before: [
        http.post('*/api/subjects/self/search', async ({ request }) => {
          addresses.push(request.url)
          asked.push(await request.clone().json())
        }),
      ],
    })
    await opened()

    await portal.user.type(field(), 'transport')
    await portal.user.click(box('Disability services 1 document'))
    await press('Show').with(portal)
    await sentence(/^1 of 9/)

    expect(asked.at(-1)).toEqual({
      text: 'transport',
      tasks: ['disability-services'],
      socialServices: [],
      controllers: [],
      years: [],
      isNew: false,
      sort: 'date',
      order: 'descending',
      page: 1,
      language: 'en',
    })
    const seen = [
      location.href,
      JSON.stringify(history.state),
      document.title,
      ...addresses,
    ].join()
    expect(seen).not.toMatch(/transport|disability/)
  })

  it('finds the same again by its place in the history, and everything in another session', async () => {
    const portal = await openPortal('/documents')
    await opened()
    await portal.user.type(field(), 'transport{Enter}')
    await sentence(/^1 of 9/)
    const { href } = location
    const state = history.state as unknown
    portal.unmount()

    const again = await openPortal('/documents')
    again.unmount()
    history.replaceState(state, '', href)
    const { unmount } = await reopen()
    await sentence(/^1 of 9/)
    unmount()

    belongTo('another session')
    await reopen()
    await sentence(/^9 of 9/)
  })
})

/** The portal at the entry of the history that is there, as after a reload. */
async function reopen() {
  const state = history.state as unknown
  const replace = history.replaceState.bind(history)
  history.replaceState = (_, title, url) => replace(state, title, url)
  const portal = await openPortal('/documents')
  history.replaceState = replace
  return portal
}

/** The groups of checkboxes; explanations are groups too. */
const filterGroups = () =>
  screen
    .getAllByRole('group')
    .filter((group) => group instanceof HTMLFieldSetElement)

describe('filters of all documents', () => {
  it('are made from the record, each with its count', async () => {
    await openPortal('/documents')
    await opened()

    const groups = filterGroups().map((group) => [
      group.querySelector('legend')?.textContent,
      within(group)
        .getAllByRole('checkbox')
        .map((one) => (one as HTMLInputElement).labels?.[0]?.textContent),
    ])
    expect(groups).toEqual([
      ['New', ['New since your last visit on 10 February 2024 (2)2 documents']],
      [
        'Service task',
        [
          'Services for older people (6)6 documents',
          'Services for people of working age (2)2 documents',
          'Disability services (1)1 document',
        ],
      ],
      [
        'Social service',
        [
          'Services supporting mobility (1)1 document',
          'Social assistance (2)2 documents',
          'Support for informal care (6)6 documents',
        ],
      ],
      [
        'Controller (responsible for the data)',
        [
          'Järviseudun hyvinvointialue (2)2 documents',
          'Västra strandens välfärdsområde (7)7 documents',
        ],
      ],
    ])
  })

  it('narrow nothing until the button is pressed', async () => {
    const portal = await openPortal('/documents')
    await opened()

    await portal.user.click(box('Disability services 1 document'))
    expect(names()).toHaveLength(9)
    await press('Show').with(portal)

    await sentence('1 of 9 documents. Filters on: Disability services.')
    expect(box('Disability services 1 document')).toBeChecked()
  })

  it('show what is new since the last visit', async () => {
    const portal = await openPortal('/documents')
    await opened()

    await portal.user.click(
      box('New since your last visit on 10 February 2024 2 documents'),
    )
    await press('Show').with(portal)

    await sentence(
      '2 of 9 documents. Order: Newest first. Filters on: New since your last visit.',
    )
  })

  it('are taken away one by one, and the focus goes to the next', async () => {
    const portal = await decisionsForOlderPeople()

    await press('Remove filter: Words: decision').with(portal)

    await sentence(/^6 of 9/)
    expect(button('Remove filter: Services for older people')).toHaveFocus()
    await portal.user.keyboard('{Enter}')

    const said = await sentence('9 of 9 documents. Order: Newest first.')
    expect(said).toHaveFocus()
    expect(
      screen.queryByRole('list', { name: 'Filters that are on' }),
    ).not.toBeInTheDocument()
    for (const one of screen.getAllByRole('checkbox'))
      expect(one).not.toBeChecked()
  })

  it('are cleared all at once', async () => {
    const portal = await decisionsForOlderPeople()

    await press('Clear all').with(portal)

    await sentence(/^9 of 9/)
    expect(field()).toHaveValue('')
  })

  it('are behind a button that says how many are on, and close when the list is shown', async () => {
    const portal = await openPortal('/documents')
    await opened()
    const disclosure = () => button(/^Filters/)
    expect(disclosure()).toHaveAttribute('aria-expanded', 'false')

    await portal.user.click(disclosure())
    expect(disclosure()).toHaveAttribute('aria-expanded', 'true')
    await portal.user.click(box('Disability services 1 document'))
    await press('Show').with(portal)

    await sentence(/^1 of 9/)
    expect(disclosure()).toHaveAttribute('aria-expanded', 'false')
    expect(disclosure()).toHaveFocus()
    expect(disclosure()).toHaveTextContent('Filters (1 on)')
  })

  it('that leave nothing say so and lead back to everything', async () => {
    const portal = await openPortal('/documents')
    await opened()
    await portal.user.type(field(), 'xyzzy{Enter}')

    await sentence(
      'No documents found. There are 9 documents. Filters on: Words: xyzzy.',
    )
    await press('Show all documents').with(portal)

    await sentence(/^9 of 9/)
  })

  it('stay while one goes back and forward', async () => {
    const portal = await openPortal('/documents')
    await opened()
    await portal.user.type(field(), 'transport{Enter}')
    await sentence(/^1 of 9/)

    history.back()
    await sentence(/^9 of 9/)
    expect(field()).toHaveValue('')
    history.forward()

    await sentence(/^1 of 9/)
    expect(field()).toHaveValue('transport')
  })

  it('stay when the language and the order change', async () => {
    const portal = await openPortal('/documents')
    await opened()
    await portal.user.type(field(), 'decision{Enter}')
    await sentence(/^4 of 9/)

    await portal.user.click(screen.getByRole('link', { name: 'Name A–Z' }))
    await sentence('4 of 9 documents. Order: Name A–Z. Filters on: Words')
    expect(screen.queryByRole('heading', { name: '2024' })).toBeNull()
    await portal.user.click(screen.getByRole('link', { name: 'Suomi' }))

    await sentence(/^4 asiakirjaa, kaikkiaan 9\. Järjestys: Nimi A–Ö/)
  })
})

describe('a long record', () => {
  it('shows its years, newest first, and one year at a time', async () => {
    const portal = await openPortal('/documents', { situation: 'many' })
    await opened()
    const years = within(screen.getByRole('navigation', { name: 'Years' }))

    expect(years.getAllByRole('button').map((one) => one.textContent)).toEqual([
      'All years',
      '2024 (9)9 documents',
      '2023 (36)36 documents',
    ])
    await portal.user.click(years.getByRole('button', { name: /^2024/ }))

    await sentence('9 of 45 documents. Order: Newest first. Filters on: 2024.')
    const pressed = years.getByRole('button', { pressed: true })
    expect(pressed).toHaveTextContent('2024')
    expect(pressed).toHaveFocus()
  })

  it('does not show years where there are few documents', async () => {
    await openPortal('/documents')
    await opened()

    expect(
      screen.queryByRole('navigation', { name: 'Years' }),
    ).not.toBeInTheDocument()
  })

  it('has pages, which keep what is looked for and move the focus to the heading', async () => {
    const portal = await openPortal('/documents', { situation: 'many' })
    await opened()
    await portal.user.click(button(/^2023/))
    await sentence(/^36 of 45.* Showing 1–20\.$/)

    await portal.user.click(screen.getByRole('link', { name: 'Next page' }))

    await sentence(/^36 of 45.* Showing 21–36\.$/)
    expect(await opened()).toHaveFocus()
    await press('Remove filter: 2023').with(portal)
    await sentence(/^45 of 45.* Showing 1–20\.$/)
  })
})

describe('finding in every situation', () => {
  it('says of an empty record that there is nothing, and offers no search', async () => {
    await openPortal('/documents', { situation: 'empty' })

    expect(
      await screen.findByText('There are no documents to show here.'),
    ).toBeVisible()
    expect(screen.queryByRole('search')).not.toBeInTheDocument()
  })

  it('says that the list could not be fetched, and tries again with what was looked for', async () => {
    let isDown = false
    const portal = await openPortal('/documents', {
      before: [
        http.post('*/api/subjects/self/search', () =>
          isDown ? HttpResponse.error() : undefined,
        ),
      ],
    })
    await opened()
    isDown = true
    await portal.user.type(field(), 'transport{Enter}')
    await screen.findByRole('heading', { name: 'No contact with the service' })

    isDown = false
    await press('Try again').with(portal)

    await sentence(/^1 of 9/)
  })

  it('says that the list is on its way when that takes a while', async () => {
    let answer: () => void = () => undefined
    const portal = await openPortal('/documents', {
      before: [
        http.post('*/api/subjects/self/search', async ({ request }) => {
          const { text } = (await request.clone().json()) as { text: string }
          if (text) await new Promise<void>((resolve) => (answer = resolve))
        }),
      ],
    })
    await opened()
    await portal.user.type(field(), 'transport{Enter}')

    expect(
      await screen.findByText('Fetching information …'),
    ).toBeInTheDocument()
    expect(names()).toHaveLength(9)
    answer()
    await sentence(/^1 of 9/)
  })

  it('searches the record of the person who is acted for, and only that', async () => {
    const place = `/for/${mockSubject('mandate-giver')}/documents`
    const portal = await openPortal(place)
    await opened()
    await sentence(/^8 of 8/)

    await portal.user.type(field(), 'transport{Enter}')

    await sentence(/^1 of 8/)
    expect(location.pathname).toBe(place)
    expect(
      screen.getByRole('link', { name: 'Decision on transport services' }),
    ).toHaveAttribute('href', expect.stringContaining(`${place}/`))
  })

  it('leads from the search field of the front page to what was found', async () => {
    const portal = await openPortal('/')
    await portal.user.type(
      await screen.findByRole('searchbox'),
      'transport{Enter}',
    )

    expect(await opened()).toHaveFocus()
    await sentence(/^1 of 9/)
    expect(location.pathname + location.search).toMatch(/^\/documents\??$/)
  })

  it('leads from the front page to everything that is new', async () => {
    const portal = await openPortal('/')
    await portal.user.click(
      await screen.findByRole('link', { name: 'Show everything that is new' }),
    )

    await sentence(/^2 of 9.* Filters on: New since your last visit\.$/)
  })
})
