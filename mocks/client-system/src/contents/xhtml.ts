import type { Paper, Section } from './paper.ts'

/**
 * The view format in XHTML: strict XML without declaration, document type or
 * processing instruction, and only elements of the allow-list, so that archives
 * take it. Classes as in the view formats that client systems make.
 */
export function xhtmlOf(paper: Paper): Buffer {
  const { language } = paper
  const body = element('div', { class: 'soc-document' }, [
    element('div', { class: 'soc-header' }, [
      line('soc-hdr1', paper.organisation),
      line('soc-hdr2', paper.unit),
      line('soc-hdr3', paper.day),
    ]),
    element('div', { class: 'soc-main-wrapper' }, [
      element('h1', { class: 'soc-fulltitle' }, [escape(paper.title)]),
      table(paper.facts),
      element('div', { class: 'soc-list' }, paper.sections.map(section)),
    ]),
    element('div', { class: 'soc-footer' }, [line('soc-ftr1', paper.footer)]),
  ])
  const html = element(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xml:lang': language,
      lang: language,
    },
    [
      element('head', {}, [element('title', {}, [escape(paper.title)])]),
      element('body', {}, [body]),
    ],
  )
  return Buffer.from(`${html}\n`, 'utf8')
}

function section({ heading, paragraphs, rows }: Section): string {
  return element('div', { class: 'soc-item' }, [
    element('h2', { class: 'soc-title' }, [escape(heading)]),
    element('div', { class: 'soc-content' }, [
      ...paragraphs.map((text) => element('p', {}, [escape(text)])),
      ...(rows === undefined ? [] : [table(rows)]),
    ]),
  ])
}

function table(rows: readonly (readonly [string, string])[]): string {
  return element('table', { class: 'soc-table' }, [
    element(
      'tbody',
      {},
      rows.map(([name, value]) =>
        element('tr', {}, [
          element('th', { scope: 'row' }, [escape(name)]),
          element('td', {}, [escape(value)]),
        ]),
      ),
    ),
  ])
}

const line = (name: string, text: string): string =>
  element('p', { class: name }, [escape(text)])

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('')
  return `<${name}${written}>${children.join('')}</${name}>`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
