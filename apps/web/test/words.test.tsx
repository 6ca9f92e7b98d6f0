import { mockRef } from '@mittkanta/mock-handlers'
import { screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as fetching from '../src/api/fetch-code.ts'
import { ApiProblem } from '../src/api/api-problem.ts'
import { openPortal } from './open-portal.tsx'

vi.mock(import('../src/api/fetch-code.ts'), { spy: true })
afterEach(() => {
  vi.mocked(fetching.fetchCode).mockReset()
})

/** The disclosure that a question opens. */
async function explanation(question: string) {
  const details = (await screen.findByText(question)).closest('details')
  if (!details) throw new Error(`no disclosure: ${question}`)
  return details
}

describe('explanations on the spot', () => {
  it('say on a document’s page what such a document is', async () => {
    await openPortal(`/documents/${mockRef(2)}`)
    const details = await explanation('What is this document?')

    expect(details).not.toHaveAttribute('open')
    expect(details).toHaveTextContent(
      /what social services have decided and why/,
    )
  })

  it('open and close from the question, and are read in its place', async () => {
    const { user } = await openPortal(`/documents/${mockRef(2)}?lang=fi`)
    const details = await explanation('Mikä tämä asiakirja on?')
    await user.click(within(details).getByText('Mikä tämä asiakirja on?'))

    expect(details).toHaveAttribute('open')
  })

  it('say under the heading of a list what the service task is', async () => {
    await openPortal('/tasks/elderly-services?lang=sv')

    expect(
      await screen.findByText(/^Service och stöd för äldre personer\./),
    ).toBeVisible()
  })

  it('are with each service task on the front page', async () => {
    await openPortal('/')

    expect(
      await explanation('What this means: Services for older people'),
    ).toHaveTextContent(/home care/)
  })

  it('fetch what the words of a page mean only when they are opened, and in the language of the page', async () => {
    const { user } = await openPortal('/')
    const details = await explanation('Words on this page')
    expect(details).not.toHaveTextContent('Service task')

    details.open = true
    expect(
      await within(details).findByText('Client relationship'),
    ).toBeVisible()
    await user.click(screen.getByRole('link', { name: /Svenska/ }))
    expect(await screen.findByText('Klientrelation')).toBeVisible()
  })

  it('say when they could not be fetched, and try again', async () => {
    const { user } = await openPortal('/')
    const details = await explanation('Words on this page')
    vi.mocked(fetching.fetchCode).mockRejectedValue(new ApiProblem('network'))
    details.open = true

    expect(await within(details).findByRole('alert')).toHaveTextContent(
      /Check your internet connection/,
    )
    expect(within(details).queryByText('Service task')).toBeNull()

    vi.mocked(fetching.fetchCode).mockReset()
    await user.click(within(details).getByRole('button', { name: 'Try again' }))
    expect(await within(details).findByText('Service task')).toBeVisible()
    expect(within(details).queryByRole('alert')).toBeNull()
  })

  it('define the official terms of a page, and lead to all of them', async () => {
    // jsdom scrolls nowhere.
    const scrolled = vi.fn()
    Element.prototype.scrollIntoView = scrolled
    const { user } = await openPortal('/tasks/elderly-services')
    const details = await explanation('Words on this page')

    await user.click(within(details).getByText('Words on this page'))
    expect(await within(details).findByText('Controller')).toBeVisible()
    await user.click(within(details).getByRole('link', { name: 'All words' }))
    expect(
      await screen.findByRole('heading', { name: 'Words that are used here' }),
    ).toBeVisible()
    expect(scrolled).toHaveBeenCalled()
  })
})
