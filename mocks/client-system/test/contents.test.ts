import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { templates, TEMPLATE_KINDS } from '../src/contents/templates.ts'
import { render } from '../src/contents/render.ts'
import { shippedScenarios } from '../src/shipped.ts'
import { timelineOf } from '../src/timeline.ts'

const stories = await shippedScenarios()
const written = stories.flatMap((story) =>
  timelineOf(story, 'later').flatMap(({ prepared }) =>
    prepared.flatMap(({ key = '', content }) =>
      content ? [{ name: `${story.key} ${key}`, ...content }] : [],
    ),
  ),
)
const first = (kind: string) => {
  const found = written.find((one) => one.kind === kind)
  if (!found) throw new Error(`no ${kind} in the stories`)
  return found
}

const ELEMENTS = new Set(
  'html head title body div section article header footer main h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption thead tbody tfoot tr th td strong em b i br hr span abbr sub sup blockquote pre address time colgroup col small'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'xmlns class lang xml:lang colspan rowspan scope'.split(' '),
)

function text(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

describe('every view format of the stories', () => {
  it('is long enough to be read, and fills in every word', async () => {
    for (const { name, paper, kind } of written) {
      const [view] = await render(paper, kind === 'pdf' ? 'xhtml' : kind)
      const words = text(view?.bytes ?? Buffer.alloc(0))
        .replace(/<[^>]*>/g, ' ')
        .split(/\s+/)
      expect(words.length, name).toBeGreaterThan(25)
      expect(words.join(' '), name).not.toMatch(/[{}]|undefined/)
    }
  })

  it('shows identity codes masked only', async () => {
    for (const { name, paper } of written) {
      const [view] = await render(paper, 'xhtml')
      expect(text(view?.bytes ?? Buffer.alloc(0)), name).not.toMatch(
        /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/,
      )
    }
  })
})

describe('XHTML', () => {
  it('is strict XML and stays within the allow-list', async () => {
    for (const { name, paper } of written) {
      const [view] = await render(paper, 'xhtml')
      const parser = new SaxesParser({ xmlns: true })
      const used = {
        elements: new Set<string>(),
        attributes: new Set<string>(),
      }
      parser.on('doctype', () => expect.unreachable(name))
      parser.on('processinginstruction', () => expect.unreachable(name))
      parser.on('xmldecl', () => expect.unreachable(name))
      parser.on('error', (error) => {
        throw error
      })
      parser.on('opentag', (tag) => {
        used.elements.add(tag.name)
        Object.keys(tag.attributes).forEach((one) => used.attributes.add(one))
      })
      parser.write(text(view?.bytes ?? Buffer.alloc(0))).close()

      expect([...used.elements].filter((one) => !ELEMENTS.has(one))).toEqual([])
      expect(
        [...used.attributes].filter((one) => !ATTRIBUTES.has(one)),
      ).toEqual([])
    }
  })

  it('escapes what would be markup', async () => {
    const { paper } = first('xhtml')
    const [view] = await render({ ...paper, title: '<b> & "c"' }, 'xhtml')

    expect(text(view?.bytes ?? Buffer.alloc(0))).toContain(
      '<title>&lt;b&gt; &amp; &quot;c&quot;</title>',
    )
  })

  it('states its language', async () => {
    for (const { paper } of written) {
      const [view] = await render(paper, 'xhtml')
      expect(text(view?.bytes ?? Buffer.alloc(0))).toContain(
        `xml:lang="${paper.language}" lang="${paper.language}"`,
      )
    }
  })
})

describe('structured content', () => {
  it('is one named document beside its XHTML', async () => {
    const { paper } = first('xhtml+json')
    const contents = await render(paper, 'xhtml+json')
    const json: unknown = JSON.parse(
      text(contents[1]?.bytes ?? Buffer.alloc(0)),
    )

    expect(contents.map(({ type }) => type)).toEqual([
      'application/xhtml+xml',
      'application/json',
    ])
    expect(json).toHaveProperty(
      'hakemus_iakkaiden_palveluista.asiakas.0.henkilotunnus.system',
      'urn:oid:1.2.246.21',
    )
  })
})

describe('PDF', () => {
  const pdf = async () => {
    const { paper } = first('pdf')
    const [view] = await render(paper, 'pdf')
    return { paper, bytes: view?.bytes ?? Buffer.alloc(0) }
  }

  it('is archival, tagged, titled and says its language', async () => {
    const { paper, bytes } = await pdf()
    const document = await getDocument({ data: new Uint8Array(bytes) }).promise
    const { info, metadata } = await document.getMetadata()

    expect(metadata.get('pdfaid:part')).toBe('2')
    expect(metadata.get('pdfaid:conformance')).toBe('B')
    expect(info).toMatchObject({ Title: paper.title, Language: paper.language })
    expect((await document.getMarkInfo())?.Marked).toBe(true)
    expect(text(bytes.subarray(0, 8))).toBe('%PDF-1.7')
    expect(bytes.includes('/OutputIntents')).toBe(true)
    await document.destroy()
  })

  it('has its text as text', async () => {
    const { paper, bytes } = await pdf()
    const document = await getDocument({ data: new Uint8Array(bytes) }).promise
    const page = await document.getPage(1)
    const { items } = await page.getTextContent()
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ')

    expect(words.replace(/\s+/g, ' ')).toContain(paper.title)
    expect(words).toContain('välfärdsområde')
    await document.destroy()
  })

  it('has the same bytes every time', async () => {
    const [one, other] = [await pdf(), await pdf()]

    expect(other.bytes.equals(one.bytes)).toBe(true)
  })
})

describe('templates', () => {
  it('ask for the same words in both languages', () => {
    const asked = (
      language: 'sv' | 'fi',
      kind: (typeof TEMPLATE_KINDS)[number],
    ) => {
      const { before, after } = templates[language].kinds[kind]
      return [before.length, after.length]
    }

    for (const kind of TEMPLATE_KINDS) {
      expect(asked('fi', kind), kind).toEqual(asked('sv', kind))
    }
  })
})
