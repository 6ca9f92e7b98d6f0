import { SaxesParser, type SaxesTagNS } from 'saxes'
import {
  EMPTY_ELEMENTS,
  HEAD_ELEMENTS,
  SHOWN_ELEMENTS,
  XHTML_NAMESPACE,
} from './allow-list.ts'
import { keptAttributes } from './kept-attributes.ts'
import { escapeText, textWriter } from './text-writer.ts'
import { refusal, type ContentRule, type Verdict } from './verdict.ts'

const DEEPEST = 64
const MOST_ATTRIBUTES = 64
/** Bytes that are decoded and parsed at a time. */
const PIECE_BYTES = 64 * 1024

/** Ends the parsing; nothing after it could change the verdict. */
class Stop extends Error {
  readonly rule: ContentRule

  constructor(rule: ContentRule) {
    super(rule)
    this.rule = rule
  }
}

/** Where an element is, and what becomes of it. */
interface Place {
  readonly local: string
  /** The element under which it is written; `undefined` when only its text is. */
  readonly writtenAs: string | undefined
}

/**
 * Examines an XHTML view format and makes the form that is shown: the content
 * of its body, serialised from the parsed tree. No HTML parser sees the
 * original on the way. The view format's later `h1` become `h2`, because a page
 * has one heading of the first level; its language becomes that of a `div`
 * around the whole.
 */
export function displayFormOf(bytes: Uint8Array): Verdict {
  const found = new Set<ContentRule>()
  const written = textWriter()
  /** The open elements, outermost first. */
  const open: Place[] = []
  let bodies = 0
  let headings = 0
  let language = ''

  const isInBody = () => open[1]?.local === 'body'

  /** Whether a tag is one of the page's own elements, which are not written. */
  const isOfPage = ({ local }: SaxesTagNS): boolean => {
    if (open.length === 0) {
      if (local !== 'html') found.add('xhtml-not-a-page')
      return true
    }
    if (open.length === 1 && local === 'body') {
      bodies += 1
      return true
    }
    if (open.length === 1) return local === 'head' && bodies === 0
    return open[1]?.local === 'head' && HEAD_ELEMENTS.has(local)
  }

  const writtenAs = (tag: SaxesTagNS): string | undefined => {
    const { uri, local } = tag
    if (uri !== XHTML_NAMESPACE) found.add('xhtml-element')
    else if (isOfPage(tag)) return undefined
    else if (isInBody() && SHOWN_ELEMENTS.has(local)) {
      if (local !== 'h1') return local
      headings += 1
      return headings === 1 ? 'h1' : 'h2'
    } else found.add('xhtml-element')
    return undefined
  }

  const writeText = (characters: string) => {
    if (isInBody()) written.add(escapeText(characters))
    else if (open[2]?.local !== 'title' && /\S/.test(characters)) {
      found.add('xhtml-not-a-page')
    }
  }

  const parser = new SaxesParser({ xmlns: true, position: false })
  const stopAt = (rule: ContentRule) => () => {
    throw new Stop(rule)
  }
  parser.on('error', stopAt('xhtml-not-well-formed'))
  parser.on('doctype', stopAt('xhtml-doctype'))
  parser.on('processinginstruction', stopAt('xhtml-processing-instruction'))
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0' || (encoding ?? 'utf-8').toLowerCase() !== 'utf-8') {
      throw new Stop('xhtml-not-well-formed')
    }
  })
  let attributes = 0
  parser.on('opentagstart', () => {
    attributes = 0
    if (open.length >= DEEPEST) throw new Stop('xhtml-too-complex')
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MOST_ATTRIBUTES) throw new Stop('xhtml-too-complex')
  })
  parser.on('opentag', (tag) => {
    const name = writtenAs(tag)
    const kept = keptAttributes(tag)
    if (kept === undefined) found.add('xhtml-attribute')
    if (name !== undefined) {
      written.add(
        `<${name}${kept ?? ''}${EMPTY_ELEMENTS.has(name) ? '/' : ''}>`,
      )
    } else if (open.length < 2 && tag.local !== 'head') {
      language = / lang="[^"]*"/.exec(kept ?? '')?.[0] ?? language
    }
    open.push({ local: tag.local, writtenAs: name })
  })
  parser.on('closetag', () => {
    const name = open.pop()?.writtenAs
    if (name !== undefined && !EMPTY_ELEMENTS.has(name)) {
      written.add(`</${name}>`)
    }
  })
  parser.on('text', writeText)
  parser.on('cdata', writeText)

  try {
    for (const text of decoded(bytes)) parser.write(text)
    parser.close()
  } catch (error) {
    if (error instanceof Stop) return refusal(...found, error.rule)
    throw error
  }
  if (bodies !== 1) found.add('xhtml-not-a-page')
  if (found.size > 0) return refusal(...found)
  const body = written.all().trim()
  return {
    outcome: 'accepted',
    displayForm: language === '' ? body : `<div${language}>${body}</div>`,
  }
}

/** The text in pieces, a leading byte order mark left out. @throws {Stop} */
function* decoded(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const piece = bytes.subarray(from, from + PIECE_BYTES)
      yield decoder.decode(piece, { stream: true })
    }
    yield decoder.decode()
  } catch {
    // Only the decoder's error comes here, never what the consumer throws.
    throw new Stop('text-not-utf-8')
  }
}
