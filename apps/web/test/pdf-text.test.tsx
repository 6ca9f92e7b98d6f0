import { mockRef } from '@mittkanta/mock-handlers'
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PdfTextPages } from '../src/document/pdf-messages.ts'
import * as viewerModule from '../src/document/pdf-viewer.ts'
import { openPortal } from './open-portal.tsx'

const pdf = `/documents/${mockRef(4)}`
const name = 'Decision on services for older people'
const show = { name: `Show as text: ${name}` }
const hide = { name: `Hide the text: ${name}` }

/** What the viewer finds in the file; jsdom loads no frame. */
let inFile: PdfTextPages
const sent = vi.fn<(type: string) => void>()

beforeEach(() => {
  sent.mockReset()
  inFile = { pages: [['First.', 'Second.'], []], isCut: false }
  vi.spyOn(viewerModule, 'openInViewer').mockImplementation(
    (_frame, _document, events) => {
      events.opened(2)
      return {
        send: ({ type }) => {
          sent(type)
          if (type === 'text') events.text(inFile)
        },
        close: () => undefined,
      }
    },
  )
})

async function opened() {
  const portal = await openPortal(pdf)
  fireEvent.load(await screen.findByTitle(`Content: ${name}`))
  return portal
}

const text = () => screen.getByRole('region', { name: 'Text of the document' })

describe('a PDF as text', () => {
  it('is asked for only when it is wanted, once, and can be hidden again', async () => {
    const { user } = await opened()
    const button = await screen.findByRole('button', show)
    expect(button).toHaveAttribute('aria-expanded', 'false')
    expect(sent).not.toHaveBeenCalled()

    await user.click(button)
    expect(button).toHaveAttribute('aria-controls', text().id)
    await user.click(screen.getByRole('button', hide))

    expect(
      screen.queryByRole('region', { name: 'Text of the document' }),
    ).toBeNull()
    await user.click(button)
    expect(sent.mock.calls).toEqual([['text']])
  })

  it('has a heading for each page and is marked with the document’s language', async () => {
    const { user } = await opened()

    await user.click(await screen.findByRole('button', show))

    expect(
      within(text())
        .getAllByRole('heading')
        .map((heading) => [heading.tagName, heading.textContent]),
    ).toEqual([
      ['H3', 'Text of the document'],
      ['H4', 'Page 1 of 2'],
      ['H4', 'Page 2 of 2'],
    ])
    const paragraph = within(text()).getByText('Second.')
    expect(paragraph.tagName).toBe('P')
    expect(paragraph.closest('[lang]')).toHaveAttribute('lang', 'sv')
    expect(text()).toHaveTextContent('There is no text on this page.')
  })

  it('says of a scanned file that it has no text, and whom to ask', async () => {
    inFile = { pages: [[], []], isCut: false }
    const { user } = await opened()

    await user.click(await screen.findByRole('button', show))

    expect(within(text()).getByRole('status')).toHaveTextContent(
      /There is no text in the file.*Controller: \S/,
    )
    expect(within(text()).getAllByRole('heading')).toHaveLength(1)
  })

  it('says when there was more than is shown', async () => {
    inFile = { ...inFile, isCut: true }
    const { user } = await opened()

    await user.click(await screen.findByRole('button', show))

    expect(text()).toHaveTextContent(/too long to be shown as a whole/)
  })

  it('shows what was written as letters, never as markup', async () => {
    inFile = { pages: [['<img src=x onerror=alert(1)>']], isCut: false }
    const { user } = await opened()

    await user.click(await screen.findByRole('button', show))

    expect(text().querySelector('img')).toBeNull()
    expect(text()).toHaveTextContent('<img src=x onerror=alert(1)>')
  })
})
