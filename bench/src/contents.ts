import { randomBytes } from 'node:crypto'
import { render, type Render } from '@mittkanta/client-system'
import PDFDocument from 'pdfkit'

/** Contents of the sizes that are measured, in bytes, about. */
export const SIZES = {
  xhtml: 20_000,
  pdf: 150_000,
  largePdf: 5_000_000,
} as const

/** One of so many PDFs is of 150 kB, and one of so many of 5 MB. */
const EVERY_PDF = 4
const EVERY_LARGE_PDF = 10

/**
 * Contents as client systems make them, some of them of the sizes that are
 * measured: every page of XHTML, and now and then a PDF that is scanned paper.
 */
export function sizedContents(): Render {
  let pdfs = 0
  return async (paper, kind) => {
    if (kind !== 'pdf') {
      const [first] = paper.sections
      if (!first) return render(paper, kind)
      const [text = ''] = first.paragraphs
      const times = Math.ceil(SIZES.xhtml / Buffer.byteLength(`<p>${text}</p>`))
      const paragraphs = Array.from({ length: times }, () => text)
      const sections = [{ ...first, paragraphs }, ...paper.sections.slice(1)]
      return render({ ...paper, sections }, kind)
    }
    pdfs += 1
    const bytes =
      pdfs % EVERY_LARGE_PDF === 5
        ? SIZES.largePdf
        : pdfs % EVERY_PDF === 1
          ? SIZES.pdf
          : undefined
    return bytes === undefined
      ? render(paper, kind)
      : [{ type: 'application/pdf', bytes: await scan(bytes) }]
  }
}

/** A page with as many bytes of noise, which nothing makes smaller. */
async function scan(bytes: number): Promise<Buffer> {
  const document = new PDFDocument({
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    lang: 'sv',
    compress: false,
    // The fonts that every PDF reader has may not be used in PDF/A.
    font: '',
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.rect(100, 100, 200, 300).fill('#888888')
  document.ref({}).end(randomBytes(bytes))
  document.end()
  await ended
  return Buffer.concat(chunks)
}
