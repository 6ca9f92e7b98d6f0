import { mockSubject, type Situation } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const page = () => h1('Permission and prohibitions')
const part = (name: string) => screen.getByRole('region', { name })
const information = () => part('Kanta information')
const permission = () => part('Disclosure permission')
const prohibitions = () => part('Prohibitions')
const button = (name: string) => screen.getByRole('button', { name })
const buttons = () =>
  within(screen.getByRole('main'))
    .queryAllByRole('button')
    .map((one) => one.textContent)

const child = `/for/${mockSubject('child')}/permissions`
const readOnlyChild = `/for/${mockSubject('read-only-child')}/permissions`
const mandateGiver = `/for/${mockSubject('mandate-giver')}/permissions`

async function open(address = '/permissions', situation?: Situation) {
  const portal = await openPortal(address, situation && { situation })
  await page()
  return portal
}

/** What was sent to the register, in order. */
function recorded() {
  const sent: Record<string, unknown>[] = []
  const handler = http.post('*/wills', async ({ request }) => {
    sent.push((await request.clone().json()) as Record<string, unknown>)
    return undefined
  })
  return { sent, handler }
}

describe('an adult', () => {
  it('sees the current state: information, permission and prohibitions', async () => {
    await open()

    expect(information()).toHaveTextContent(
      /received\.Date and time20 February 2024, 10:15By whomYouEdition2026-11/,
    )
    expect(permission()).toHaveTextContent('The permission has been given.')
    expect(
      within(prohibitions())
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Organisation: Järviseudun hyvinvointialue',
      'Service task: Disability services',
    ])
    expect(buttons()).toEqual(['Withdraw the permission'])
  })

  it('reads the information first and receives it, and can then decide', async () => {
    const { user } = await open('/permissions', 'empty')
    expect(information()).toHaveTextContent('What cannot be prohibited')
    expect(permission()).toHaveTextContent(
      'Receive the Kanta information first.',
    )
    expect(permission()).toHaveTextContent('No permission has been given.')
    expect(buttons()).toEqual(['I have read the information and receive it'])

    await user.click(button('I have read the information and receive it'))

    await waitFor(() =>
      expect(information()).toHaveTextContent('It has been saved.'),
    )
    expect(
      screen.getByRole('heading', { name: 'Kanta information' }),
    ).toHaveFocus()
    expect(buttons()).toEqual(['Give the permission', 'Prohibit disclosure'])
  })

  it('gives the permission and withdraws it', async () => {
    const { user } = await open('/permissions')

    await user.click(button('Withdraw the permission'))
    await waitFor(() =>
      expect(permission()).toHaveTextContent('Nothing is disclosed.'),
    )
    expect(prohibitions()).toHaveTextContent('There is no permission')

    await user.click(button('Give the permission'))
    await waitFor(() =>
      expect(permission()).toHaveTextContent('The permission has been given.'),
    )
  })

  it('sees what a permission means, and what nothing or a negative one does', async () => {
    await openPortal('/permissions?lang=sv')
    await h1('Tillstånd och förbud')

    expect(screen.getByText(/Med ett tillstånd får andra/)).toBeVisible()
    expect(screen.getByText(/lämnas inget ut till andra/)).toBeVisible()
  })

  it('tries again with the same id when there was no answer', async () => {
    const sent: unknown[] = []
    let isDown = true
    const { user } = await openPortal('/permissions', {
      before: [
        http.post('*/wills', async ({ request }) => {
          sent.push(await request.clone().json())
          return isDown ? HttpResponse.error() : undefined
        }),
      ],
    })
    await page()
    await user.click(button('Withdraw the permission'))
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Check your internet connection',
    )

    isDown = false
    await user.click(button('Withdraw the permission'))
    await waitFor(() =>
      expect(permission()).toHaveTextContent('It has been saved.'),
    )
    await user.click(button('Give the permission'))
    await waitFor(() => expect(sent).toHaveLength(3))

    const ids = sent.map((one) => (one as { commandId: string }).commandId)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('learns that it was changed meanwhile, and sees the current state', async () => {
    let value = 'positive'
    const { user } = await openPortal('/permissions', {
      before: [
        http.post(
          '*/wills',
          () => {
            value = 'negative'
            return HttpResponse.json(
              {
                type: 'urn:mittkanta:problem:will-changed',
                title: 'x',
                status: 409,
                instance: 'urn:uuid:00000000-0000-4000-8000-000000000000',
              },
              { status: 409 },
            )
          },
          { once: true },
        ),
        http.get('*/wills', () =>
          HttpResponse.json({
            information: {
              version: 1,
              expressedAt: '2024-02-20T08:15:00Z',
              by: 'client',
              edition: '2026-11',
            },
            permission: {
              version: value === 'positive' ? 1 : 2,
              expressedAt: '2024-02-20T08:15:00Z',
              by: 'mandate-holder',
              value,
            },
            prohibitions: null,
            actions: {
              'receive-information': 'done',
              'give-permission': value === 'positive' ? 'done' : 'open',
              'revoke-permission': 'open',
              'see-permission': 'open',
              'see-prohibitions': 'open',
              'change-prohibitions': 'open',
            },
          }),
        ),
      ],
    })
    await page()

    await user.click(button('Withdraw the permission'))

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing has been saved now.',
    )
    expect(permission()).toHaveTextContent('Disclosure is prohibited.')
    expect(permission()).toHaveTextContent('A person with a mandate')
  })

  it('hears that a change was refused', async () => {
    const { user } = await open('/permissions', 'will-refused')

    await user.click(button('Withdraw the permission'))

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The change cannot be made here right now.',
    )
    expect(permission()).toHaveTextContent('The permission has been given.')
  })
})

describe('a minor (decisions A25, A26)', () => {
  it('sees the prohibitions and does everything else at a provider', async () => {
    await open('/permissions', 'minor')

    expect(
      within(prohibitions()).getAllByRole('listitem').length,
    ).toBeGreaterThan(0)
    expect(information()).toHaveTextContent(
      /A minor receives the Kanta information at a social services unit/,
    )
    expect(permission()).toHaveTextContent(/A minor sees, gives and withdraws/)
    expect(permission()).not.toHaveTextContent('has been given')
    expect(buttons()).toEqual([])
    expect(
      screen.queryByRole('link', { name: /Make or withdraw/ }),
    ).not.toBeInTheDocument()
  })
})

describe('a guardian', () => {
  it('gives the permission after receiving, when the guardians have agreed (A28)', async () => {
    const { sent, handler } = recorded()
    const { user } = await openPortal(child, { before: [handler] })
    await page()
    await user.click(button('I have read the information and receive it'))
    await user.click(
      await screen.findByRole('button', { name: 'Give the permission' }),
    )
    const together = screen.getByRole('checkbox')
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Confirm that the guardians have decided together.',
    )
    expect(together).toBeInvalid()
    expect(sent).toHaveLength(1)

    await user.click(together)
    await user.click(button('Give the permission'))

    await waitFor(() =>
      expect(permission()).toHaveTextContent('The permission has been given.'),
    )
    expect(sent[1]).toMatchObject({
      command: 'set-permission',
      value: 'positive',
      guardiansAgree: true,
    })
  })

  it('can neither withdraw it nor see prohibitions, and reads where it is done', async () => {
    await open(child)

    expect(permission()).toHaveTextContent('Receive the Kanta information')
    expect(prohibitions()).toHaveTextContent(
      'Guardians see the prohibitions on a minor’s data only at a social services unit.',
    )
    expect(prohibitions()).not.toHaveTextContent('There are no prohibitions')
    expect(buttons()).toEqual(['I have read the information and receive it'])
  })

  it('learns that the child decides when the child has received it in person', async () => {
    await open(child, 'minor-decides')

    expect(information()).toHaveTextContent(/The child has received/)
    expect(information()).not.toHaveTextContent('Date and time')
    expect(permission()).toHaveTextContent(/The child has received/)
    expect(buttons()).toEqual([])
  })
})

describe('a person with a right to information', () => {
  it('reads one sentence and nothing else', async () => {
    await open(readOnlyChild)

    expect(screen.getByText(/You can neither see nor change/)).toBeVisible()
    expect(
      within(screen.getByRole('main')).queryByText('Kanta information'),
    ).toBeNull()
    expect(buttons()).toEqual([])
  })
})

describe('the holder of a mandate (A29)', () => {
  it('may do all that the adult may', async () => {
    const { user } = await open(mandateGiver)
    expect(permission()).toHaveTextContent('Disclosure is prohibited.')
    expect(permission()).toHaveTextContent('The person themselves')

    await user.click(button('Give the permission'))

    await waitFor(() =>
      expect(permission()).toHaveTextContent('A person with a mandate'),
    )
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    expect(
      screen.getByRole('link', { name: 'Make or withdraw prohibitions' }),
    ).toHaveAttribute('href', `${mandateGiver}/prohibitions`)
  })
})
