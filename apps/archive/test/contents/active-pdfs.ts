import { buildPdf, updatedPdf } from './build-pdf.ts'

const ACTION = (entries: string) =>
  buildPdf({
    page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << ${entries} >> >>]`,
  })

const annotation = (entries: string, objects: readonly string[] = []) =>
  buildPdf({
    page: `/Annots [<< /Type /Annot /Rect [0 0 9 9] ${entries} >>]`,
    objects,
  })

const SCRIPT = '<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>'
const FILE = '<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>'
const EMBEDDED = '<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream'

/** PDFs that do, ask for or carry something, by what that is. */
export const activePdfs: Readonly<Record<string, () => Buffer>> = {
  'a script on opening': () => buildPdf({ catalog: `/OpenAction ${SCRIPT}` }),
  'a script on opening that stands apart': () =>
    buildPdf({ catalog: '/OpenAction 6 0 R', objects: [SCRIPT] }),
  'a script in the tree of names': () =>
    buildPdf({
      catalog: `/Names << /JavaScript << /Names [(a) ${SCRIPT}] >> >>`,
    }),
  'an address on opening': () =>
    buildPdf({
      catalog: '/OpenAction << /S /URI /URI (https://example.invalid) >>',
    }),
  'an address on opening that stands apart': () =>
    buildPdf({
      catalog: '/OpenAction 6 0 R',
      objects: ['<< /S /URI /URI (https://example.invalid) >>'],
    }),
  'more actions of the document': () =>
    buildPdf({ catalog: '/AA << /WC 6 0 R >>' }),
  'more actions of the page': () => buildPdf({ page: '/AA << /O 6 0 R >>' }),
  'a program to start': () => ACTION('/S /Launch /F (cmd.exe)'),
  'a form to send': () => ACTION('/S /SubmitForm /F (https://x.invalid)'),
  'a form to empty': () => ACTION('/S /ResetForm'),
  'data to read in': () => ACTION('/S /ImportData /F (a.fdf)'),
  'a place in another file': () => ACTION('/S /GoToR /F (b.pdf) /D [0 /Fit]'),
  'a place in an embedded file': () => ACTION('/S /GoToE /D [0 /Fit]'),
  'a named action': () => ACTION('/S /Named /N /Print'),
  'an action that nobody knows': () => ACTION('/Type /Action /S /Newest'),
  'an action whose kind stands apart': () =>
    buildPdf({
      page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S 6 0 R /F (a) >> >>]',
      objects: ['/Launch'],
    }),
  'an action after a harmless one': () =>
    ACTION('/S /GoTo /D [3 0 R /Fit] /Next << /S /Launch /F (a) >>'),
  'a script as an address': () =>
    ACTION('/S /URI /URI (javascript:alert\\(1\\))'),
  'a file as an address': () => ACTION('/S /URI /URI (file:///etc/passwd)'),
  'a script as the address of a bookmark': () =>
    buildPdf({
      catalog: '/Outlines 6 0 R',
      objects: [
        '<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>',
        '<< /Title (a) /Parent 6 0 R /A << /S /URI /URI (javascript:x) >> >>',
      ],
    }),
  'an embedded file': () =>
    buildPdf({
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>',
      objects: [FILE, EMBEDDED],
    }),
  'an associated file': () =>
    buildPdf({ catalog: '/AF [6 0 R]', objects: [FILE, EMBEDDED] }),
  'a file on the page': () =>
    annotation('/Subtype /FileAttachment /FS 6 0 R', [FILE, EMBEDDED]),
  'rich media': () => annotation('/Subtype /RichMedia'),
  'a film': () => annotation('/Subtype /Movie'),
  'a sound': () => annotation('/Subtype /Sound'),
  'a screen': () => annotation('/Subtype /Screen'),
  'a model': () => annotation('/Subtype /3D'),
  'an annotation that nobody knows': () => annotation('/Subtype /Newest'),
  'a form': () => buildPdf({ catalog: '/AcroForm << /Fields [] >>' }),
  'a form in XML': () =>
    buildPdf({ catalog: '/AcroForm << /XFA (x) /Fields [] >>' }),
  'a field': () => annotation('/Subtype /Widget /FT /Tx /T (a)'),
  'a portfolio': () => buildPdf({ catalog: '/Collection << >>' }),

  'a name in disguise': () =>
    buildPdf({
      catalog: '/Open#41ction << /S /#4aava#53cript /#4A#53 (x) >>',
    }),
  'an object in a compressed stream': () => buildPdf({ packed: [SCRIPT] }),
  'an object behind others in a compressed stream': () =>
    buildPdf({ packed: ['(a % b)', '<< /A (/JS) >>', SCRIPT] }),
  'a name in a compressed stream': () => buildPdf({ packed: ['/Launch'] }),
  'an object in a later revision': () =>
    updatedPdf(
      buildPdf(),
      1,
      `<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R /OpenAction ${SCRIPT} >>`,
    ),
  'an object that a later revision replaces': () =>
    updatedPdf(
      buildPdf({ catalog: `/OpenAction ${SCRIPT}` }),
      1,
      '<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>',
    ),
  'an object that nothing refers to': () => buildPdf({ objects: [SCRIPT] }),
  'an object inside a stream': () =>
    buildPdf({
      objects: [
        `<< /Length 99 >>\nstream\n9 0 obj ${SCRIPT} endobj\nendstream`,
      ],
    }),
  'an object inside a text': () =>
    buildPdf({ objects: ['(9 0 obj << /S /JavaScript /JS <61> >> endobj)'] }),
  'an object behind a text that looks like a stream': () =>
    buildPdf({ objects: ['(\nstream\n)', SCRIPT] }),
  'an object whose head is broken by a comment': () =>
    buildPdf({ objects: [`[] endobj 9%\n0%\nobj ${SCRIPT}`] }),
}
