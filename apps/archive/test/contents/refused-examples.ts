import type { ContentRule } from '../../src/contents/verdict.ts'
import { buildPdf, deflatedZeros, stream } from './build-pdf.ts'
import { decisionPage } from './pages.ts'
import type { RefusedExample } from './refused-example.ts'
import { refusedPages } from './refused-pages.ts'
import { refusedPdfs } from './refused-pdfs.ts'

const json = (what: string, text: string): RefusedExample => ({
  what,
  type: 'application/json',
  bytes: () => Buffer.from(text),
})

const clients = (count: number) =>
  Array.from({ length: count }, () => ({ henkilotunnus: { value: 'x' } }))

const inLatin1 = (text: string) => Buffer.from(text, 'latin1')
const inUtf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const EMPTY_TYPES = [
  'application/pdf',
  'application/xhtml+xml',
  'application/json',
] as const

/** Examples of every rule: a rule without one does not compile. */
export const refusedExamples: Readonly<
  Record<ContentRule, readonly RefusedExample[]>
> = {
  'content-empty': EMPTY_TYPES.map((type) => ({
    what: `nothing as ${type}`,
    type,
    bytes: () => Buffer.alloc(0),
  })),

  'content-unreadable': [
    json(
      'JSON that swells to many times its size',
      `{"asiakirja":[${'[],'.repeat(12_000_000)}0]}`,
    ),
    {
      what: 'metadata that unpack to four gigabytes',
      type: 'application/pdf',
      bytes: () =>
        buildPdf({
          metadata: stream(
            '/Type /Metadata /Subtype /XML /Filter /FlateDecode',
            deflatedZeros(4000),
          ),
        }),
    },
  ],

  'text-not-utf-8': [
    {
      what: 'a page in Latin-1',
      type: 'application/xhtml+xml',
      bytes: () => inLatin1(decisionPage()),
    },
    {
      what: 'a page in UTF-16',
      type: 'application/xhtml+xml',
      bytes: () => inUtf16(decisionPage()),
    },
    {
      what: 'a page that breaks off within a letter',
      type: 'application/xhtml+xml',
      bytes: () => Buffer.from('  å').subarray(0, 3),
    },
    {
      what: 'JSON in Latin-1',
      type: 'application/json',
      bytes: () => inLatin1('{"asiakirja":"ä"}'),
    },
    {
      what: 'letters written longer than they are',
      type: 'application/xhtml+xml',
      bytes: () => Buffer.concat([Buffer.from(' '), Buffer.from([0xc0, 0xbc])]),
    },
  ],

  'json-not-well-formed': [
    json('a name with U+0000', '{"a":{"k\\u0000":1}}'),
    json('a name with half a surrogate', '{"a":{"\\ud800":1}}'),
    json('a document with such a name', '{"\\u0000":{}}'),
    json('text', 'Beslut'),
    json('JSON that breaks off', '{"asiakirja":{'),
    json('a list', '[{"asiakirja":{}}]'),
    json('two documents', '{"asiakirja":{},"toinen":{}}'),
    json('no document', '{}'),
    json('null', 'null'),
    json('a prototype', '{"asiakirja":{"__proto__":{"admin":true}}}'),
    json(
      'nesting of 100,000 levels',
      `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ),
  ],

  'json-name-repeated': [
    json(
      'a second client field, which some programs read and others do not',
      '{"asiakirja":{"asiakas":[],"asiakas":[]}}',
    ),
    json('two documents of one name', '{"asiakirja":{},"asiakirja":{}}'),
    json('a name that is written in two ways', '{"a":{"b":1,"\\u0062":2}}'),
  ],

  'json-too-many-clients': [
    json('501 clients', JSON.stringify({ a: { asiakas: clients(501) } })),
    json(
      'one client and 500 others',
      JSON.stringify({
        a: { asiakas: clients(1), muut: { asiakas: clients(500) } },
      }),
    ),
  ],

  ...refusedPages,
  ...refusedPdfs,
}
