import { inflateSync } from 'node:zlib'
import { PdfSyntaxError, pdfReader, type PdfValue } from './pdf-reader.ts'

/** What may separate words: white space and comments. */
const GAP = '(?:[\\0\\t\\n\\f\\r ]|%[^\\r\\n]{0,200}[\\r\\n])+'
const OBJECT = new RegExp(`\\d{1,10}${GAP}\\d{1,5}${GAP}obj`, 'g')
const TRAILER = /trailer/g
const STREAM = /[\0\t\n\f\r ]*stream\r?\n?/y
const MOST_UNPACKED = 64 * 1024 * 1024
const MOST_IN_A_STREAM = 100_000

/**
 * Every object that a reader of this PDF could come upon, and every trailer.
 *
 * A reader jumps wherever the file's own tables point, so the objects are
 * looked for at every place where one could begin: in superseded revisions,
 * between objects, inside streams, inside strings. Compressed object streams
 * are unpacked.
 *
 * @throws {PdfSyntaxError} when something cannot be read for certain
 */
export function* objectsOf(file: Buffer): Generator<PdfValue> {
  const text = file.toString('latin1')
  const reader = pdfReader(text)
  for (const { 0: header, index } of text.matchAll(OBJECT)) {
    const { value, end } = reader.valueAt(index + header.length)
    yield value
    if (value instanceof Map && value.has('First') && value.has('N')) {
      STREAM.lastIndex = end
      if (STREAM.test(text)) {
        yield* objectsIn(file.subarray(STREAM.lastIndex), value)
      }
    }
  }
  for (const { 0: keyword, index } of text.matchAll(TRAILER)) {
    yield reader.valueAt(index + keyword.length).value
  }
}

/** @param packed the object stream's bytes, and what follows them in the file */
function* objectsIn(
  packed: Buffer,
  dictionary: ReadonlyMap<string, PdfValue>,
): Generator<PdfValue> {
  const count = dictionary.get('N')
  const first = dictionary.get('First')
  const filter = dictionary.get('Filter')
  const isFlate =
    isNamed(filter, 'FlateDecode') ||
    (Array.isArray(filter) &&
      filter.length === 1 &&
      isNamed(filter[0], 'FlateDecode'))
  if (
    !isFlate ||
    dictionary.has('DecodeParms') ||
    typeof count !== 'number' ||
    typeof first !== 'number' ||
    count > MOST_IN_A_STREAM
  ) {
    throw new PdfSyntaxError()
  }

  const reader = pdfReader(unpack(packed))
  let place = 0
  for (let index = 0; index < count; index += 1) {
    const number = reader.valueAt(place)
    const offset = reader.valueAt(number.end)
    if (typeof offset.value !== 'number') throw new PdfSyntaxError()
    yield reader.valueAt(first + offset.value).value
    place = offset.end
  }
}

const isNamed = (value: PdfValue | undefined, name: string) =>
  typeof value === 'object' && 'name' in value && value.name === name

/** The packed bytes say themselves where they end, whatever `Length` claims. */
function unpack(packed: Buffer): string {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_UNPACKED }).toString(
      'latin1',
    )
  } catch {
    throw new PdfSyntaxError()
  }
}
