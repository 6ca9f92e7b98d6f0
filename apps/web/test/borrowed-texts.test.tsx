import { screen, within } from '@testing-library/react'
import { http } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import type * as pageLanguages from '@mittkanta/page-language'
import type * as textFiles from '../src/i18n/text-files.ts'
import { openPortal } from './open-portal.tsx'

// A language with some of its texts, which are made up: no Sámi is invented here.
vi.mock('../../../packages/page-language/src/languages.ts', async (actual) => {
  const module = await actual<typeof pageLanguages>()
  return { ...module, offered: [...module.offered, 'smn'] }
})
vi.mock('../src/i18n/text-files.ts', async (actual) => {
  const module = await actual<typeof textFiles>()
  const file = (texts: object) => () => Promise.resolve(texts)
  return {
    ...module,
    files: {
      ...module.files,
      './smn/common.json': file({ signOut: 'xxx' }),
      './smn/coverage.json': file({ title: 'yyy' }),
    },
  }
})

/** What the services are asked, by every request of a page. */
async function openListening(address: string) {
  const asked: string[] = []
  const listen = http.all('*/api/*', ({ request }) => {
    asked.push(new URL(request.url).searchParams.get('language') ?? '')
  })
  const portal = await openPortal(address, { before: [listen] })
  return { ...portal, asked: () => asked.filter(Boolean) }
}

describe('a page in a language that has some of its texts', () => {
  it('speaks what it has, and says of the rest in which language it is', async () => {
    await openPortal('/coverage?lang=smn')

    expect(
      await screen.findByRole('heading', { level: 1, name: 'yyy' }),
    ).toBeVisible()
    expect(screen.getByRole('button', { name: 'xxx' })).toBeVisible()
    expect(
      screen.getByRole('heading', {
        name: 'Organisaatiot, joiden asiakirjoja voi näkyä [suomi]',
      }),
    ).toBeVisible()
  })

  it('is marked with its own tag and offered among the languages', async () => {
    await openPortal('/coverage?lang=smn')
    await screen.findByRole('heading', { level: 1 })

    expect(document.documentElement.lang).toBe('smn')
    const choice = screen.getByRole('navigation', { name: 'Kieli [suomi]' })
    const links = within(choice).getAllByRole('link')
    expect(links.map((link) => [link.lang, link.textContent])).toEqual([
      ['sv', 'Svenska'],
      ['fi', 'Suomi'],
      ['en', 'English'],
      ['smn', 'Anarâškielâ'],
    ])
    expect(links[3]).toHaveAttribute('aria-current', 'true')
  })

  it('asks the services in a language that they have, and formats as that one does', async () => {
    const { asked } = await openListening('/coverage?lang=smn')
    await screen.findByRole('heading', { level: 1 })

    expect(new Set(asked())).toEqual(new Set(['fi']))
    expect(screen.getByText('2.1.2023')).toBeVisible()
  })
})
