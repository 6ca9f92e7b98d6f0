import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { goTo } from '../src/acting/go-to.ts'
import { openPortal } from './open-portal.tsx'

vi.mock(import('../src/acting/go-to.ts'), () => ({ goTo: vi.fn() }))

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const page = () => h1('Act for somebody else')
const choose = () => screen.getByRole('button', { name: 'Choose the person' })
const people = () =>
  screen.getByRole('list', { name: 'People you have chosen' })

beforeEach(() => {
  vi.mocked(goTo).mockClear()
})

describe('whom I can act for', () => {
  it('leads to where the bff says that a person is chosen', async () => {
    const { user } = await openPortal('/acting')
    await page()

    await user.click(choose())

    await waitFor(() =>
      expect(goTo).toHaveBeenCalledExactlyOnceWith(
        '/acting/return?code=mock-code&state=mock-state',
      ),
    )
  })

  it('says for whom it is possible, and that a trustee cannot (5.1)', async () => {
    await openPortal('/acting?lang=sv')
    await h1('Uträtta ärenden för någon annan')

    for (const said of [
      /barn under 18 år som du är vårdnadshavare för/,
      /som du har rätt att få information om/,
      /elektronisk fullmakt för socialvårdens ärenden/,
      /Som intressebevakare kan du inte/,
    ])
      expect(screen.getByText(said)).toBeVisible()
  })

  it('lists the people who have been chosen, with ground and end', async () => {
    await openPortal('/acting')
    await page()

    const [child, , adult] = within(people()).getAllByRole('listitem')
    expect(child).toHaveTextContent(
      'Nea NordinGround: you are a guardian. ' +
        'You can read the documents until 12 March 2037, when Nea Nordin turns 18.',
    )
    expect(adult).toHaveTextContent(
      'Veikko VirtanenGround: mandate. ' +
        'You can read the documents for as long as the mandate is valid.',
    )
    expect(
      screen.getByRole('link', { name: 'Read the documents: Nea Nordin' }),
    ).toHaveAttribute('href', `/for/${mockSubject('child')}`)
  })

  it('stops acting for a person, and moves the focus to those who are left', async () => {
    const { user } = await openPortal('/acting')
    await page()

    await user.click(
      screen.getByRole('button', { name: 'Stop acting for: Nea Nordin' }),
    )

    await waitFor(() => expect(people()).not.toHaveTextContent('Nea Nordin'))
    expect(screen.getByText('You no longer act for the person.')).toHaveRole(
      'status',
    )
    expect(
      screen.getByRole('heading', { name: 'People you have chosen' }),
    ).toHaveFocus()
  })

  for (const [outcome, said] of [
    ['refused', /You cannot act for the person here/],
    ['cancelled', /You did not choose anybody/],
    ['failed', /could not be completed/],
  ] as const)
    it(`says what became of the choice: ${outcome}`, async () => {
      await openPortal(`/acting?outcome=${outcome}`)
      await page()

      expect(screen.getByRole('alert')).toHaveTextContent(said)
    })

  it('says nothing for a word that the address made up', async () => {
    await openPortal('/acting?outcome=spärrmarkering')
    await page()

    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  it('says that the registry does not answer and that one’s own record works', async () => {
    const { user } = await openPortal('/acting', {
      situation: 'acting-unavailable',
    })
    await page()

    await user.click(choose())

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'does not answer right now. You therefore cannot act for somebody else. ' +
        'You can read your own documents as usual.',
    )
    expect(goTo).not.toHaveBeenCalled()
    expect(choose()).toHaveAttribute('aria-disabled', 'false')
  })

  it('says so when acting for another is not in use', async () => {
    await openPortal('/acting', { situation: 'acting-not-offered' })
    await page()

    expect(
      screen.getByText(/not possible to act for somebody else here/),
    ).toBeVisible()
    expect(screen.queryByRole('button', { name: /Choose/ })).toBeNull()
  })

  it('works for a minor, and says what changes at 18 (11.4.1)', async () => {
    await openPortal('/acting', { situation: 'minor' })
    await page()

    expect(choose()).toBeVisible()
    expect(
      screen.getByRole('region', { name: 'When you turn 18' }),
    ).toHaveTextContent(
      /You turn 18 on 12 March 2037.*your guardians can no longer read/,
    )
  })

  it('is in the main navigation of a signed-in reader only', async () => {
    const { unmount } = await openPortal('/about')
    await h1('What is shown here')
    const link = { name: 'Act for somebody else' }
    expect(screen.getByRole('link', link)).toHaveAttribute('href', '/acting')
    unmount()

    await openPortal('/about', { situation: 'signed-out' })
    await h1('What is shown here')
    expect(screen.queryByRole('link', link)).not.toBeInTheDocument()
  })
})

describe('on the way back from the registry', () => {
  const back = '/acting/return?code=mock-code&state=mock-state'

  it('sends what it brought once, out of the address, and shows the person', async () => {
    const sent: unknown[] = []
    const addresses: string[] = []
    const length = history.length
    await openPortal(back, {
      before: [
        http.post('*/api/acting/finish', async ({ request }) => {
          addresses.push(location.href)
          sent.push(await request.clone().json())
          return undefined
        }),
      ],
    })

    await h1('Social welfare documents: Nea Nordin')
    expect(sent).toEqual([{ code: 'mock-code', state: 'mock-state' }])
    expect(addresses.join()).not.toContain('mock-')
    expect(location.pathname).toBe(`/for/${mockSubject('child')}`)
    expect(history.length).toBe(length)
  })

  it('waits in words while the bff asks the registry', async () => {
    let finish: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (finish = resolve))
    await openPortal(back, {
      before: [
        http.post('*/api/acting/finish', async () => {
          await asked
          return undefined
        }),
      ],
    })

    expect(screen.getByText(/Fetching information/)).toHaveRole('status')
    finish()
    await h1('Social welfare documents: Nea Nordin')
  })

  it('says of a refusal one neutral sentence', async () => {
    await openPortal(back, { situation: 'acting-refused' })
    await page()

    expect(screen.getByRole('alert')).toHaveTextContent(
      /^You cannot act for the person here\./,
    )
    expect(location.search).toBe('?outcome=refused')
  })

  for (const [what, address, outcome] of [
    [
      'a cancelled choice',
      '?error=access_denied&state=x',
      '?outcome=cancelled',
    ],
    ['a code without a state', '?code=x', '?outcome=failed'],
    ['nothing, as after a reload', '', ''],
  ] as const)
    it(`asks the bff nothing for ${what}`, async () => {
      await openPortal(`/acting/return${address}`, {
        before: [http.post('*/api/acting/finish', () => HttpResponse.error())],
      })
      await page()

      expect(location.pathname + location.search).toBe(`/acting${outcome}`)
    })

  it('begins from the beginning when the registry did not answer', async () => {
    const { user } = await openPortal(back, {
      situation: 'acting-unavailable',
    })
    await h1('The right could not be checked')

    await user.click(screen.getByRole('button', { name: 'Try again' }))

    await page()
    expect(location.pathname).toBe('/acting')
  })

  it('leaves nothing of the answer in the address when no one is signed in', async () => {
    await openPortal(back, { situation: 'signed-out' })
    await h1('Read what social services have written about you')

    expect(location.href).not.toContain('mock-')
    expect(
      screen.getByRole('link', { name: /^Identify/ }).getAttribute('href'),
    ).not.toContain('mock-')
  })
})
