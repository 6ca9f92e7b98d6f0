import { z } from 'zod'

/*
 * The text types of everything that comes in: bodies, queries, claims of
 * tokens, answers of other services, files. A lint rule refuses a bare
 * `z.string()` in such a schema (eslint/no-bare-string.js, ADR 0031).
 *
 * A text is well-formed Unicode without control characters, and its length is
 * counted in characters (code points), as the handbook counts (5.4.3). Values
 * are kept as they were delivered; only the judgement that a text is empty looks
 * at what is left without white space.
 */

/** Rules that a text can break, as refusals name them. */
export type TextRule = 'text-length' | 'text-characters' | 'text-empty'

/**
 * What no line has: control characters, halves of surrogate pairs, line and
 * paragraph separators, and the bidirectional embeddings, overrides and isolates
 * (U+202A–U+202E, U+2066–U+2069), which reorder the text that follows them. The
 * marks U+200E, U+200F and U+061C are allowed: names that mix writing directions
 * need them, and they change the order of nothing but their neighbours.
 */
const NOT_IN_LINE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u

/** What no prose has: the same, but for line breaks, tabs and writing directions. */
const NOT_IN_PROSE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/** What leaves no mark on paper: white space, ignorable characters, the empty Braille pattern. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\u{2800}]/gu

/** Whether a text has nothing to read in it: none, or white space alone. */
export const isBlank = (text: string): boolean =>
  text.replace(UNSEEN, '') === ''

/** Whether a text has more than `most` characters; cheap for a very long one. */
export const isLongerThan = (text: string, most: number): boolean =>
  text.length > most &&
  (text.length > 2 * most || Array.from(text).length > most)

const MESSAGES: Readonly<Record<TextRule, string>> = {
  'text-length': 'The text has too many characters',
  'text-characters':
    'The text has control characters, a half of a surrogate pair, or, in a single line, line breaks or bidirectional controls',
  'text-empty': 'The text has nothing in it, or white space only',
}

interface Form {
  /** Largest number of characters (code points). */
  readonly most: number
  readonly excluded: RegExp
  readonly isRequired?: boolean
}

function faultOf(
  text: string,
  { most, excluded, isRequired = false }: Form,
): TextRule | undefined {
  if (isLongerThan(text, most)) return 'text-length'
  if (excluded.test(text)) return 'text-characters'
  return isRequired && isBlank(text) ? 'text-empty' : undefined
}

/** The text types, for tests that look for schemas that are none. */
const texts = new WeakSet<z.core.$ZodType>()

/** Whether a schema is one of the text types of this file. */
export const isTextType = (schema: z.core.$ZodType): boolean =>
  texts.has(schema)

function textOf(form: Form, description: string): z.ZodString {
  const schema = z
    .string()
    .check((payload) => {
      const rule = faultOf(payload.value, form)
      if (rule === undefined) return
      payload.issues.push({
        code: 'custom',
        // Zod keeps the input out of what it reports.
        input: payload.value,
        params: { rule },
        message: MESSAGES[rule],
      })
    })
    .meta({ maxLength: form.most, description })
  texts.add(schema)
  return schema
}

/**
 * A text of one line, such as a name, a code or an identifier.
 *
 * @param most characters (code points)
 */
export const line = (most: number): z.ZodString =>
  textOf({ most, excluded: NOT_IN_LINE }, 'One line')

/** A line that has something to read in it. */
export const requiredLine = (most: number): z.ZodString =>
  textOf(
    { most, excluded: NOT_IN_LINE, isRequired: true },
    'One line, not empty',
  )

/** A text that may have line breaks and tabs. */
export const prose = (most: number): z.ZodString =>
  textOf({ most, excluded: NOT_IN_PROSE }, 'One line or several')

/**
 * A word of a protocol or a code: visible ASCII characters and spaces (RFC 6749,
 * VSCHAR), not empty. JSON Schema says exactly the same, so that contracts of
 * answers can have it.
 */
export function ascii(most: number): z.ZodString {
  const schema = z.string().regex(new RegExp(`^[\\x20-\\x7e]{1,${most}}$`))
  texts.add(schema)
  return schema
}

/**
 * The text of an answer: it is made of what was checked when it came in. Not for
 * what comes in.
 */
export const AnswerText = z.string()

/**
 * A foreign text as a line to be shown: without control and format characters
 * and halves of surrogate pairs, cut to `most` characters.
 */
export const shownLine = (text: string, most: number): string =>
  Array.from(
    text
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
      .slice(0, 2 * most),
  )
    .slice(0, most)
    .join('')
    .trim()

/** A foreign name that is cleaned and not refused, as `shownLine` cleans; never empty. */
export const cleanedLine = (most: number) =>
  z
    .string()
    .transform((text) => shownLine(text, most))
    .pipe(requiredLine(most))
