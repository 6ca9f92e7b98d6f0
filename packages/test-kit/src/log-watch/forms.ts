/**
 * Patterns of personal data that no log may hold, of any person. A word of
 * letters, digits and hyphens counts as a whole: a UUID or a hash holds none of
 * these.
 */
const FORMS: Readonly<Record<string, RegExp>> = {
  // All thirteen separators; the check character need not be right, because a
  // mistyped code may be another person's.
  'an identity code':
    /(?<![\w-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-+A-FU-Y]\d{3}[0-9A-Ya-y](?![\w-])/,
  'a signed or encrypted token': /\beyJ[\w-]{10,}\.[\w-]*\./,
  // 256 random bits, base64url: all three kinds of characters are in it.
  'a secret of a browser':
    /(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/,
  'an identifier of a document or a person': /(?<![\d.])1\.2\.246(?:\.\d+){5,}/,
}

/**
 * What a line of a log holds and should not, by its kind; `undefined` when there
 * is nothing.
 *
 * @param texts names, secrets and texts of documents that must not be in it
 */
export function leakIn(
  line: string,
  texts: Iterable<string>,
): string | undefined {
  for (const [kind, form] of Object.entries(FORMS)) {
    if (form.test(line)) return kind
  }
  // The log is JSON, in which a quotation mark is written otherwise.
  for (const text of texts) {
    if (line.includes(text) || line.includes(JSON.stringify(text).slice(1, -1)))
      return 'a name, a text or a secret of the tests'
  }
  return undefined
}

/** A line in which only the names of its fields can be read. */
export const masked = (line: string): string =>
  line
    .slice(0, 2_000)
    .replaceAll(
      /("[a-zA-Z]+":)|[\p{L}\p{N}]/gu,
      (_letter, field: string | undefined) => field ?? '*',
    )
