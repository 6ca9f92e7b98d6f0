import { TaskList, type AttachmentMark } from '@mittkanta/contracts'
import { mockRef } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const LIST = '/tasks/elderly-services'
const opened = () =>
  screen.findByRole('heading', {
    level: 1,
    name: 'Documents: Services for older people',
  })
const names = () =>
  within(screen.getByRole('list', { name: 'Documents' }))
    .getAllByRole('heading', { level: 3 })
    .map((one) => one.textContent)
const field = (name: string) => screen.getByRole('textbox', { name })

describe('task page', () => {
  it('lists every document with what 5.1.2 wants beside its name', async () => {
    await openPortal(LIST)
    await opened()

    const items = screen
      .getByRole('list', { name: 'Documents' })
      .querySelectorAll(':scope > li')
    expect(items).toHaveLength(6)
    expect(items[4]).toHaveTextContent(
      'Application for services for older people' +
        'Date12 October 2023Drawn up12 October 2023Attachments2' +
        'Social serviceSupport for informal care' +
        'ControllerVästra strandens välfärdsområde',
    )
    expect(items[0]).not.toHaveTextContent('Attachments')
  })

  it('marks what is withheld from guardians, what was delayed and what is joint', async () => {
    await openPortal('/tasks/child-protection', { situation: 'minor' })

    expect(await screen.findByText('Not shown to your guardians')).toBeVisible()
    expect(screen.getByText('The delay has ended')).toBeVisible()
    expect(
      screen.getByText('Drawn up jointly for several clients'),
    ).toBeVisible()
  })

  it('says of an attachment what its document does not say itself (5.1.2, 5.3.1)', async () => {
    const document = (ref: string, attachmentMarks: AttachmentMark[]) => ({
      ref: mockRef(Number(ref)),
      name: `Plan ${ref}`,
      nameLanguage: null,
      date: '2024-02-20',
      drawnUpOn: '2024-02-19',
      marks: [],
      attachments: 1,
      attachmentMarks,
      socialServices: [],
      controllerName: 'The county',
    })
    const withMarks = http.get('*/api/subjects/self/tasks/:task', () =>
      HttpResponse.json(
        TaskList.parse({
          language: 'en',
          task: 'child-protection',
          explanation: null,
          name: 'Child protection',
          informationText: false,
          documents: [
            document('1', ['new', 'withheld-from-guardians', 'delay-ended']),
            document('2', []),
          ],
          total: 2,
          page: 1,
          pageSize: 20,
          searchFloor: '2023-01-01',
        }),
      ),
    )
    await openPortal('/tasks/child-protection', {
      situation: 'minor',
      before: [withMarks],
    })

    const said = await screen.findByText(
      'An attachment is not shown to your guardians',
    )
    const item = said.closest('.listed')
    expect(item).toHaveTextContent('New attachment')
    expect(item).toHaveTextContent('The delay of an attachment has ended')
    expect(screen.getAllByText(/attachment is not shown/)).toHaveLength(1)
  })

  it('sorts by name, marks the order and says it', async () => {
    const { user } = await openPortal(LIST)
    await opened()

    await user.click(screen.getByRole('link', { name: 'Name A–Z' }))

    await waitFor(() => expect(names()[0]).toMatch(/^Application/))
    expect(names().at(-1)).toMatch(/^Decision/)
    expect(
      screen.getByRole('link', { current: true, name: 'Name A–Z' }),
    ).toBeVisible()
    expect(screen.getByText('6 documents. Order: Name A–Z.')).toHaveRole(
      'status',
    )
  })

  it('searches by dates as they are written in Finland', async () => {
    const { user } = await openPortal(LIST)
    await opened()

    await user.type(field('From'), '1.1.2024')
    await user.type(field('To'), '31.1.2024')
    await user.click(screen.getByRole('button', { name: 'Search' }))

    await waitFor(() => expect(names()).toHaveLength(1))
    expect(location.search).toBe('?from=2024-01-01&to=2024-01-31')
    expect(field('From')).toHaveValue('1.1.2024')
  })

  it('says that a search found nothing, and shows all again', async () => {
    const { user } = await openPortal(`${LIST}?from=2024-12-01`)
    expect(
      await screen.findByText('No documents were found for these dates.'),
    ).toBeVisible()

    await user.click(screen.getByRole('link', { name: 'Show all documents' }))

    await waitFor(() => expect(names()).toHaveLength(6))
  })

  it('refuses a date before the floor beside its field and above the form (A5)', async () => {
    const { user } = await openPortal(LIST)
    await opened()

    await user.type(field('From'), '31.12.2022')
    await user.click(screen.getByRole('button', { name: 'Search' }))

    const message = 'From: the date cannot be earlier than 1 January 2023.'
    const summary = screen.getByRole('alert')
    expect(summary).toHaveFocus()
    expect(
      within(summary).getByRole('link', { name: message }),
    ).toHaveAttribute('href', '#search-from')
    expect(field('From')).toBeInvalid()
    expect(field('From')).toHaveAccessibleDescription(
      expect.stringContaining(message),
    )
    expect(field('To')).toBeValid()
    expect(names()).toHaveLength(6)
  })

  it('turns pages and moves the focus to the heading', async () => {
    const { user } = await openPortal(LIST, { situation: 'many' })
    await opened()
    expect(screen.getByText('Page 1 of 3')).toBeVisible()

    await user.click(screen.getByRole('link', { name: 'Next page' }))

    expect(await screen.findByText('Page 2 of 3')).toBeVisible()
    expect(screen.getByText(/Showing 21–40/)).toBeVisible()
    expect(await opened()).toHaveFocus()
  })

  it('answers a task without documents like one that does not exist', async () => {
    await openPortal('/tasks/child-protection')

    expect(
      await screen.findByRole('heading', {
        name: 'There is nothing to show here',
      }),
    ).toBeVisible()
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument()
  })

  it('reveals nothing about the reader to the browser’s history', async () => {
    await openPortal(LIST)
    await opened()

    expect(document.title).toBe(
      'Documents of a service task – MyKanta, social welfare',
    )
  })
})
