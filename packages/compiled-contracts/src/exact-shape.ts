import { z } from 'zod'

/** The only kinds of schema and check that JSON Schema says exactly as zod does. */
const EXACT = new Set([
  'object',
  'array',
  'record',
  'union',
  'nullable',
  'optional',
  'string',
  'number',
  'boolean',
  'enum',
  'literal',
  'unknown',
])
const EXACT_CHECKS = new Set([
  'min_length',
  'max_length',
  'greater_than',
  'less_than',
  'number_format',
])

/** What makes Ajv mean what zod means. */
export const AJV_OPTIONS = {
  messages: false,
  // It calls `unicode: false` deprecated.
  logger: false,
  // As zod does: characters are counted in UTF-16, patterns have no flags.
  unicode: false,
  unicodeRegExp: false,
  formats: {
    date: () => true,
    // Said by a pattern beside them.
    'date-time': true,
    uuid: true,
  },
} as const

/** A contract that would mean something else as JSON Schema. */
export class NotExact extends Error {}

/**
 * A contract as JSON Schema, which means exactly the same.
 *
 * @param plainDate the one schema with a custom check, a day of the calendar:
 *   the format `date`
 * @throws {NotExact} for a schema that would mean something else
 */
export const exactShape = (schema: z.ZodType, plainDate: z.ZodType) =>
  z.toJSONSchema(schema, {
    unrepresentable: 'throw',
    override: ({ zodSchema }) => assertExact(zodSchema, plainDate),
  })

/** Holds a schema, and each one inside it, to what is known to mean the same. */
function assertExact(schema: z.core.$ZodType, plainDate: z.ZodType): void {
  const { def } = schema._zod
  if (!EXACT.has(def.type) || ('coerce' in def && def.coerce))
    throw new NotExact(def.type)
  // A schema with a description (`meta`) has the one without it for a parent.
  if (schema === plainDate || schema === plainDate._zod.parent) return
  // A schema of a format, such as an instant, is its own first check.
  const own = 'check' in def ? [def as unknown as z.core.$ZodCheckDef] : []
  const others = (def.checks ?? []).map(({ _zod }) => _zod.def)
  for (const check of [...own, ...others])
    if (!isExactCheck(check)) throw new NotExact(check.check)
}

function isExactCheck(def: z.core.$ZodCheckDef): boolean {
  if (EXACT_CHECKS.has(def.check)) return true
  // Without a pattern, zod tests more than JSON Schema can say.
  return (
    def.check === 'string_format' &&
    'pattern' in def &&
    def.pattern instanceof RegExp &&
    def.pattern.flags === ''
  )
}
