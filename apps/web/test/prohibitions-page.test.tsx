import { mockSubject } from '@mittkanta/mock-handlers'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { openPortal } from './open-portal.tsx'

const h1 = (name: string) => screen.findByRole('heading', { level: 1, name })
const step = (name: string) => screen.findByRole('heading', { level: 2, name })
const choosing = () => step('Choose what is not disclosed')
const checking = () => step('Check before you save')
const receipt = () => step('The prohibitions have been saved')
const box = (name: string | RegExp) => screen.getByRole('checkbox', { name })
const press = (name: string) => screen.getByRole('button', { name })
const listed = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => item.textContent)

const address = '/permissions/prohibitions'

/** Opens the page on a record and counts what is sent. */
async function open(...[place, options]: Parameters<typeof openPortal>) {
  const sent: { commandId: string; targets: object[] }[] = []
  const portal = await openPortal(place, {
    ...options,
    before: [
      http.post('*/wills', async ({ request }) => {
        sent.push((await request.clone().json()) as (typeof sent)[number])
        return undefined
      }),
      ...(options?.before ?? []),
    ],
  })
  return { ...portal, sent }
}

describe('prohibitions', () => {
  it('are chosen by organisation, service task and document, seen, saved and printed', async () => {
    const print = vi.spyOn(window, 'print').mockReturnValue(undefined)
    const { user, sent } = await open(address)
    await choosing()
    expect(box('Järviseudun hyvinvointialue')).toBeChecked()

    await user.click(box('Services for older people'))
    await user.click(box(/Decision on transport services/))
    await user.click(press('See what it means'))

    expect(await checking()).toHaveFocus()
    expect(sent).toEqual([])
    expect(listed('New prohibitions')).toEqual([
      'Service task: Services for older people',
      'Document: Decision on transport services, 18 September 2023, Västra strandens välfärdsområde',
    ])
    expect(
      screen.getByRole('region', { name: 'What is no longer disclosed' }),
    ).toHaveTextContent(
      /9 in all.*Västra strandens välfärdsområde: 7 documents.*Järviseudun hyvinvointialue: 2 documents/,
    )
    expect(
      screen.getByRole('region', { name: 'What the law allows all the same' }),
    ).toHaveTextContent(/in its own work.*Producers.*authority/)

    await user.click(press('Save'))

    expect(await receipt()).toHaveFocus()
    expect(sent).toHaveLength(1)
    expect(sent[0]?.targets).toHaveLength(4)
    const region = screen.getByRole('region', {
      name: 'The prohibitions have been saved',
    })
    expect(region).toHaveTextContent(/Date and time.*By whomYou/)
    expect(region).toHaveTextContent('Aino Almgren')
    expect(region).toHaveTextContent(
      'Document: Decision on transport services, 18 September 2023',
    )
    await user.click(press('Print the receipt'))
    expect(print).toHaveBeenCalledOnce()
  })

  it('are withdrawn one by one, or all at once', async () => {
    const { user, sent } = await open(address)
    await choosing()

    await user.click(press('Withdraw: Disability services'))
    await checking()
    expect(listed('Prohibitions that are withdrawn')).toEqual([
      'Service task: Disability services',
    ])
    await user.click(press('Save'))
    await receipt()
    await user.click(press('Make another change'))
    await choosing()
    await user.click(press('Withdraw all prohibitions'))
    await checking()
    await user.click(press('Save'))
    await receipt()

    expect(sent.map(({ targets }) => targets.length)).toEqual([1, 0])
    expect(screen.getByText(/^There are no prohibitions\./)).toBeVisible()
  })

  it('are not looked at when nothing was changed', async () => {
    const { user } = await open(address)
    await choosing()

    await user.click(press('See what it means'))

    expect(screen.getByRole('alert')).toHaveTextContent(
      'You have not changed anything.',
    )
  })

  it('find documents by name, and keep those that are chosen', async () => {
    const { user } = await open(address, { situation: 'many' })
    await choosing()
    expect(screen.getByText(/45 documents of 45\. The first 30/)).toBeVisible()
    const [first] = screen.getAllByRole('checkbox', { name: /^Decision on/ })
    if (!first) throw new Error('no decision')
    await user.click(first)

    await user.type(
      screen.getByRole('textbox', { name: /^Find documents/ }),
      'ASSESS',
    )
    expect(screen.getByText(/^30 documents of 45/)).toBeVisible()
    await user.click(press('See what it means'))

    await checking()
    expect(listed('New prohibitions')).toHaveLength(1)
  })

  it('lose nothing when another change was made meanwhile', async () => {
    const { user, sent } = await open(address, { situation: 'will-changed' })
    await choosing()
    await user.click(box('Services for older people'))
    await user.click(press('See what it means'))
    await checking()
    await user.click(press('Save'))

    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(/Nothing has been saved yet/)
    expect(alert).toHaveFocus()
    expect(listed('Prohibitions in force')).toHaveLength(3)
    expect(box('Child protection')).toBeChecked()
    expect(box('Services for older people')).toBeChecked()

    await user.click(press('See what it means'))
    await checking()
    await user.click(press('Save'))
    await receipt()
    expect(sent[1]?.targets).toHaveLength(4)
    expect(sent[1]?.commandId).not.toBe(sent[0]?.commandId)
  })

  it('are saved once, however often it is tried', async () => {
    let isDown = true
    const { user, sent } = await open(address, {
      before: [
        http.post('*/wills', () => (isDown ? HttpResponse.error() : undefined)),
      ],
    })
    await choosing()
    await user.click(box('Services for older people'))
    await user.click(press('See what it means'))
    await checking()
    await user.click(press('Save'))
    await screen.findByRole('alert')
    // A look at the choices in between makes no other form of it.
    await user.click(press('Change the choices'))
    await choosing()
    await user.click(press('See what it means'))
    await checking()
    isDown = false
    await user.click(press('Save'))
    await receipt()

    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(sent[0])
  })

  it('say so when they are refused, and keep the form', async () => {
    const { user } = await open(address, { situation: 'will-refused' })
    await choosing()
    await user.click(box('Services for older people'))
    await user.click(press('See what it means'))
    await checking()
    await user.click(press('Save'))

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing has been saved.',
    )
    expect(await checking()).toBeVisible()
  })

  it('take the browser’s way back to the choices, which are kept', async () => {
    const { user } = await open('/permissions')
    await h1('Permission and prohibitions')
    await user.click(screen.getByRole('link', { name: /^Make or withdraw/ }))
    await choosing()
    await user.click(box('Services for older people'))
    await user.click(press('See what it means'))
    await checking()

    history.back()

    await choosing()
    expect(box('Services for older people')).toBeChecked()
    expect(location.pathname).toBe(address)
  })

  it('say that without a permission nothing is disclosed anyway', async () => {
    const { user } = await open(
      `/for/${mockSubject('mandate-giver')}${address}`,
    )
    await choosing()
    await user.click(box('Services for older people'))
    await user.click(press('See what it means'))
    await checking()
    expect(screen.getByText(/There is no permission at present/)).toBeVisible()
    await user.click(press('Save'))

    await receipt()
    expect(
      screen.getByRole('region', { name: 'The prohibitions have been saved' }),
    ).toHaveTextContent('Veikko Virtanen')
  })
})

describe('who may not change prohibitions', () => {
  for (const [who, place, situation, said] of [
    ['a minor', address, 'minor', /made and withdrawn at a social services/],
    [
      'a guardian',
      `/for/${mockSubject('child')}${address}`,
      'ordinary',
      /made and withdrawn at a social services/,
    ],
    [
      'a person with a right to information',
      `/for/${mockSubject('read-only-child')}${address}`,
      'ordinary',
      /neither see nor change/,
    ],
    [
      'an adult before the information',
      address,
      'empty',
      /Receive the Kanta information first/,
    ],
  ] as const)
    it(`reads why, and nothing is asked for them: ${who}`, async () => {
      const asked: string[] = []
      await open(place, {
        situation,
        before: [
          http.get('*/wills/choices', ({ request }) => {
            asked.push(request.url)
            return undefined
          }),
        ],
      })
      await h1('Make or withdraw prohibitions')

      expect(screen.getByText(said)).toBeVisible()
      expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
      expect(asked).toEqual([])
    })

  it('waits for the choices of the reader who may', async () => {
    await open(address)
    await waitFor(() => expect(press('See what it means')).toBeVisible())
  })
})
