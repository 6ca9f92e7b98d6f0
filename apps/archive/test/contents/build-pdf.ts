import { constants, deflateRawSync, deflateSync } from 'node:zlib'

/** What a PDF of `buildPdf` has besides one page with a line of text. */
export interface PdfParts {
  /** More entries of the catalog, such as `/OpenAction 6 0 R`. */
  readonly catalog?: string
  /** Reference to the tree of pages in place of one with a single page. */
  readonly pages?: string
  /** More entries of the page. */
  readonly page?: string
  /** More objects, numbered from 6 on. */
  readonly objects?: readonly string[]
  /** Objects in a compressed object stream, numbered after `objects`. */
  readonly packed?: readonly string[]
  /** More entries of the trailer. */
  readonly trailer?: string
  /** Metadata packet in place of one that declares PDF/A-2b. */
  readonly xmp?: string
  /** The metadata's whole stream object in place of one that holds `xmp`. */
  readonly metadata?: string
}

const packet = (description: string) =>
  `<?xpacket begin="\u00ef\u00bb\u00bf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`

/** Metadata that declare PDF/A by elements, by attributes, or not at all. */
export const XMP = {
  elements: packet(
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>',
  ),
  attributes: packet(
    '<rdf:Description rdf:about="" xmlns:a="http://www.aiim.org/pdfa/ns/id/" a:part="1" a:conformance="B"/>',
  ),
  silent: packet('<rdf:Description rdf:about=""/>'),
  otherNamespace: packet(
    '<rdf:Description rdf:about="" xmlns:pdfaid="urn:other"><pdfaid:part>2</pdfaid:part></rdf:Description>',
  ),
}

export const stream = (entries: string, data: string) =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`

const deflated = (text: string) =>
  deflateSync(Buffer.from(text, 'latin1')).toString('latin1')

/** Makes a small PDF by hand. Strings are Latin-1, one character a byte. */
export function buildPdf(parts: PdfParts = {}): Buffer {
  const { catalog = '', page = '', objects = [], packed = [] } = parts
  const text = 'BT /F1 12 Tf 72 770 Td (Beslut om familjevård) Tj ET'
  const bodies = [
    `<< /Type /Catalog /Pages ${parts.pages ?? '2 0 R'} /Metadata 4 0 R /Lang (sv-FI) ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 5 0 R ${page} >>`,
    parts.metadata ??
      stream('/Type /Metadata /Subtype /XML', parts.xmp ?? XMP.elements),
    stream('', text),
    ...objects,
  ]
  if (packed.length > 0) bodies.push(objectStream(packed, bodies.length + 2))

  let file = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'
  const offsets = bodies.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const trailer = `/Root 1 0 R ${parts.trailer ?? ''}`
  return Buffer.from(
    packed.length > 0
      ? withTableStream(file, offsets, packed.length, trailer)
      : withTable(file, offsets, trailer),
    'latin1',
  )
}

const footer = (start: number) => `startxref\n${start}\n%%EOF\n`

function withTable(file: string, offsets: readonly number[], trailer: string) {
  const rows = offsets.map(
    (offset) => `${String(offset).padStart(10, '0')} 00000 n \n`,
  )
  const size = offsets.length + 1
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} ${trailer} >>\n${footer(file.length)}`
}

function objectStream(packed: readonly string[], firstNumber: number): string {
  let place = 0
  const header = packed.map((body, index) => {
    const entry = `${firstNumber + index} ${place}`
    place += body.length + 1
    return entry
  })
  const head = `${header.join(' ')} `
  return stream(
    `/Type /ObjStm /N ${packed.length} /First ${head.length} /Filter /FlateDecode`,
    deflated(`${head}${packed.join(' ')} `),
  )
}

/** A cross-reference stream: the last object in the file holds `packed` objects. */
function withTableStream(
  file: string,
  offsets: readonly number[],
  packed: number,
  trailer: string,
): string {
  const own = offsets.length + packed + 1
  const rows = [
    [0, 0, 65_535],
    ...offsets.map((offset) => [1, offset, 0]),
    ...Array.from({ length: packed }, (_, index) => [2, offsets.length, index]),
    [1, file.length, 0],
  ]
  const table = rows
    .map(([kind = 0, where = 0, index = 0]) => {
      const row = Buffer.alloc(7)
      row.writeUInt8(kind, 0)
      row.writeUInt32BE(where, 1)
      row.writeUInt16BE(index, 5)
      return row.toString('latin1')
    })
    .join('')
  const body = stream(
    `/Type /XRef /W [1 4 2] /Size ${own + 1} /Filter /FlateDecode ${trailer}`,
    deflated(table),
  )
  return `${file}${own} 0 obj\n${body}\nendobj\n${footer(file.length)}`
}

/** Appends a revision in which one object is rewritten. */
export function updatedPdf(
  original: Buffer,
  number: number,
  body: string,
): Buffer {
  const before = original.toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(before)?.[1])
  const offset = `${before}${number} 0 obj\n${body}\nendobj\n`
  return Buffer.from(
    `${offset}xref\n${number} 1\n${String(before.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${start} >>\n${footer(offset.length)}`,
    'latin1',
  )
}

/** Zeros, packed to a thousandth without ever being whole in memory. */
export function deflatedZeros(megabytes: number): string {
  const megabyte = deflateRawSync(Buffer.alloc(1_000_000), {
    finishFlush: constants.Z_FULL_FLUSH,
  }).toString('latin1')
  return `\x78\x9c${megabyte.repeat(megabytes)}\x03\0`
}
