import { z } from 'zod'
import { isTextType } from './text.ts'

/**
 * Where a schema takes in a string whose characters no text type, pattern, format
 * or list of values determines. Tests hold the schemas of what comes in to it.
 *
 * @param at path of the schema, with which each place begins
 * @throws {Error} for a kind of schema that it does not know
 */
export function bareStrings(schema: z.core.$ZodType, at = ''): string[] {
  if (isTextType(schema)) return []
  const { def } = schema._zod as unknown as {
    readonly def: Readonly<Record<string, unknown>> & { readonly type: string }
  }
  const inner = (part: unknown, name = '') =>
    bareStrings(part as z.core.$ZodType, name === '' ? at : `${at}.${name}`)
  switch (def.type) {
    case 'string':
      return isDetermined(schema) ? [] : [at]
    case 'object':
      return Object.entries(def.shape as object).flatMap(([name, member]) =>
        inner(member, name),
      )
    case 'array':
      return inner(def.element)
    case 'union':
      return (def.options as unknown[]).flatMap((option) => inner(option))
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return inner(def.innerType)
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'undefined':
      return []
    default:
      throw new Error(`unknown kind of schema at ${at}: ${def.type}`)
  }
}

/** Whether a pattern or a format determines every character. */
function isDetermined(schema: z.core.$ZodType): boolean {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' })
  return (
    json.format !== undefined ||
    (typeof json.pattern === 'string' && /^\^.*\$$/s.test(json.pattern))
  )
}
