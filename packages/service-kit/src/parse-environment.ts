import type { z } from 'zod'
import { CannotStart } from './cannot-start.ts'

/**
 * Reads the configuration of a service from the environment, once, at start.
 * An empty variable counts as absent.
 *
 * @throws {CannotStart} that names every variable that is wrong, and not its value
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  )
  const result = schema.safeParse(given)
  if (result.success) return result.data

  throw new CannotStart(
    result.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'configuration'}: ${message}`,
    ),
  )
}
