import { Coverage, LANGUAGES, WithheldGroup } from '@mittkanta/contracts'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { loadTexts, textsIn } from '../src/i18n/texts.ts'
import { openPortal } from './open-portal.tsx'

const h1 = () =>
  screen.findByRole('heading', { level: 1, name: 'What can appear here' })

/** What the bff answers, as a test changes it. */
const answering = (change: Partial<Coverage>) =>
  http.get('*/api/coverage', () =>
    HttpResponse.json(
      Coverage.parse({
        language: 'en',
        phase: '1',
        neverShown: ['shelter'],
        shownLater: ['journal-entry'],
        list: null,
        operator: { name: null, feedbackEmail: null },
        ...change,
      }),
    ),
  )

/** A list of so many controllers. */
const listOf = (count: number): Partial<Coverage> => ({
  list: Coverage.shape.list.parse({
    updatedOn: '2024-02-01',
    controllers: Array.from({ length: count }, (_, index) => ({
      name: `County ${index + 1}`,
      since: '2023-01-02',
      serviceTasks: null,
      contact: { telephone: null, email: null, web: null },
    })),
  }),
})

describe('coverage page', () => {
  for (const situation of ['ordinary', 'signed-out'] as const)
    it(`names each controller with its first day, tasks and contact: ${situation}`, async () => {
      await openPortal('/coverage', { situation })
      await h1()

      const cards = screen
        .getAllByRole('heading', { level: 3 })
        .map((heading) => heading.closest('li'))

      expect(cards.map((card) => card?.textContent)).toEqual([
        'Norrstrand wellbeing services county' +
          'Documents from2 January 2023Service tasksAll service tasks' +
          'Telephone029 000 0000E-mailregister@norrstrand.example' +
          'Websitenorrstrand.example',
        'Österskär wellbeing services county' +
          'Documents from4 September 2023' +
          'Service tasksServices for older people, Disability services' +
          'There are no contact details here. Contact the unit that has dealt with your matter.',
      ])
    })

  it('says that there is no list, and where to ask, instead of naming no one', async () => {
    await openPortal('/coverage', { before: [answering({})] })
    await h1()

    expect(
      screen.getByText(/There is no list of the organisations here/),
    ).toBeVisible()
    expect(screen.queryByRole('heading', { level: 3 })).toBeNull()
  })

  it('distinguishes what is never shown from what is only not shown yet', async () => {
    await openPortal('/coverage', { before: [answering({})] })
    await h1()

    const listAfter = (text: string) =>
      screen.getByText(text).nextElementSibling?.textContent
    expect(
      listAfter(
        'These documents are not shown to anybody, whoever they are about:',
      ),
    ).toBe('Documents of shelters.')
    expect(listAfter('These documents are not shown yet:')).toBe(
      'Entries in the client journal.',
    )
  })

  it('says after the first phase that they are shown now', async () => {
    await openPortal('/coverage', { before: [answering({ phase: 'later' })] })
    await h1()

    expect(
      screen.getByText(/now shown in the same way as others/),
    ).toBeVisible()
    expect(screen.queryByText(/not shown yet/)).toBeNull()
  })

  it('offers a search only where the list is long, and says how many are found', async () => {
    const { user } = await openPortal('/coverage', {
      before: [answering(listOf(11))],
    })
    await h1()
    const search = screen.getByRole('searchbox', {
      name: 'Search for an organisation',
    })

    await user.type(search, 'COUNTY 11')

    expect(screen.getByText('1 organisation')).toHaveRole('status')
    expect(
      screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent),
    ).toEqual(['County 11'])

    await user.type(search, 'x')

    expect(screen.getByText(/No organisation has that name/)).toHaveRole(
      'status',
    )
  })

  it('has no search over ten controllers', async () => {
    await openPortal('/coverage', { before: [answering(listOf(10))] })
    await h1()

    expect(screen.queryByRole('searchbox')).toBeNull()
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(10)
  })

  it('leads to the page that explains, and that page back', async () => {
    const { user } = await openPortal('/coverage')
    await h1()
    const main = within(screen.getByRole('main'))

    await user.click(main.getByRole('link', { name: /what is shown and why/ }))
    await screen.findByRole('heading', { level: 1, name: 'What is shown here' })
    await user.click(main.getByRole('link', { name: 'What can appear here' }))

    expect(await h1()).toBeVisible()
  })

  it('has words for every group in every language', async () => {
    for (const language of LANGUAGES) {
      await loadTexts(language, ['coverage'])
      const t = textsIn(language, 'coverage')
      for (const group of WithheldGroup.options)
        expect(t(`group.${group}`)).not.toMatch(/^group\./)
    }
  })
})
