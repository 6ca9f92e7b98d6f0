import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text on a page, as pdf.js gives it. */
export interface TextPiece {
  readonly str: string
  /** `[a, b, c, d, x, y]`; y grows upwards, in points. */
  readonly transform: readonly number[]
  /** Height of the letters, in points. */
  readonly height: number
  readonly hasEOL: boolean
}

interface Line {
  readonly text: string
  readonly y: number
  readonly height: number
}

/** A gap between lines that is larger than so many heights begins a paragraph. */
const PARAGRAPH_GAP = 1.8

/** The text of a page as paragraphs, in the order in which the file has it. */
export async function textOfPage(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent()
  return paragraphsOf(
    items.flatMap((item) =>
      'str' in item
        ? { ...item, transform: item.transform as readonly number[] }
        : [],
    ),
  )
}

/**
 * Joins pieces to lines and lines to paragraphs. A PDF knows neither: a line
 * ends where it says so or where the next piece is lower, and a paragraph where
 * the gap to the next line is larger than between lines.
 */
export function paragraphsOf(pieces: readonly TextPiece[]): string[] {
  const paragraphs: string[] = []
  let before: Line | undefined
  for (const line of linesOf(pieces)) {
    const gap = before ? Math.abs(before.y - line.y) : Infinity
    const size = Math.max(line.height, before?.height ?? 0)
    const last = paragraphs.at(-1)
    if (last === undefined || gap > PARAGRAPH_GAP * size)
      paragraphs.push(line.text)
    else paragraphs[paragraphs.length - 1] = `${last} ${line.text}`
    before = line
  }
  return paragraphs
}

function linesOf(pieces: readonly TextPiece[]): Line[] {
  const lines: Line[] = []
  let parts: TextPiece[] = []
  const end = () => {
    const text = parts
      .map(({ str }) => str)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    const [first] = parts
    if (first && text !== '') lines.push({ text, ...placeOf(parts) })
    parts = []
  }
  for (const piece of pieces) {
    const [first] = parts
    const isLower =
      first && Math.abs(yOf(first) - yOf(piece)) > first.height / 2
    if (isLower && piece.str.trim() !== '') end()
    parts.push(piece)
    if (piece.hasEOL) end()
  }
  end()
  return lines
}

const yOf = ({ transform }: TextPiece) => transform[5] ?? 0

const placeOf = (parts: readonly TextPiece[]) => ({
  y: Math.max(...parts.filter(({ str }) => str.trim() !== '').map(yOf)),
  height: Math.max(...parts.map(({ height }) => height)),
})
