import PDFDocument from 'pdfkit'
import { buildPdf, XMP } from './build-pdf.ts'

/** A tagged, compressed PDF/A-2b of a library, with a link and a bookmark. */
async function libraryPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: true,
    lang: 'sv',
    displayTitle: true,
    info: { Title: 'Beslut om familjevård' },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => pdf.on('end', resolve))
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  for (let number = 1; number <= 3; number += 1) {
    root.add(
      pdf.struct('P', {}, () => {
        pdf.text('Välfärdsområdet har behandlat din ansökan.', {
          link: 'https://www.example.fi/sv',
        })
      }),
    )
    pdf.outline.addItem(`Sida ${number}`)
    if (number < 3) pdf.addPage()
  }
  root.end()
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

const link = (entries: string) =>
  buildPdf({
    page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] ${entries} >>]`,
  })

/** PDFs that a citizen must not be kept from, by what is special about them. */
export const acceptedPdfs: Readonly<
  Record<string, () => Buffer | Promise<Buffer>>
> = {
  'a plain page': () => buildPdf(),
  'a claim by attributes': () => buildPdf({ xmp: XMP.attributes }),
  'a tagged PDF of a library': libraryPdf,
  'objects in a compressed stream': () =>
    buildPdf({ packed: ['<< /Producer (a) >>', '[1 2 3]'] }),
  'a web address as a link': () =>
    link('/A << /Type /Action /S /URI /URI (https://www.example.fi) >>'),
  'a letter box as a link': () => link('/A << /S /URI /URI (mailto:a@b.fi) >>'),
  'a link without a scheme': () =>
    link('/A << /S /URI /URI (example.fi/sv) >>'),
  'a link to another page': () => link('/Dest [3 0 R /Fit]'),
  'an action to another page': () =>
    link('/A << /S /GoTo /D [3 0 R /XYZ 0 0 1] >>'),
  'a place to open at': () =>
    buildPdf({ catalog: '/OpenAction [3 0 R /FitH 800]' }),
  'an action that chooses a place to open at': () =>
    buildPdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }),
  'words of active content in a text': () =>
    buildPdf({
      objects: ['<< /Title (/JavaScript /Launch /AA \\(/XFA\\)) >>'],
      packed: ['<< /Alt (/JS /EF /Encrypt) >>'],
    }),
  'words of active content in what is drawn': () =>
    buildPdf({
      objects: [
        '<< /Length 30 >>\nstream\nBT (/JavaScript /AA /EF) Tj ET\nendstream',
      ],
    }),
  'white space after the end': () =>
    Buffer.concat([buildPdf(), Buffer.from('\r\n\r\n')]),
}
