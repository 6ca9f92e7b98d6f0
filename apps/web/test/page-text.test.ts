import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../viewer/page-text.ts'

/** A piece of text in letters of ten points. */
const piece = (str: string, y: number, hasEOL = false) => ({
  str,
  transform: [10, 0, 0, 10, 72, y],
  height: 10,
  hasEOL,
})

describe('paragraphsOf', () => {
  it('joins pieces to a line and lines to a paragraph', () => {
    expect(
      paragraphsOf([
        piece('Beslut om ', 700),
        piece('närståendevård', 700, true),
        piece('gäller från', 686, true),
        piece('1 mars', 672),
      ]),
    ).toEqual(['Beslut om närståendevård gäller från 1 mars'])
  })

  it('begins a paragraph where the gap is larger than between lines', () => {
    expect(
      paragraphsOf([piece('Heading', 700, true), piece('Text', 660)]),
    ).toEqual(['Heading', 'Text'])
  })

  it('begins a line where the next piece is lower without saying so', () => {
    expect(paragraphsOf([piece('one', 700), piece('two', 686)])).toEqual([
      'one two',
    ])
  })

  it('begins a paragraph in the next column, which is higher', () => {
    expect(
      paragraphsOf([piece('left', 100, true), piece('right', 700)]),
    ).toEqual(['left', 'right'])
  })

  it('gives nothing of a page without letters', () => {
    expect(paragraphsOf([])).toEqual([])
    expect(paragraphsOf([piece(' ', 700, true), piece('', 600)])).toEqual([])
  })
})
