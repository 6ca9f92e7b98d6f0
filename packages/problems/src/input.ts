import type { z } from 'zod'
import { Problem } from './problem.ts'

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
      rule: `shape-${issue.code}`,
      section: '9.12.3',
      message: 'The value does not have the agreed form',
    })),
  })
}
