import { DocumentPage, type AttachmentMark } from '@mittkanta/contracts'
import { mockRef } from '@mittkanta/mock-handlers'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { openPortal } from './open-portal.tsx'

const xhtml = `/documents/${mockRef(5)}`
const pdf = `/documents/${mockRef(4)}`
const file = '*/api/subjects/self/documents/:ref/file'

describe('document page', () => {
  it('shows the view format in a frame that may do nothing', async () => {
    await openPortal(xhtml)

    const frame = await screen.findByTitle(
      'Content: Application for services for older people',
    )
    expect(frame).toHaveAttribute('sandbox', '')
    expect(frame).toHaveAttribute(
      'src',
      `/api/subjects/self/documents/${mockRef(5)}/display`,
    )
  })

  it('shows a PDF in a frame that may run scripts and nothing else', async () => {
    await openPortal(pdf)

    const frame = await screen.findByTitle(
      'Content: Decision on services for older people',
    )
    expect(frame).toHaveAttribute('sandbox', 'allow-scripts')
    expect(frame).toHaveAttribute('src', '/viewer/pdf.html')
  })

  it('says that a PDF could not be fetched, and tries again', async () => {
    let isDown = true
    const { user } = await openPortal(pdf, {
      before: [
        http.get(file, () => (isDown ? HttpResponse.error() : undefined)),
      ],
    })
    expect(
      await screen.findByText('The document could not be fetched.'),
    ).toBeVisible()

    isDown = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))

    expect(await screen.findByTitle(/^Content: Decision/)).toBeVisible()
  })

  it('names kind and size of what it offers to download', async () => {
    await openPortal(pdf)

    const link = await screen.findByRole('link', {
      name: 'Download: Decision on services for older people (PDF, 48 kB)',
    })
    expect(link).toHaveAttribute('download')
    expect(link).toHaveAttribute(
      'href',
      `/api/subjects/self/documents/${mockRef(4)}/file`,
    )
  })

  it('shows who corrected the document, when and on what ground (11.3.2)', async () => {
    await openPortal(pdf)

    const correction = await screen.findByRole('region', {
      name: 'The document has been corrected',
    })
    expect(correction).toHaveTextContent(
      'Corrected20 November 2023Corrected bySari Sundqvist, Socialarbetare' +
        'GroundObvious writing error',
    )
  })

  it('shows signatures with name, method and Helsinki time (9.10.1)', async () => {
    await openPortal(xhtml)

    const signatures = await screen.findByRole('region', {
      name: 'Electronic signatures',
    })
    expect(signatures).toHaveTextContent(
      'Signed byOona ÖstmanMethodProfessional’s electronic signature' +
        'Time12 October 2023, 14:42',
    )
  })

  it('opens an attachment in place and only then fetches it', async () => {
    const { user } = await openPortal(xhtml)
    const attachments = await screen.findByRole('region', {
      name: 'Attachments',
    })
    expect(attachments.querySelector('iframe')).toBeNull()
    const [, show] = within(attachments).getAllByRole('button', {
      name: 'Show the attachment: Rent receipt',
    })

    if (show) await user.click(show)

    expect(
      within(attachments).getByTitle('Content: Rent receipt'),
    ).toHaveAttribute('sandbox', '')
    expect(
      within(attachments).getByRole('button', { expanded: true }),
    ).toHaveAccessibleName('Hide the attachment: Rent receipt')
  })

  it('marks an attachment that alone is withheld from guardians or was delayed (5.1.2, 5.3.1)', async () => {
    const attachment = (number: number, marks: AttachmentMark[]) => ({
      ref: mockRef(number),
      name: `Receipt ${number}`,
      marks,
      nameLanguage: null,
      documentLanguage: 'en',
      content: { kind: 'pdf', bytes: 10 },
    })
    const withMarks = http.get('*/api/subjects/self/documents/:ref', () =>
      HttpResponse.json(
        DocumentPage.parse({
          language: 'en',
          ref: mockRef(5),
          name: 'Application',
          nameLanguage: null,
          explanation: null,
          date: '2024-02-20',
          marks: [],
          drawnUpOn: '2024-02-19',
          tasks: [],
          socialServices: [],
          controllerName: 'The county',
          documentLanguage: 'en',
          signatures: [],
          correction: null,
          content: { kind: 'xhtml', bytes: 10 },
          attachments: [
            attachment(1, []),
            attachment(2, ['withheld-from-guardians', 'delay-ended']),
          ],
        }),
      ),
    )
    await openPortal(xhtml, { before: [withMarks] })
    const attachments = await screen.findByRole('region', {
      name: 'Attachments',
    })
    const [first, second] = within(attachments)
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.closest('li'))

    expect(first).not.toHaveTextContent('guardians')
    expect(second).toHaveTextContent('Not shown to your guardians')
    expect(second).toHaveTextContent('The delay has ended')
  })

  it('gives the browser’s history a neutral title', async () => {
    await openPortal(xhtml)
    await screen.findByRole('heading', { level: 1 })

    expect(document.title).toBe('Document – MyKanta, social welfare')
  })

  it('answers a document that does not exist with one page for all reasons', async () => {
    await openPortal(`/documents/${mockRef(999)}`)

    expect(
      await screen.findByText(/does not exist, or it is not shown to you/),
    ).toBeVisible()
  })
})
