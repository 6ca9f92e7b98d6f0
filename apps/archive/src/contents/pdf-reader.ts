/**
 * A value of a PDF (ISO 32000-1, 7.3). Strings, streams, references and the
 * other plain words are kept only as far as the gate asks for them.
 */
export type PdfValue =
  | { readonly name: string }
  | ReadonlyMap<string, PdfValue>
  | PdfValue[]
  | number
  | PdfReference
  | 'string'
  | 'word'

export interface PdfReference {
  /** Number of the object that is meant. */
  readonly refersTo: number
}

/** Something that is not written as a PDF is. The text says no more: it could be personal. */
export class PdfSyntaxError extends Error {}

export interface PdfReader {
  /**
   * The value that begins at a place, and where it ends.
   *
   * @throws {PdfSyntaxError}
   */
  valueAt: (place: number) => { readonly value: PdfValue; readonly end: number }
}

const DEEPEST = 100
const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
const REFERENCE =
  /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

/** A name may be written with `#` and two hexadecimal digits a character. */
const unescaped = (name: string) =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )

/** @param text the bytes, one character a byte (Latin-1) */
export function pdfReader(text: string): PdfReader {
  let at = 0

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }

  const string = (): PdfValue => {
    let open = 0
    do {
      const next = text[at]
      if (next === undefined) throw new PdfSyntaxError()
      if (next === '\\') at += 1
      else if (next === '(') open += 1
      else if (next === ')') open -= 1
      at += 1
    } while (open > 0)
    return 'string'
  }

  const hexString = (): PdfValue => {
    at = text.indexOf('>', at) + 1
    if (at === 0) throw new PdfSyntaxError()
    return 'string'
  }

  const array = (depth: number): PdfValue => {
    const values: PdfValue[] = []
    at += 1
    for (take(SPACE); text[at] !== ']'; take(SPACE)) values.push(value(depth))
    at += 1
    return values
  }

  const dictionary = (depth: number): PdfValue => {
    const entries = new Map<string, PdfValue>()
    at += 2
    for (take(SPACE); !text.startsWith('>>', at); take(SPACE)) {
      const key = take(NAME)?.[0]
      // A repeated key is read differently by different readers.
      if (key === undefined) throw new PdfSyntaxError()
      const name = unescaped(key.slice(1))
      if (entries.has(name)) throw new PdfSyntaxError()
      entries.set(name, value(depth))
    }
    at += 2
    return entries
  }

  const value = (depth: number): PdfValue => {
    if (depth > DEEPEST) throw new PdfSyntaxError()
    take(SPACE)
    const next = text[at]
    if (next === '(') return string()
    if (next === '[') return array(depth + 1)
    if (text.startsWith('<<', at)) return dictionary(depth + 1)
    if (next === '<') return hexString()
    const name = take(NAME)?.[0]
    if (name !== undefined) return { name: unescaped(name.slice(1)) }
    const reference = take(REFERENCE)?.[1]
    if (reference !== undefined) return { refersTo: Number(reference) }
    const word = take(REGULAR)?.[0]
    if (word === undefined) throw new PdfSyntaxError()
    return NUMBER.test(word) ? Number(word) : 'word'
  }

  return {
    valueAt: (place) => {
      at = place
      return { value: value(0), end: at }
    },
  }
}
