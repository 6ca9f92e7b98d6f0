import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataBlock } from '../src/http/initial-data.ts'

const START = '<script type="application/json" id="initial-data">'
const END = '</script>'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '</SCRIPT >',
    '<!--<script>',
    '-->',
    ']]>',
    '\u2028\u2029',
    '&lt;/script&gt;',
    '\\u003c/script>',
  ),
)

describe('dataBlock', () => {
  it('is left by no text: nothing in it begins or ends an element', () => {
    fc.assert(
      fc.property(fc.array(hostile), (names) => {
        const block = dataBlock(JSON.stringify({ names }))

        expect(block.slice(0, START.length)).toBe(START)
        expect(block.slice(-END.length)).toBe(END)
        expect(block.slice(START.length, -END.length)).not.toMatch(
          /[<>&\u2028\u2029]/,
        )
      }),
    )
  })

  it('means what was put into it', () => {
    fc.assert(
      fc.property(fc.array(hostile), fc.object(), (names, others) => {
        const text = JSON.stringify({ names, others })
        const inside = dataBlock(text).slice(START.length, -END.length)

        expect(JSON.parse(inside)).toEqual(JSON.parse(text))
      }),
    )
  })
})
