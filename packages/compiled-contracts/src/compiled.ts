import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { z } from 'zod'
import { AJV_OPTIONS, exactShape } from './exact-shape.ts'

/** A contract compiled into code, which takes a fraction of zod's time. */
export interface Compiled<T> {
  /**
   * The value, when it has exactly the agreed shape.
   *
   * @throws {TypeError} when it has another; the message does not repeat it
   */
  readonly parse: (value: unknown) => T
}

/**
 * Compiles contracts, each once.
 *
 * @throws {NotExact} for a contract that would mean something else compiled
 */
export type Compile = <Schema extends z.ZodType>(
  schema: Schema,
) => Compiled<z.output<Schema>>

/**
 * @param plainDate the one schema with a custom check: a day of the calendar
 * @param isPlainDate that check
 */
export function compilerOf(
  plainDate: z.ZodType,
  isPlainDate: (text: string) => boolean,
): Compile {
  const ajv = new Ajv2020({
    ...AJV_OPTIONS,
    formats: { ...AJV_OPTIONS.formats, date: isPlainDate },
  })
  const known = new WeakMap<z.ZodType, ValidateFunction>()

  const compile = (schema: z.ZodType) => {
    const isOfShape = ajv.compile(exactShape(schema, plainDate))
    known.set(schema, isOfShape)
    return isOfShape
  }

  return <Schema extends z.ZodType>(schema: Schema) => {
    const isOfShape = known.get(schema) ?? compile(schema)
    return {
      parse: (value) => {
        if (isOfShape(value)) return value as z.output<Schema>
        throw new TypeError('a value of another shape')
      },
    }
  }
}
