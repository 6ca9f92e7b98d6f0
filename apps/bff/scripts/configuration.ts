import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { variables } from '../src/config/variables.ts'

const BEGIN = '<!-- bff:begin, printed by apps/bff/scripts/configuration.ts -->'
const END = '<!-- bff:end -->'

const DOCUMENT = fileURLToPath(
  new URL('../../../docs/configuration.md', import.meta.url),
)

const cell = (text: string) => text.replaceAll('|', '\\|')

function defaultOf(schema: z.ZodType, name: string): string {
  const empty = z.object({ [name]: schema }).safeParse({})
  if (!empty.success) return '– (must be given)'
  const given: unknown = rawOf(schema).safeParse(undefined).data
  return given === undefined || given === '' ? '–' : `\`${written(given)}\``
}

/** As it would be written into the environment. */
const written = (value: unknown) =>
  value instanceof URL ? value.href : z.coerce.string().parse(value)

/** A default as it would be written into the environment. */
const rawOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodPrefault
    ? z.any().prefault(schema.def.defaultValue)
    : schema instanceof z.ZodPipe
      ? rawOf(schema.def.in as z.ZodType)
      : schema

/** The table of all variables of the bff, in Markdown. */
export function configurationTable(): string {
  const rows = Object.entries(variables.shape).map(
    ([name, schema]) =>
      `| \`${name}\` | ${cell(defaultOf(schema, name))} | ${cell(schema.description ?? '')} |`,
  )
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join(
    '\n',
  )
}

/** The document with the table between its marks. @throws {Error} without marks */
export function withTable(document: string, table: string): string {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('The marks are missing')
  return `${document.slice(0, begin)}${BEGIN}\n\n${table}\n\n${document.slice(end)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = await readFile(DOCUMENT, 'utf8')
  await writeFile(DOCUMENT, withTable(document, configurationTable()))
}
