import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const page = () => h1('Ask for the rest, or for a correction')
const letter = () => screen.getByRole('region', { name: 'The letter' })
const pick = (name: string) => screen.getByRole('radio', { name })

describe('asking for the rest and for corrections', () => {
  it('names every controller that the record names', async () => {
    await openPortal('/ask')
    await page()

    const group = screen.getByRole('group', {
      name: 'Organisations in the record',
    })
    expect(
      within(group)
        .getAllByRole('radio')
        .map((one) => (one as HTMLInputElement).labels?.[0]?.textContent),
    ).toEqual([
      'Järviseudun hyvinvointialue',
      'Västra strandens välfärdsområde',
      'Another organisation',
    ])
  })

  it('makes a letter with names and date, to write in and to print', async () => {
    vi.setSystemTime('2026-11-24T22:30:00Z')
    const print = vi.spyOn(window, 'print').mockReturnValue(undefined)
    const { user } = await openPortal('/ask')
    await page()

    await user.click(pick('Västra strandens välfärdsområde'))
    await user.click(pick('To have an error corrected'))
    await user.type(screen.getByRole('textbox'), 'The date is wrong.')

    expect(letter()).toHaveTextContent(
      /ToVästra strandens välfärdsområdeFromAino AlmgrenConcerningAino AlmgrenDate25 November 2026/,
    )
    expect(letter()).toHaveTextContent('Demand to correct client data')
    expect(letter().querySelector('.letter__text')).toHaveTextContent(
      'The date is wrong.',
    )
    await user.click(screen.getByRole('button', { name: 'Print the letter' }))
    expect(print).toHaveBeenCalledOnce()
  })

  it('writes to a controller that is not named here', async () => {
    const { user } = await openPortal('/ask')
    await page()

    await user.click(pick('Another organisation'))
    await user.type(
      screen.getByRole('textbox', { name: 'Name of the organisation' }),
      'Tuntemattoman hyvinvointialue',
    )

    expect(letter()).toHaveTextContent('ToTuntemattoman hyvinvointialueFrom')
  })

  it('says the same to everybody, with documents hidden or without any', async () => {
    const said: (string | null)[] = []
    for (const situation of ['ordinary', 'empty', 'not-connected'] as const) {
      const { unmount } = await openPortal('/ask', { situation })
      await page()
      said.push(
        screen.getByText(/^You can ask every/).textContent,
        screen.getByText(/^You write to the organisation/).textContent,
      )
      expect(pick('Another organisation')).toBeVisible()
      unmount()
    }

    expect(new Set(said).size).toBe(2)
  })

  it('is signed by the reader and concerns the other person while acting for them', async () => {
    await openPortal(`/for/${mockSubject('child')}/ask`)
    await page()

    expect(letter()).toHaveTextContent('FromAino AlmgrenConcerningNea Nordin')
  })

  it('keeps nothing of what is written', async () => {
    const { user } = await openPortal('/ask')
    await page()

    await user.type(screen.getByRole('textbox'), 'secret')

    expect(
      JSON.stringify([localStorage, sessionStorage].map(Object.entries)),
    ).not.toContain('secret')
    expect(location.href).not.toContain('secret')
  })
})
