import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { setDiscreet } from '../src/safety/discreet.ts'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const button = () => screen.getByRole('button', { name: 'Leave quickly' })
const press = (key: string) => {
  fireEvent.keyDown(document.body, { key })
  fireEvent.keyUp(document.body, { key })
}

afterEach(() => setDiscreet(false))

describe('leaving quickly', () => {
  it('follows right after the skip link', async () => {
    const { user } = await openPortal('/')
    await h1('My social welfare documents')

    await user.tab()
    expect(screen.getByText('Skip to the content')).toHaveFocus()
    await user.tab()
    expect(button()).toHaveFocus()
  })

  for (const [address, situation, title] of [
    ['/about', 'signed-out', 'What is shown here'],
    [
      '/documents/mock000000000000000005',
      'expired',
      'You are no longer signed in',
    ],
    ['/', 'unavailable', 'The information could not be fetched'],
    ['/elsewhere', 'ordinary', 'There is nothing to show here'],
  ] as const)
    it(`is possible on every page: ${title}`, async () => {
      const { user, vanish } = await openPortal(address, { situation })
      await h1(title)

      await user.click(button())

      expect(vanish).toHaveBeenCalledOnce()
    })

  it('leaves nothing rendered, once, and does not come back', async () => {
    const { user, session, vanish } = await openPortal('/')
    await h1('My social welfare documents')

    await user.click(button())
    session.leaveQuickly()
    session.hasEnded()

    expect(vanish).toHaveBeenCalledOnce()
    expect(session.get()).toEqual({ state: 'left' })
    expect(document.body).not.toHaveTextContent(/\w/)
  })

  it('takes three presses of Shift, and says how many are left', async () => {
    const { vanish } = await openPortal('/about')
    await h1('What is shown here')

    press('Shift')
    expect(screen.getByText(/^Press Shift two more times/)).toBeVisible()
    press('Shift')
    expect(screen.getByText(/^Press Shift one more time/)).toBeVisible()
    expect(vanish).not.toHaveBeenCalled()
    press('Shift')

    expect(vanish).toHaveBeenCalledOnce()
  })

  it('does not take capitals, or Shift with the pointer, for presses', async () => {
    const { vanish } = await openPortal('/about')
    await h1('What is shown here')

    for (const key of ['A', 'B', 'C', 'D']) {
      fireEvent.keyDown(document.body, { key: 'Shift' })
      press(key)
      fireEvent.keyUp(document.body, { key: 'Shift' })
    }
    for (let click = 0; click < 3; click += 1) {
      fireEvent.keyDown(document.body, { key: 'Shift' })
      fireEvent.pointerDown(document.body)
      fireEvent.keyUp(document.body, { key: 'Shift' })
    }

    expect(vanish).not.toHaveBeenCalled()
    expect(screen.queryByText(/^Press Shift/)).toBeNull()
  })
})

describe('/safety', () => {
  it('is the same for everyone', async () => {
    const signedIn = await openPortal('/safety', { situation: 'minor' })
    await h1('Read safely')
    const toOne = screen.getByRole('main').innerHTML
    signedIn.unmount()

    await openPortal('/safety', { situation: 'signed-out' })
    await h1('Read safely')

    expect(screen.getByRole('main').innerHTML).toBe(toOne)
  })

  it('is linked from the front page, the sign-in page and the foot of every page', async () => {
    const front = await openPortal('/')
    await h1('My social welfare documents')
    const foot = () =>
      within(screen.getByRole('contentinfo')).getByRole('link', {
        name: 'Read safely',
      })
    expect(foot()).toHaveAttribute('href', '/safety')
    expect(screen.getAllByRole('link', { name: 'Read safely' })).toHaveLength(2)
    front.unmount()

    await openPortal('/', { situation: 'signed-out' })
    await h1('Read what social services have written about you')
    expect(screen.getAllByRole('link', { name: 'Read safely' })).toHaveLength(2)
  })

  it('says who helps', async () => {
    await openPortal('/safety', { situation: 'signed-out' })
    await h1('Read safely')

    for (const [name, href] of [
      ['112', 'tel:112'],
      ['080 005 005', 'tel:080005005'],
    ] as const)
      expect(screen.getByRole('link', { name })).toHaveAttribute('href', href)
  })
})

describe('discreet titles', () => {
  it('give every page one neutral title, until they are turned off', async () => {
    const { user } = await openPortal('/safety', { situation: 'signed-out' })
    await h1('Read safely')

    await user.click(
      screen.getByRole('button', { name: 'Turn discreet titles on' }),
    )
    expect(document.title).toBe('Document')
    const [menu] = screen.getAllByRole('link', { name: 'What is shown here' })
    if (menu) await user.click(menu)
    await h1('What is shown here')
    expect(document.title).toBe('Document')

    await user.click(screen.getByRole('link', { name: 'Read safely' }))
    await user.click(
      await screen.findByRole('button', { name: 'Turn discreet titles off' }),
    )
    expect(document.title).toBe('Read safely – MyKanta, social welfare')
  })
})

describe('/sessions', () => {
  it('shows where else one is signed in, and ends one or all', async () => {
    const { user } = await openPortal('/sessions')
    await h1('Where you are signed in')

    expect(
      screen.getAllByRole('button', { name: /^Sign out there/ }),
    ).toHaveLength(2)
    await user.click(
      screen.getByRole('button', { name: /^Sign out there Phone/ }),
    )
    expect(await screen.findByText(/^You are signed out there/)).toHaveFocus()
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: 'Phone' })).toBeNull(),
    )

    await user.click(
      screen.getByRole('button', { name: 'Sign out everywhere but here' }),
    )
    expect(
      await screen.findByText('You are not signed in anywhere else.'),
    ).toBeVisible()
  })

  it('says so when there is none', async () => {
    await openPortal('/sessions', { situation: 'empty' })

    expect(
      await screen.findByText('You are not signed in anywhere else.'),
    ).toBeVisible()
  })

  it('says so when nothing could be ended', async () => {
    const { user } = await openPortal('/sessions', {
      before: [
        http.post('*/api/session/end-others', () => HttpResponse.error()),
      ],
    })
    await h1('Where you are signed in')

    await user.click(
      screen.getByRole('button', { name: 'Sign out everywhere but here' }),
    )

    expect(await screen.findByRole('alert')).toBeVisible()
  })
})
