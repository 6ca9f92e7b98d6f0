import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const page = () => h1('Who has acted for me')

describe('who has acted for me', () => {
  it('lists days and grounds, and nothing of who it was', async () => {
    await openPortal('/visits', { situation: 'minor' })
    await page()

    const [, ...rows] = within(screen.getByRole('table')).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual([
      '27 February 2024Guardian',
      '21 February 2024Guardian',
      '21 February 2024Person with the right to information',
    ])
  })

  it('says that no one has when that is so', async () => {
    await openPortal('/visits')
    await page()

    expect(screen.getByText(/^Nobody acting for you/)).toBeVisible()
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  it('says what it does not show', async () => {
    await openPortal('/visits')
    await page()

    expect(screen.getByText(/only the day and the ground/)).toBeVisible()
  })

  it('is reached from one’s own front page', async () => {
    const { user } = await openPortal('/')
    await user.click(
      await screen.findByRole('link', { name: 'Who has acted for me' }),
    )

    await page()
  })
})

describe('turning 18', () => {
  it('is shown to a minor on the front page (11.4.1)', async () => {
    await openPortal('/?lang=sv', { situation: 'minor' })

    expect(
      await screen.findByRole('region', { name: 'När du fyller 18 år' }),
    ).toHaveTextContent(/12\.3\.2037.*bestämmer du själv/)
  })

  it('is not shown to an adult', async () => {
    await openPortal('/')
    await h1('My social welfare documents')

    expect(screen.queryByText('When you turn 18')).not.toBeInTheDocument()
  })
})
