import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const page = () => h1('My copy')
const all = () => screen.getByRole('link', { name: 'Download all documents' })
const some = () =>
  screen.getByRole('link', { name: 'Download the chosen documents' })
const openTask = (name: string) =>
  screen.getByRole('button', { name: `Choose from: ${name}` })
const refsIn = (link: HTMLElement) =>
  new URL((link as HTMLAnchorElement).href).searchParams.getAll('ref')

/** A download leaves the page, which the test's document cannot. */
beforeEach(() => {
  const stay = (event: MouseEvent) => {
    if (
      event.target instanceof HTMLAnchorElement &&
      event.target.download === ''
    )
      event.preventDefault()
  }
  window.addEventListener('click', stay)
  return () => window.removeEventListener('click', stay)
})

describe('my copy', () => {
  it('is everything as one file, with what is in it and what to take care of', async () => {
    const { user } = await openPortal('/copy')
    await page()

    expect(all()).toHaveAttribute('href', '/api/subjects/self/copy?language=en')
    expect(all()).toHaveAttribute('download')
    expect(screen.getByText(/On a computer that others use/)).toBeVisible()
    expect(screen.getByText(/The size is not known/)).toBeVisible()

    await user.click(all())
    expect(screen.getByText(/^The download begins/)).toHaveRole('status')
  })

  it('can be a whole service task, however many pages its list has', async () => {
    const { user } = await openPortal('/copy', { situation: 'many' })
    await page()

    await user.click(openTask('Services for older people'))
    const whole = await screen.findByRole('checkbox', {
      name: 'All documents of the service task: Services for older people',
    })
    expect(whole).toHaveFocus()
    await user.click(whole)

    expect(screen.getByText('45 documents have been chosen.')).toBeVisible()
    expect(refsIn(some())).toHaveLength(45)
  })

  it('can be single documents of several service tasks', async () => {
    const { user } = await openPortal('/copy')
    await page()
    await user.click(openTask('Disability services'))
    await user.click(await screen.findByRole('checkbox', { name: /transport/ }))
    await user.click(openTask('Services for older people'))
    const group = await screen.findByRole('group', {
      name: 'Services for older people',
    })
    await user.click(
      within(group).getByRole('checkbox', { name: /^Application/ }),
    )

    expect(refsIn(some())).toEqual([
      'mock000000000000000009',
      'mock000000000000000005',
    ])
    expect(group.querySelector('input')).not.toBeChecked()
  })

  it('is not offered where there is nothing', async () => {
    await openPortal('/copy', { situation: 'empty' })
    await page()

    expect(
      screen.getByText('There are no documents to download.'),
    ).toBeVisible()
    expect(screen.queryByRole('link', { name: /^Download/ })).toBeNull()
  })

  it('is of the other person while acting for them', async () => {
    await openPortal(`/for/${mockSubject('child')}/copy`)
    await h1('Copy of the documents')

    expect(all()).toHaveAttribute(
      'href',
      `/api/subjects/${mockSubject('child')}/copy?language=en`,
    )
  })
})
