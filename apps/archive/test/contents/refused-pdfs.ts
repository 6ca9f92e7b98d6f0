import type { ContentRule } from '../../src/contents/verdict.ts'
import { activePdfs } from './active-pdfs.ts'
import { buildPdf, deflatedZeros, stream, XMP } from './build-pdf.ts'
import { page } from './pages.ts'
import type { RefusedExample } from './refused-example.ts'

const pdf = (what: string, bytes: () => Uint8Array): RefusedExample => ({
  what,
  type: 'application/pdf',
  bytes,
})

/** PDFs that are refused by one rule each. */
export const refusedPdfs = {
  'pdf-not-readable': [
    pdf('a page', () => Buffer.from(page(''))),
    pdf('a PDF that breaks off', () => buildPdf().subarray(0, -40)),
    pdf('something before the PDF', () =>
      Buffer.concat([Buffer.from('GIF89a'), buildPdf()]),
    ),
    pdf('a page behind the PDF', () =>
      Buffer.concat([buildPdf(), Buffer.from('<script>x()</script>')]),
    ),
    pdf('no objects', () => Buffer.from('%PDF-1.7\n%%EOF\n')),
    pdf('a key that stands twice', () =>
      buildPdf({ objects: ['<< /Type /Page /Type /Action >>'] }),
    ),
    pdf('an object that does not end', () =>
      buildPdf({ objects: ['<< /A (never closed >>'] }),
    ),
    pdf('nesting of 102 levels', () =>
      buildPdf({ objects: ['['.repeat(102) + ']'.repeat(102)] }),
    ),
    pdf('an object stream that unpacks to a gigabyte', () =>
      buildPdf({
        objects: [
          stream(
            '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
            deflatedZeros(1000),
          ),
        ],
      }),
    ),
    pdf('an object stream with a text that does not end', () =>
      buildPdf({ packed: ['(a ( b', '[1]'] }),
    ),
    pdf('an object stream in another packing', () =>
      buildPdf({
        objects: [
          stream('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', 'x'),
        ],
      }),
    ),
  ],

  'pdf-encrypted': [
    pdf('encryption', () =>
      buildPdf({
        objects: ['<< /Filter /Standard /V 1 /R 2 /O () /U () /P -4 >>'],
        trailer: '/Encrypt 6 0 R /ID [<00> <00>]',
      }),
    ),
    pdf('encryption by a name in disguise', () =>
      buildPdf({ trailer: '/Encr#79pt 6 0 R' }),
    ),
  ],

  'pdf-not-archival': [
    pdf('no claim', () => buildPdf({ xmp: XMP.silent })),
    pdf('a claim in another namespace', () =>
      buildPdf({ xmp: XMP.otherNamespace }),
    ),
    pdf('metadata that are not XML', () => buildPdf({ xmp: 'pdfaid:part 2' })),
  ],

  'pdf-active-content': Object.entries(activePdfs).map(([what, bytes]) =>
    pdf(what, bytes),
  ),
} satisfies Partial<Record<ContentRule, readonly RefusedExample[]>>
