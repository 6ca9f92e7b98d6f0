import type { Copied } from './database.ts'

/**
 * Rows in the text format of COPY, in the order of `columns`: fields parted by
 * tabs, rows ended by line feeds, null as `\N`.
 */
export const copyText = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Copied>>[],
): string =>
  rows
    .map(
      (row) =>
        `${columns.map((column) => field(row[column] ?? null)).join('\t')}\n`,
    )
    .join('')

function field(value: Copied): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value)) return escaped(arrayText(value as string[]))
  return typeof value === 'object'
    ? escaped(JSON.stringify(value))
    : String(value)
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

const escaped = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (character) => SPECIAL[character] ?? '')

/** An array as PostgreSQL writes it, every element in quotes. */
const arrayText = (elements: readonly string[]) =>
  `{${elements
    .map((element) => `"${element.replace(/["\\]/g, '\\$&')}"`)
    .join(',')}}`
