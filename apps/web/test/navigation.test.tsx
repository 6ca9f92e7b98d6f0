import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const navigation = () =>
  screen.getByRole('navigation', { name: 'Main navigation' })
const links = () =>
  within(navigation())
    .getAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')])
const menu = () => screen.getByRole('button', { name: 'Menu' })

describe('main navigation', () => {
  it('leads to one’s own pages', async () => {
    await openPortal('/')
    await h1('My social welfare documents')

    expect(links()).toEqual([
      ['My documents', '/'],
      ['All documents', '/documents'],
      ['Permission and prohibitions', '/permissions'],
      ['Who has received data', '/disclosures'],
      ['Act for somebody else', '/acting'],
      ['What is shown here', '/about'],
    ])
  })

  it('never mixes one’s own pages with those of whom one acts for', async () => {
    await openPortal(`/for/${mockSubject('child')}`)
    await h1('Social welfare documents: Nea Nordin')

    expect(links().map(([name]) => name)).toEqual([
      'My own documents',
      'Act for somebody else',
      'What is shown here',
    ])
    expect(
      within(
        screen.getByRole('navigation', {
          name: 'The person’s data: Nea Nordin',
        }),
      )
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual([
      `/for/${mockSubject('child')}`,
      `/for/${mockSubject('child')}/documents`,
      `/for/${mockSubject('child')}/permissions`,
    ])
  })

  it('leads to nothing of a person when no one is signed in', async () => {
    await openPortal('/about', { situation: 'signed-out' })
    await h1('What is shown here')

    expect(links().map(([name]) => name)).toEqual([
      'Sign in',
      'What is shown here',
    ])
  })

  it('opens behind a button where it is narrow, and closes when a link was followed', async () => {
    const { user } = await openPortal('/')
    await h1('My social welfare documents')
    expect(menu()).toHaveAttribute('aria-expanded', 'false')

    await user.click(menu())
    expect(menu()).toHaveAttribute('aria-expanded', 'true')
    await user.click(
      within(navigation()).getByRole('link', { name: 'What is shown here' }),
    )

    await h1('What is shown here')
    await waitFor(() =>
      expect(menu()).toHaveAttribute('aria-expanded', 'false'),
    )
  })

  it('leads from a record to a copy of it and to what can be asked for', async () => {
    await openPortal(`/for/${mockSubject('child')}`)
    await h1('Social welfare documents: Nea Nordin')

    const more = screen.getByRole('region', { name: 'More about the data' })
    expect(
      within(more)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual([
      `/for/${mockSubject('child')}/copy`,
      `/for/${mockSubject('child')}/ask`,
      '/safety',
    ])
  })
})
