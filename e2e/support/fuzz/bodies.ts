import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { DescribedOperation } from './described.ts'
import { mutated, mutation } from './mutate.ts'
import { HOSTILE_TEXTS, hostileValue, valueOf, type Pools } from './values.ts'

export interface SentBody {
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const MEGABYTE = 1024 * 1024
const BOMB = gzipSync(Buffer.alloc(48 * MEGABYTE, 0x20))

type Packing = (bytes: Buffer) => SentBody

/** How a body is packed; nearly always not at all. */
const PACKINGS: readonly Packing[] = [
  (bytes) => ({
    bytes: gzipSync(bytes),
    headers: { 'Content-Encoding': 'gzip' },
  }),
  (bytes) => ({ bytes, headers: { 'Content-Encoding': 'gzip' } }),
  (bytes) => ({
    bytes: deflateSync(bytes),
    headers: { 'Content-Encoding': 'deflate' },
  }),
  (bytes) => ({
    bytes: brotliCompressSync(bytes),
    headers: { 'Content-Encoding': 'br' },
  }),
  (bytes) => ({ bytes, headers: { 'Content-Encoding': 'x-unknown' } }),
  (bytes) => ({ bytes, headers: { 'Content-Encoding': 'gzip, gzip' } }),
  () => ({ bytes: BOMB, headers: { 'Content-Encoding': 'gzip' } }),
  (bytes) => ({
    bytes: gzipSync(bytes).subarray(0, -6),
    headers: { 'Content-Encoding': 'gzip' },
  }),
]

const TYPES = [
  '',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/json;;;',
  '/',
  'application/jsonp',
  'application/pdf',
  'APPLICATION/JSON',
  'application/json, text/plain',
  'x'.repeat(3_000),
]

/** JSON that is not written as others write it. */
const REWRITINGS: readonly ((text: string) => string | Buffer)[] = [
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text) => `\ufeff${text}`,
  (text) => Buffer.from(text, 'utf16le'),
  (text) => text.replace('{', '{"__proto__":{"polluted":true},'),
  (text) =>
    text.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
  (text) => `${text}${text}`,
  (text) => text.replace('{', '{"language":"sv","language":"xx",'),
  () => `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
  () => '{"a":'.repeat(20_000),
  () => 'null',
  () => '"text"',
  () => '[]',
  () => '{}',
  () => '',
  () => 'NaN',
  (text) => `/* */${text}`,
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x80])]),
  (text) => text.replaceAll('"', '\\u0000"'),
  // Halves of surrogate pairs: as escapes in every text, and as raw bytes.
  (text) => text.replaceAll(/"(?=[,}\]])/g, '\\ud800"'),
  (text) => text.replaceAll(/"(?=[,}\]])/g, '\\udc00"'),
  (text) =>
    Buffer.from(text.replaceAll(/"(?=[,}\]])/g, '\xed\xa0\x80"'), 'latin1'),
  (text) => text.replaceAll(/"(?=[,}\]])/g, '\\u202e"'),
  (text) => text.replace(/"(?=[,}\]])/, `${'x'.repeat(2 * MEGABYTE)}"`),
  (text) => text.padEnd(5 * MEGABYTE, ' '),
  () => 'a=1&'.repeat(200),
]

const rarely = <Value>(
  weight: number,
  arbitrary: fc.Arbitrary<Value>,
): fc.Arbitrary<Value | undefined> =>
  fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary },
  )

const formOf = (value: unknown): string =>
  new URLSearchParams(
    Object.entries((value ?? {}) as Record<string, unknown>).map(
      ([key, one]) => [
        key,
        typeof one === 'string' ? one : JSON.stringify(one),
      ],
    ),
  ).toString()

/**
 * Bodies for an operation: as agreed, nearly so, and not at all.
 *
 * @param examples bodies that the service takes, to be changed a little
 */
export function bodyFor(
  { requestBody }: DescribedOperation,
  pools: Pools,
  examples: readonly unknown[],
): fc.Arbitrary<SentBody | undefined> {
  const content = Object.entries(requestBody?.content ?? {})
  const [type, media] = content[0] ?? ['application/json', undefined]
  const isForm = type === 'application/x-www-form-urlencoded'
  const isJson = isForm || type === 'application/json'
  const agreed =
    media && isJson
      ? valueOf(media.schema, pools)
      : fc.constantFrom<unknown>(...HOSTILE_TEXTS, {})
  const value = fc.oneof(
    { weight: 3, arbitrary: agreed },
    ...(examples.length > 0
      ? [{ weight: 5, arbitrary: fc.constantFrom(...examples) }]
      : []),
    { weight: 1, arbitrary: hostileValue },
  )
  const sent = fc
    .record({
      value,
      mutations: fc.array(mutation, { maxLength: 2 }),
      rewriting: rarely(12, fc.constantFrom(...REWRITINGS)),
      packing: rarely(8, fc.constantFrom(...PACKINGS)),
      wrongType: rarely(8, fc.constantFrom(...TYPES)),
      type: fc.constantFrom(...content.map(([one]) => one), type),
    })
    .map(({ wrongType, ...made }): SentBody => {
      const changed = mutated(made.value, made.mutations)
      const text = isForm ? formOf(changed) : JSON.stringify(changed ?? null)
      const written = Buffer.from(made.rewriting?.(text) ?? text)
      const packed = made.packing?.(written) ?? { bytes: written, headers: {} }
      const told = wrongType ?? made.type
      return {
        bytes: packed.bytes,
        headers: {
          ...packed.headers,
          ...(told !== '' && { 'Content-Type': told }),
        },
      }
    })
  // Where nothing is agreed something is sent now and then all the same.
  return media ? rarely(95, sent) : rarely(6, sent)
}
