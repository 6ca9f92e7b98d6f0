import fc from 'fast-check'

/** One thing done to a text: what, where (as a part of its length), and with what. */
export interface Rewriting {
  readonly kind:
    'insert' | 'insert-after' | 'cut' | 'repeat' | 'flip' | 'number' | 'end'
  readonly at: number
  readonly length: number
  readonly token: string
}

const NUMBERS = ['0', '-1', '99999999999', '2147483648', '1e308', '0.0000001']

/** @param tokens what is put in */
export const rewriting = (tokens: readonly string[]): fc.Arbitrary<Rewriting> =>
  fc.record({
    kind: fc.constantFrom<Rewriting['kind']>(
      ...(['insert', 'insert', 'insert-after', 'insert-after'] as const),
      ...(['cut', 'repeat', 'flip', 'number', 'end'] as const),
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 60 }),
    token: fc.constantFrom(...tokens),
  })

const openings = /<<|<[\w:]+|\{|\[/g
const numbers = /\d+/g

function placeOf(text: string, pattern: RegExp, at: number) {
  const found = [...text.matchAll(pattern)]
  return found[Math.floor(at * (found.length - 1))]
}

/** A text with some things done to it. */
export function rewritten(
  text: string,
  rewritings: readonly Rewriting[],
): string {
  return rewritings.reduce((now, { kind, at, length, token }) => {
    const place = Math.floor(at * now.length)
    const before = now.slice(0, place)
    switch (kind) {
      case 'insert':
        return before + token + now.slice(place)
      case 'insert-after': {
        const opening = placeOf(now, openings, at)
        if (!opening) return now + token
        const end = opening.index + opening[0].length
        return `${now.slice(0, end)} ${token} ${now.slice(end)}`
      }
      case 'cut':
        return before + now.slice(place + length)
      case 'repeat':
        return before + now.slice(place, place + length) + now.slice(place)
      case 'flip':
        return `${before}${String.fromCharCode((length * 37) % 256)}${now.slice(place + 1)}`
      case 'number': {
        const number = placeOf(now, numbers, at)
        if (!number) return now
        const end = number.index + number[0].length
        return `${now.slice(0, number.index)}${NUMBERS[length % NUMBERS.length] ?? ''}${now.slice(end)}`
      }
      case 'end':
        return before
    }
  }, text)
}
