/**
 * SQLSTATEs of a text that a column cannot hold: a character that the encoding
 * does not have (U+0000), one that JSON cannot keep, a text that is no value of
 * the type.
 */
const OF_THE_TEXT: ReadonlySet<string> = new Set(['22021', '22P05', '22P02'])

/**
 * The database cannot hold a text that it was given. The text types of the
 * contracts refuse such a text where it comes in; this is the net below them.
 * The engine's own error is not kept: its message quotes the text.
 */
export class TextRefused extends Error {
  /** By which a problem handler knows what kind of answer it is. */
  readonly type = 'database.text-refused'
  /** SQLSTATE. */
  readonly code: string

  constructor(code: string) {
    super('The database cannot hold the text')
    this.name = 'TextRefused'
    this.code = code
  }
}

/** Whether an SQLSTATE says that a text is at fault. */
export const isOfTheText = (code: string): boolean => OF_THE_TEXT.has(code)
