import type { PlainDate } from '@mittkanta/calendar'

/*
 * Values of a row, read so that nothing slips by: what is not of the expected
 * form is `undefined`, and the code that reads it decides what that means.
 * Dates come from columns of type date: their form is all that is left to check
 * (PostgreSQL also knows `infinity` and years of five digits).
 */

const DATE = /^\d{4}-\d{2}-\d{2}$/

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

export const textOrNull = (value: unknown): string | null | undefined =>
  value === null ? null : text(value)

export const day = (value: unknown): PlainDate | undefined =>
  typeof value === 'string' && DATE.test(value)
    ? (value as PlainDate)
    : undefined

export const moment = (value: unknown): Date | undefined =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value : undefined

/** An instant as ISO 8601 in UTC. */
export const instant = (value: unknown): string | undefined =>
  moment(value)?.toISOString()

export const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value
    : undefined

/** A value of a closed union, `unknown` for everything else. */
export const oneOf = <Value extends string>(
  union: readonly Value[],
  value: unknown,
): Value | 'unknown' => union.find((known) => known === value) ?? 'unknown'

/** A value all of whose parts were read. */
export type Complete<Parts> = {
  [Name in keyof Parts]: Exclude<Parts[Name], undefined>
}

/** The parts when every one of them was read, else `undefined`. */
export const complete = <Parts extends object>(
  parts: Parts,
): Complete<Parts> | undefined =>
  Object.values(parts).includes(undefined)
    ? undefined
    : (parts as Complete<Parts>)
