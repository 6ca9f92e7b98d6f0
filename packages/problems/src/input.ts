import type { z } from 'zod'
import { Problem, type Failure } from './problem.ts'

/**
 * Checks what came from outside. Schemas of what goes out are parsed directly:
 * a stray column is then our 500, not a leak.
 *
 * @throws {Problem} `invalid-request`, with one failure per issue; the values
 *   themselves are not repeated
 */
export function input<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data

  throw new Problem('invalid-request', {
    cause: result.error,
    failures: result.error.issues.map((issue) => ({
      field: issue.path.map(String).join('.'),
      ...ruleOf(issue),
      section: '9.12.3',
    })),
  })
}

/** The rule that a value broke: named by the schema's own check, or by its shape. */
function ruleOf(issue: z.core.$ZodIssue): Pick<Failure, 'rule' | 'message'> {
  const rule: unknown = issue.code === 'custom' ? issue.params?.rule : undefined
  return typeof rule === 'string'
    ? { rule, message: issue.message }
    : {
        rule: `shape-${issue.code}`,
        message: 'The value does not have the agreed form',
      }
}
