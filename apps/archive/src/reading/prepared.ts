import type { Statement } from '@mittkanta/database'

/** A statement that waits for its values, by the names of its parameters. */
export type Prepared<Name extends string> = (
  values: Readonly<Record<Name, unknown>>,
) => Statement

/**
 * Writes one prepared statement whose parameters have names: each is numbered
 * where it is first used, so that a condition can be used in any statement.
 *
 * @param name of the prepared statement on PostgreSQL; one name, one text
 * @param write gives the text; it calls `of` for every parameter
 */
export function prepared<Name extends string>(
  name: string,
  write: (of: (parameter: Name) => string) => string,
): Prepared<Name> {
  const order: Name[] = []
  const text = write((parameter) => {
    if (!order.includes(parameter)) order.push(parameter)
    return `$${order.indexOf(parameter) + 1}`
  })
  return (values) => ({
    name,
    text,
    values: order.map((parameter) => values[parameter]),
  })
}
