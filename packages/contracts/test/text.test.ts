import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  ascii,
  cleanedLine,
  isBlank,
  isLongerThan,
  line,
  prose,
  requiredLine,
  shownLine,
} from '../src/index.ts'

/** The rule that a schema names for a value; `accepted` when it names none. */
function verdict(schema: z.ZodType, value: unknown): string {
  const { error } = schema.safeParse(value)
  const [issue] = error?.issues ?? []
  if (issue === undefined) return 'accepted'
  return issue.code === 'custom' ? String(issue.params?.rule) : issue.code
}

const LINE = line(500)
const PROSE = prose(500)

const BIDI_CONTROLS = Array.from(
  '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
)
const BIDI_MARKS = Array.from('\u200e\u200f\u061c')
const LINE_BREAKS = ['\n', '\r', '\t']

describe('a line of text', () => {
  it.each([
    ['a name', 'Åsa Öberg-Ñandú'],
    ['letters outside the basic plane', '𝒳😀'],
    ['combining letters', 'e\u0301'],
    ['a name in Arabic with its marks', 'عمر\u200f (1)'],
    ['joined emoji', '👩‍👩‍👧‍👦'],
    ['a byte order mark and noncharacters', '\ufeffa\uffff\ufdd0'],
    ['nothing', ''],
  ])('accepts %s', (_words, text) => {
    expect(verdict(LINE, text)).toBe('accepted')
  })

  it.each([
    ['U+0000', 'a\0b'],
    ['half of a surrogate pair', 'a\ud800'],
    ['the other half', '\udc00a'],
    ['both halves in the wrong order', '\udc00\ud800'],
    ['a line break', 'a\nb'],
    ['a line separator', 'a\u2028b'],
    ['DEL', '\u007f'],
    ['a C1 control character', '\u0085'],
    ...BIDI_CONTROLS.map((control) => [
      `U+${control.charCodeAt(0).toString(16)}`,
      `a${control}b`,
    ]),
  ])(
    'refuses %s by the rule text-characters (ASVS 1.3, 2.2.1)',
    (_words, text) => {
      expect(verdict(LINE, text)).toBe('text-characters')
    },
  )

  it('accepts the marks of writing direction, which names of mixed directions need', () => {
    for (const mark of BIDI_MARKS) {
      expect(verdict(LINE, `a${mark}`)).toBe('accepted')
    }
  })
})

describe('a prose text', () => {
  it('accepts line breaks and tabs, which a line refuses', () => {
    for (const text of LINE_BREAKS) {
      expect(verdict(PROSE, `a${text}b`)).toBe('accepted')
      expect(verdict(LINE, `a${text}b`)).toBe('text-characters')
    }
  })

  it('refuses every other control character and halves of surrogate pairs', () => {
    for (let code = 0; code < 0xa0; code += 1) {
      const text = String.fromCharCode(code)
      const isControl = /\p{Cc}/u.test(text) && !LINE_BREAKS.includes(text)
      expect([code, verdict(PROSE, text)]).toEqual([
        code,
        isControl ? 'text-characters' : 'accepted',
      ])
    }
    expect(verdict(PROSE, '\udbff')).toBe('text-characters')
  })
})

describe('the length of a text', () => {
  it('is counted in characters: 500 letters outside the basic plane are 500 (5.4.3)', () => {
    expect(verdict(LINE, '𝒳'.repeat(500))).toBe('accepted')
    expect(verdict(PROSE, '𝒳'.repeat(500))).toBe('accepted')
    expect(verdict(LINE, '𝒳'.repeat(501))).toBe('text-length')
    expect(verdict(LINE, 'x'.repeat(501))).toBe('text-length')
    expect(verdict(LINE, `${'x'.repeat(499)}😀`)).toBe('accepted')
  })

  it('is the number of code points, for every text and every limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(60),
        (text, most) => {
          expect(isLongerThan(text, most)).toBe(Array.from(text).length > most)
        },
      ),
    )
  })

  it('of 2 MB is refused in a moment', () => {
    const begun = performance.now()
    expect(verdict(PROSE, 'x'.repeat(2 * 1024 * 1024))).toBe('text-length')
    expect(performance.now() - begun).toBeLessThan(100)
  })
})

describe('an empty text', () => {
  it.each([
    ['nothing', ''],
    ['spaces and line breaks', '  \n\t\r '],
    ['spaces of other widths', '\u00a0\u2003\u3000'],
    ['a byte order mark', '\ufeff'],
    ['zero-width characters', '\u200b\u200d\u2060\u00ad'],
    ['marks of writing direction', '\u200e\u200f'],
    ['fillers without a glyph', '\u3164\u2800\u115f'],
  ])('is %s (5.4.1, 5.4.3)', (_words, text) => {
    expect(isBlank(text)).toBe(true)
  })

  it('is refused where a line is required, and accepted elsewhere', () => {
    expect(verdict(requiredLine(10), ' \u00a0')).toBe('text-empty')
    expect(verdict(line(10), ' \u00a0')).toBe('accepted')
  })

  it('has no letter, digit or sign in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(
          text.replaceAll(/[\p{Default_Ignorable_Code_Point}\u{2800}]/gu, ''),
        )
        expect(isBlank(text) && isSeen).toBe(false)
      }),
    )
  })
})

describe('every text that is accepted', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
      .map((units) => String.fromCharCode(...units)),
  )

  it('comes out as it went in, and survives UTF-8 and JSON', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const schema of [LINE, PROSE, requiredLine(500), ascii(500)]) {
          const { data, success } = schema.safeParse(text)
          if (!success) continue
          expect(data).toBe(text)
          expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
          expect(JSON.stringify(text)).not.toMatch(/\\u(?:d[89a-f]|0000)/)
        }
      }),
    )
  })

  it('is well-formed and has no U+0000; no other text is accepted', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const isSound =
          !/\p{Cs}/u.test(text) && !/(?![\t\n\r])\p{Cc}/u.test(text)
        expect(PROSE.safeParse(text).success).toBe(isSound)
        if (!isSound) expect(LINE.safeParse(text).success).toBe(false)
      }),
    )
  })
})

describe('a refusal of a text', () => {
  it('does not repeat the text', () => {
    const { error } = z
      .strictObject({ name: LINE })
      .safeParse({ name: 'secret\0name' })

    expect(JSON.stringify(error?.issues)).not.toContain('secret')
    expect(error?.issues).toMatchObject([
      { path: ['name'], params: { rule: 'text-characters' } },
    ])
  })
})

describe('a word of a protocol', () => {
  it.each([
    ['a code', 'a-B_1.~', 'accepted'],
    ['nothing', '', 'invalid_format'],
    ['a letter of another script', 'ä', 'invalid_format'],
    ['U+0000', '\0', 'invalid_format'],
    ['a line break at its end', 'a\n', 'invalid_format'],
    ['one character too many', 'x'.repeat(11), 'invalid_format'],
  ])('is judged: %s', (_words, text, expected) => {
    expect(verdict(ascii(10), text)).toBe(expected)
  })
})

describe('a foreign name', () => {
  it('is cleaned and cut between characters', () => {
    expect(shownLine(' A\0n\u202en\ud800a\n ', 200)).toBe('Anna')
    expect(shownLine('𝒳'.repeat(300), 200)).toBe('𝒳'.repeat(200))
    expect(shownLine(`x${'𝒳'.repeat(300)}`, 200)).toBe(`x${'𝒳'.repeat(199)}`)
    expect(cleanedLine(200).safeParse('\0\u202e ').success).toBe(false)
    expect(cleanedLine(200).parse(' Anna\0')).toBe('Anna')
  })
})

it('OpenAPI gives the length of a text in characters', () => {
  expect(z.toJSONSchema(line(300))).toMatchObject({
    type: 'string',
    maxLength: 300,
  })
})
