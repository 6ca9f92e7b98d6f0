import { decisionPage, page } from '@mittkanta/archive/testing'
import fc from 'fast-check'
import { viewFormat } from '../hostile/shown-document.ts'
import { mutated, mutation } from './mutate.ts'
import { rewriting, rewritten } from './rewrite.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** What an XML document is given at any place, and in any tag. */
const TOKENS = [
  '<script>probe()</script>',
  '<img src="/leak" onerror="probe()"/>',
  ' onclick="probe()"',
  ' style="background:url(/leak)"',
  ' id="x"',
  ' href="javascript:probe()"',
  ' class="x"',
  ' lang="sv"',
  ' xml:base="//x"',
  ` xmlns="${SVG}"`,
  ' xmlns:h="http://www.w3.org/1999/xhtml"',
  ' h:onclick="x"',
  '<h:script xmlns:h="http://www.w3.org/1999/xhtml">probe()</h:script>',
  `<svg xmlns="${SVG}" onload="probe()"><style>@import "/leak"</style></svg>`,
  '<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext>x</mtext></math>',
  '<a href="javascript:probe()">x</a>',
  '<base href="//x"/>',
  '<p/>',
  '<br/>',
  '<meta http-equiv="refresh" content="0;url=/leak"/>',
  '<iframe src="/leak"/>',
  '<style>p{background:url(/leak)}</style>',
  '<link rel="stylesheet" href="/leak"/>',
  '<!DOCTYPE html>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
  '&b;',
  '&e;',
  '&nbsp;',
  '<?xml version="1.1"?>',
  '<?xml-stylesheet href="/leak"?>',
  '<?php x ?>',
  '<![CDATA[<script>probe()</script>]]>',
  ']]>',
  '<!--',
  '-->',
  '<!-- -- -->',
  '&#0;',
  '&#xFFFE;',
  '&#xD800;',
  '&#60;script&#62;',
  '&lt;script>',
  '&',
  '<',
  '>',
  '\0',
  '\ufffe',
  '\ud800',
  '\u2028',
  '\u202e',
  '\u000b',
  '\u0085',
  '\ufeff',
  '</body>',
  '</html>',
  '<body>',
  '<html>',
  '<head><title>x</title></head>',
  '<p>'.repeat(300),
  '<b><i>'.repeat(100),
  ' a="x"'.repeat(120),
  'x'.repeat(50_000),
  '<table><tr><td>',
  '</td></tr></table>',
  '<xmp>',
  '<plaintext>',
  '<noscript>',
]

const asText = (text: string) => Buffer.from(text, 'utf8')

/**
 * View formats: hostile markup in an otherwise good one, and good ones rewritten
 * a little.
 *
 * @param markups that would act in a page that let them
 */
export const hostilePage = (
  markups: readonly string[],
): fc.Arbitrary<() => Promise<Buffer>> =>
  fc
    .record({
      base: fc.oneof(
        fc.constantFrom(...markups).map(viewFormat),
        fc.constantFrom(...markups).map(page),
        fc.constant(decisionPage()),
        fc.constant(viewFormat('<p>x</p>')),
      ),
      rewritings: fc.array(rewriting(TOKENS), { maxLength: 2 }),
    })
    .map(
      ({ base, rewritings }) =>
        () =>
          Promise.resolve(asText(rewritten(base, rewritings))),
    )

/** A structured form of one client's document. */
const goodJson = (client: string) => ({
  asiakirja: {
    asiakas: { henkilotunnus: client },
    otsikko: 'Beslut',
    laadittu: '2024-02-01',
    kohdat: [{ nimi: 'Motivering', teksti: 'x' }, { nimi: 'Besvär' }],
  },
})
const JSON_TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u0000',
  '\\ud800',
  'null',
  'NaN',
  '"__proto__":{"polluted":true},',
  '"constructor":{},',
  '1e999',
  '-',
  '\0',
  '"asiakirja":{},',
  '['.repeat(5_000),
  '{"a":'.repeat(2_000),
  '\ufeff',
]

/** Structured forms: a good one, changed as a value and as a text. */
export const hostileJson = (
  client: string,
): fc.Arbitrary<() => Promise<Buffer>> =>
  fc
    .record({
      mutations: fc.array(mutation, { maxLength: 3 }),
      rewritings: fc.array(rewriting(JSON_TOKENS), { maxLength: 1 }),
    })
    .map(({ mutations, rewritings }) => () => {
      const text = JSON.stringify(mutated(goodJson(client), mutations) ?? null)
      return Promise.resolve(asText(rewritten(text, rewritings)))
    })
