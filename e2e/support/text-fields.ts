import { z } from 'zod'

/** Where a text is in a value: names of members, and 0 for the first element of a list. */
export type TextPath = readonly (string | 0)[]

/** Every place of a schema that a text can be given in, found by walking the schema. */
export function textPathsOf(
  schema: z.ZodType,
  above: TextPath = [],
): readonly TextPath[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return textPathsOf(schema.unwrap() as z.ZodType, above)
  }
  if (schema instanceof z.ZodArray) {
    return textPathsOf(schema.element as z.ZodType, [...above, 0])
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(
      ([name, member]) => textPathsOf(member, [...above, name]),
    )
  }
  const isText = schema instanceof z.ZodString || schema instanceof z.ZodEnum
  if (isText) return [above]
  const isOther =
    schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean
  if (isOther) return []
  throw new Error(`no way into ${schema.def.type} at ${above.join('.')}`)
}

/** A path as refusals of a shape name it: `documents.0.metadata.caseId`. */
export const fieldOf = (path: TextPath): string => path.join('.')

/** A copy of a value with another text in one place; what is missing on the way is made. */
export function withText<Value>(
  value: Value,
  path: TextPath,
  text: string,
): Value {
  const copy = structuredClone(value)
  let holder = copy as Record<string | 0, unknown>
  path.slice(0, -1).forEach((step, at) => {
    holder[step] ??= path[at + 1] === 0 ? [] : {}
    holder = holder[step] as Record<string | 0, unknown>
  })
  const last = path.at(-1)
  if (last !== undefined) holder[last] = text
  return copy
}
