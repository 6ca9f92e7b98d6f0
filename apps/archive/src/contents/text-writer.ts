const FLUSHED_CHARACTERS = 256 * 1024

/** Collects a long text out of many short pieces, in little memory. */
export interface TextWriter {
  add: (text: string) => void
  all: () => string
}

export function textWriter(): TextWriter {
  const flushed: Buffer[] = []
  let pending: string[] = []
  let characters = 0

  const flush = () => {
    flushed.push(Buffer.from(pending.join('')))
    pending = []
    characters = 0
  }

  return {
    add: (text) => {
      pending.push(text)
      characters += text.length
      if (characters > FLUSHED_CHARACTERS) flush()
    },
    all: () => {
      flush()
      return Buffer.concat(flushed).toString()
    },
  }
}

/** Text as written between tags, in HTML and in XML. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/**
 * An attribute's value as written between double quotes, in HTML and in XML.
 */
export function escapeValue(value: string): string {
  return escapeText(value)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
}
