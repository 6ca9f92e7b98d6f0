import {
  acceptedPdfs,
  activePdfs,
  buildPdf,
  deflatedZeros,
  stream,
  updatedPdf,
} from '@mittkanta/archive/testing'
import fc from 'fast-check'
import { rewriting, rewritten } from './rewrite.ts'

const SCRIPT = '<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>'

/** What a PDF is given at any place, and in any dictionary. */
const TOKENS = [
  '/JS (app.alert\\(1\\))',
  '/S /JavaScript',
  `/OpenAction ${SCRIPT}`,
  `/AA << /O ${SCRIPT} >>`,
  `/Next ${SCRIPT}`,
  '/S /Launch /F (cmd)',
  '/EF << /F 5 0 R >>',
  '/Encrypt 5 0 R',
  '/XFA (x)',
  '/AcroForm << >>',
  '/J#61vaScript 6 0 R',
  '/#4a#53 (x)',
  '/Names << /JavaScript 6 0 R >>',
  '/A << /S /URI /URI (javascript:probe\\(\\)) >>',
  '/Dests 1 0 R',
  '/Filter /LZWDecode',
  '/Filter [/FlateDecode /FlateDecode]',
  '/DecodeParms << /Predictor 15 /Columns 999999999 >>',
  '/Type /ObjStm /N 1 /First 4',
  '/Type /XRef',
  '/Prev 0',
  '/Root 3 0 R',
  '/Kids [2 0 R]',
  '/Parent 3 0 R',
  '/Count 2147483647',
  '/Size 99999999',
  '/MediaBox [0 0 1e9 1e9]',
  '/Rotate 1e308',
  '/UserUnit 1e9',
  'stream\n',
  '\nendstream',
  'endobj',
  '9 0 obj ',
  `\n9 0 obj ${SCRIPT} endobj\n`,
  'xref\n0 1\n',
  'startxref\n0\n',
  '%%EOF\n',
  'trailer << /Root 6 0 R >>',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '%',
  '\\',
  '\0',
  '\r',
  '/',
  'R',
  'null',
  '['.repeat(90),
  '<< /A '.repeat(120),
  '('.repeat(500),
  '1 0 R '.repeat(50),
  '/Font << /F1 << /Subtype /Type3 /CharProcs << /a 5 0 R >> >> >>',
  '/FontMatrix [1 0 0 1 (0\\); probe\\(\\)//) 0]',
  '/Subtype /Widget',
  '/XObject << /X << /Subtype /Image /Width 100000 /Height 100000 >> >>',
  '/Annots [<< /Subtype /RichMedia >>]',
  '/Subtype /FileAttachment',
]

const packedScript = () => buildPdf({ packed: ['<< /Producer (a) >>', SCRIPT] })

/** PDFs that unpack to much more than they are. */
const BOMBS: readonly (() => Buffer)[] = [
  () =>
    buildPdf({
      objects: [
        stream(
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          deflatedZeros(300),
        ),
      ],
    }),
  () =>
    buildPdf({
      metadata: stream(
        '/Type /Metadata /Subtype /XML /Filter /FlateDecode',
        deflatedZeros(600),
      ),
    }),
]

const tokens = (most: number) =>
  fc.array(fc.constantFrom(...TOKENS), { maxLength: most })

/** PDFs whose tables are right, whatever their objects hold. */
const structured: fc.Arbitrary<Base> = fc
  .record({
    catalog: tokens(1),
    page: tokens(2),
    objects: tokens(2),
    packed: tokens(1),
    trailer: tokens(1),
  })
  .map(
    ({ catalog, page, objects, packed, trailer }) =>
      () =>
        buildPdf({
          catalog: catalog.join(' '),
          page: page.join(' '),
          objects: objects.map((token) => `<< ${token} >>`),
          packed,
          trailer: trailer.join(' '),
        }),
  )

type Base = () => Buffer | Promise<Buffer>

/** PDFs by the structure of their kind: good and active ones, rewritten a little. */
export const hostilePdf: fc.Arbitrary<() => Promise<Buffer>> = fc
  .record({
    base: fc.oneof(
      {
        weight: 60,
        arbitrary: fc.constantFrom<Base>(...Object.values(acceptedPdfs)),
      },
      {
        weight: 25,
        arbitrary: fc.constantFrom<Base>(
          ...Object.values(activePdfs),
          packedScript,
        ),
      },
      { weight: 60, arbitrary: structured },
      // Dear for the machine: a few.
      { weight: 1, arbitrary: fc.constantFrom<Base>(...BOMBS) },
    ),
    rewritings: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(rewriting(TOKENS), { maxLength: 3 }) },
    ),
    revision: fc.option(
      fc.record({
        number: fc.constantFrom(1, 3, 4, 6),
        token: fc.constantFrom(...TOKENS),
      }),
      { freq: 5 },
    ),
  })
  .map(({ base, rewritings, revision }) => async () => {
    const original = await base()
    const revised = revision
      ? updatedPdf(
          original,
          revision.number,
          `<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R ${revision.token} >>`,
        )
      : original
    return Buffer.from(
      rewritten(revised.toString('latin1'), rewritings),
      'latin1',
    )
  })
