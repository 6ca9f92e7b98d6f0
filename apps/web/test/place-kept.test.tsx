import { mockRef, mockSubject } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

type Portal = Awaited<ReturnType<typeof openPortal>>

const h1 = (name: string | RegExp) =>
  screen.findByRole('heading', { level: 1, name })
const link = (name: string | RegExp) => screen.getByRole('link', { name })
const nth = (name: RegExp, index: number) => {
  const found = screen.getAllByRole('link', { name })[index]
  if (!found) throw new Error(`no link ${index}`)
  return found
}
const follow = async (portal: Portal, name: string | RegExp) =>
  portal.user.click(link(name))

describe('the way back from a document', () => {
  it('leads to all documents as they were left, with the focus on its link', async () => {
    const portal = await openPortal('/documents')
    await h1('All documents')
    await portal.user.type(screen.getByRole('searchbox'), 'assessment{Enter}')
    await screen.findByText(/^2 of 9/)
    const second = () => nth(/^Assessment/, 1)
    await portal.user.click(second())
    await h1(/^Assessment/)

    await follow(portal, 'Back to all documents')

    expect(await screen.findByText(/^2 of 9/)).toBeVisible()
    await waitFor(() => expect(second()).toHaveFocus())
  })

  it('is the browser’s Back as well', async () => {
    const portal = await openPortal('/tasks/elderly-services?page=2', {
      situation: 'many',
    })
    await h1(/^Documents:/)
    const third = () => nth(/^Assessment/, 2)
    await portal.user.click(third())
    await h1(/^Assessment/)

    history.back()

    expect(await screen.findByText('Page 2 of 3')).toBeVisible()
    await waitFor(() => expect(third()).toHaveFocus())
  })

  it('leads to the list of the service task, which it names', async () => {
    const portal = await openPortal(
      '/tasks/elderly-services?sort=name-ascending',
    )
    await h1(/^Documents:/)
    await follow(portal, 'Care and service plan for informal care')
    await h1(/^Care and/)

    await follow(portal, 'Back to: Services for older people')

    await h1(/^Documents:/)
    expect(location.search).toContain('sort=name-ascending')
    expect(link('Care and service plan for informal care')).toHaveFocus()
  })

  it('leads to the front page, to the very link of two alike', async () => {
    const portal = await openPortal('/')
    await h1('My social welfare documents')
    const task = () =>
      within(screen.getByRole('region', { name: 'Disability services' }))
    await portal.user.click(task().getByRole('link', { name: /^Decision/ }))
    await h1(/^Decision on transport/)

    await follow(portal, 'Back to the front page')

    await h1('My social welfare documents')
    expect(task().getByRole('link', { name: /^Decision/ })).toHaveFocus()
  })

  it('leads to the lists of the person who is acted for', async () => {
    const portal = await openPortal(`/for/${mockSubject('child')}/documents`)
    await h1('All documents')
    await follow(portal, 'Plan for care and upbringing')
    await h1('Plan for care and upbringing')

    await follow(portal, 'Back to all documents')

    await h1('All documents')
    expect(location.pathname).toBe(`/for/${mockSubject('child')}/documents`)
  })

  it('still leads to the list when the language was changed', async () => {
    const portal = await openPortal('/documents')
    await h1('All documents')
    await follow(portal, 'Decision on transport services')
    await h1('Decision on transport services')
    await follow(portal, 'Suomi')
    await h1('Päätös kuljetuspalvelusta')

    await follow(portal, 'Takaisin kaikkiin asiakirjoihin')

    // The address of the list says the language that the list was opened in.
    await h1('All documents')
    await waitFor(() =>
      expect(link('Decision on transport services')).toHaveFocus(),
    )
  })

  it('leads to the service task when the reader came from nowhere', async () => {
    const portal = await openPortal(`/documents/${mockRef(9)}`)
    await h1('Decision on transport services')

    await follow(portal, 'Back to: Disability services')

    expect(await h1('Documents: Disability services')).toHaveFocus()
  })

  it('survives a jump to the content', async () => {
    const portal = await openPortal('/documents')
    await h1('All documents')
    await follow(portal, 'Decision on transport services')
    await h1('Decision on transport services')

    await follow(portal, 'Skip to the content')

    expect(screen.getByRole('main')).toHaveFocus()
    expect(link('Back to all documents')).toBeVisible()
  })
})

describe('a list', () => {
  it('has the focus on its heading when it is opened by a link', async () => {
    const portal = await openPortal('/documents')
    await h1('All documents')
    await follow(portal, 'Decision on transport services')
    await h1('Decision on transport services')

    await follow(portal, 'All documents')

    await waitFor(async () => expect(await h1('All documents')).toHaveFocus())
  })
})
