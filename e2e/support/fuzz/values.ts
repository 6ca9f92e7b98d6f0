import fc from 'fast-check'
import type { Schema } from './described.ts'

/** Part of everything hostile, so that an answer that repeats it is seen. */
export const MARK = 'qzjx7fuzz'

/** Known good values of fields and parameters, by their names. */
export type Pools = Readonly<Record<string, readonly unknown[]>>

const nested = (depth: number): unknown =>
  JSON.parse('['.repeat(depth) + ']'.repeat(depth))

/** Texts that programs are known to fail on. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  `${MARK}\0x`,
  '\u0001',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ud800',
  `${MARK}\udfff`,
  '\udc00\ud800',
  '\uffff',
  '\ufffe',
  '\ufeff',
  ' \n\t\u00a0\u3000',
  '\u200b\u2060',
  '\u3164',
  '\ufdd0',
  `\ufeff${MARK}`,
  `${MARK}\u202e`,
  `${MARK}\u2067x\u2069`,
  `${MARK}\u2028x`,
  '𝒳'.repeat(501),
  '👩‍👩‍👧‍👦',
  '🇫🇮',
  '\u202e\u202dRTL',
  'عربى',
  'e\u0301'.repeat(50),
  'İıſK',
  MARK.repeat(20),
  `${MARK}${'x'.repeat(70_000)}`,
  '9'.repeat(400),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..\\..\\windows',
  '/%2e%2e/',
  '.',
  '..',
  '//',
  `${MARK}' OR '1'='1`,
  `${MARK}";DROP TABLE person;--`,
  '$1',
  '\\',
  `<script>probe('${MARK}')</script>`,
  `javascript:${MARK}`,
  '${7*7}',
  `${MARK}\r\nSet-Cookie: a=b`,
  '%',
  '%00',
  '%zz',
  '%u0041',
  '{{7*7}}',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '1_000',
  '٣',
  'null',
  'true',
  '0000-00-00',
  '9999-12-31',
  '2024-02-30',
  '+275760-09-13',
  '-000001-01-01',
  '2024-02-01T25:00:00Z',
  '2024-02-01T10:00:00+99:99',
  '2024-W05',
  '1e3',
  '2.999.1',
  '1.2',
  '1.2.246.00.1',
  `1.2.${'9'.repeat(190)}`,
  // Artificial codes: the first belongs to no person of the stories.
  '010280-952L',
  '010280-952l',
  '290299-9999',
  '０１０２８０-952L',
  '00000000-0000-0000-0000-000000000000',
  'A'.repeat(22),
  '_'.repeat(22),
  'file:///etc/passwd',
  'http://169.254.169.254/',
  '${jndi:ldap://x}',
]

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 60 }).map((text) => `${MARK}${text}`),
)

const HOSTILE_NUMBERS = [
  -1,
  0,
  1,
  0.5,
  -0,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  5e-324,
  100_001,
]

/** Anything that JSON can hold, outside every contract. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}) },
  { weight: 1, arbitrary: hostileText.map((text) => [text]) },
  { weight: 1, arbitrary: hostileText.map((text) => ({ [text]: text })) },
  { weight: 1, arbitrary: fc.constantFrom(50, 1_000).map(nested) },
  {
    weight: 1,
    arbitrary: fc.constant(Array.from({ length: 2_000 }, (_, at) => at)),
  },
)

const day = fc
  .date({
    min: new Date('2015-01-01'),
    max: new Date('2026-12-31'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))

function textOf({ format, pattern, minLength, maxLength }: Schema) {
  if (format === 'date') return day
  if (format === 'date-time') return day.map((date) => `${date}T10:00:00+02:00`)
  if (format === 'uuid') return fc.uuid({ version: 4 })
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.string({
    unit: 'grapheme-composite',
    minLength: minLength ?? 0,
    maxLength: Math.min(maxLength ?? 30, 30),
  })
}

const objectOf = (
  { properties = {}, required = [] }: Schema,
  pools: Pools,
): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([key, schema]) => [
        key,
        valueOf(schema, pools, key),
      ]),
    ),
    { requiredKeys: [...required] },
  )

/**
 * Values of a schema's form.
 *
 * @param pools values to be preferred where a field has that name
 * @param name of the field
 */
export function valueOf(
  schema: Schema,
  pools: Pools,
  name = '',
): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  const pool = pools[name] ?? []
  const plain = ((): fc.Arbitrary<unknown> => {
    if (choices) {
      return fc.oneof(...choices.map((one) => valueOf(one, pools, name)))
    }
    if (schema.enum) return fc.constantFrom(...schema.enum)
    switch (schema.type) {
      case 'object':
        return objectOf(schema, pools)
      case 'array':
        return fc.array(valueOf(schema.items ?? {}, pools, name), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, 3),
        })
      case 'integer':
      case 'number': {
        const min = Math.max(schema.minimum ?? 0, -3)
        const max = Math.min(schema.maximum ?? Infinity, min + 20)
        return fc.integer({ min, max })
      }
      case 'boolean':
        return fc.boolean()
      case 'string':
        return textOf(schema)
      case undefined:
      default:
        return hostileValue
    }
  })()
  return pool.length === 0
    ? plain
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pool) }, plain)
}
