import PDFDocument from 'pdfkit'
import { sourceSans } from './font.ts'
import type { Paper, Section } from './paper.ts'

const FONTS = { regular: sourceSans(400), bold: sourceSans(600) }

/** Points; A4 with margins that a printer keeps. */
const MARGIN = 64
const FOOTER_FROM_BOTTOM = 44
const TEXT_SIZE = 11

/**
 * The view format as PDF/A-2b: fonts embedded, tagged, with language and title.
 * The bytes depend on the paper only: the dates inside are those of the
 * document, and streams are not compressed, because compressed bytes differ
 * between versions of Node.
 */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const at = new Date(`${paper.createdOn}T10:00:00Z`)
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 16, left: MARGIN, right: MARGIN },
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    compress: false,
    bufferPages: true,
    // The fonts that every PDF reader has may not be used in PDF/A.
    font: '',
    info: {
      Title: paper.title,
      Author: paper.organisation,
      Subject: paper.unit,
      CreationDate: at,
      ModDate: at,
    },
  })
  for (const [name, font] of Object.entries(FONTS)) {
    pdf.registerFont(name, font)
  }
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })

  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const add = (tag: string, draw: () => void) =>
    root.add(pdf.struct(tag, {}, draw))

  add('P', () =>
    pdf
      .font('bold')
      .fontSize(TEXT_SIZE)
      .text(`${paper.organisation}, ${paper.unit}`),
  )
  add('H1', () =>
    pdf.moveDown(1).font('bold').fontSize(20).text(paper.title).moveDown(0.5),
  )
  for (const [name, value] of paper.facts) {
    add('P', () => pair(pdf, name, value))
  }
  for (const section of paper.sections) writeSection(pdf, add, section)
  root.end()
  writeFooters(pdf, paper)
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

type Pdf = InstanceType<typeof PDFDocument>

function writeSection(
  pdf: Pdf,
  add: (tag: string, draw: () => void) => void,
  { heading, paragraphs, rows = [] }: Section,
) {
  add('H2', () =>
    pdf.moveDown(0.8).font('bold').fontSize(14).text(heading).moveDown(0.2),
  )
  for (const text of paragraphs) {
    add('P', () =>
      pdf
        .font('regular')
        .fontSize(TEXT_SIZE)
        .text(text, { lineGap: 2 })
        .moveDown(0.4),
    )
  }
  for (const [name, value] of rows) add('P', () => pair(pdf, name, value))
}

function pair(pdf: Pdf, name: string, value: string) {
  pdf
    .font('bold')
    .fontSize(TEXT_SIZE)
    .text(`${name}: `, { continued: true })
    .font('regular')
    .text(value)
}

/** Page numbers come last, when the number of pages is known; they are no part of the text. */
function writeFooters(pdf: Pdf, paper: Paper) {
  const { start, count } = pdf.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index)
    const { page } = pdf
    // Text below the margin would otherwise open a new page.
    page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf
      .font('regular')
      .fontSize(9)
      .text(
        `${paper.footer}  ·  ${paper.pageWord} ${index + 1}/${count}`,
        MARGIN,
        page.height - FOOTER_FROM_BOTTOM,
        { lineBreak: false },
      )
    pdf.endMarkedContent()
  }
}
