/*
 * A small, correct PDF 1.4 made by hand: text in Helvetica on A4 pages. It is
 * enough for pages and tests to have something real to show.
 */

const LINES_ON_A_PAGE = 34

/** WinAnsi is Latin-1 for every letter that Finnish and Swedish need. */
function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
}

function drawn(lines: readonly string[]): string {
  const shown = lines
    .map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
    .join('\n')
  return `BT /F1 12 Tf 20 TL 72 770 Td\n${shown}\nET`
}

/** A PDF file that shows the lines, as many pages as they need. */
export function samplePdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const pages: string[][] = []
  for (let at = 0; at < lines.length; at += LINES_ON_A_PAGE)
    pages.push(lines.slice(at, at + LINES_ON_A_PAGE))
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (sv-FI) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const stream = drawn(page)
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return latin1(file + table + trailer)
}
