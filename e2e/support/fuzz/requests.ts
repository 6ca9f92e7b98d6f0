import fc from 'fast-check'
import { bodyFor, type SentBody } from './bodies.ts'
import type { DescribedOperation } from './described.ts'
import {
  HOSTILE_TEXTS,
  hostileValue,
  MARK,
  valueOf,
  type Pools,
} from './values.ts'

/** One request as it goes over the wire, but for who sends it. */
export interface FuzzRequest {
  readonly method: string
  /** Path and query, as they are sent. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  /** Whether method and address are those of the operation. */
  readonly isAddressed: boolean
}

const METHODS = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'REPORT',
  'MKCOL',
]

/** Texts as a path can hold them: escaped, or as bad as the wire allows. */
const inPath = (text: string) => {
  try {
    return encodeURIComponent(text)
  } catch {
    // A lone surrogate has no UTF-8 bytes.
    return '%ED%A0%80'
  }
}

const hostilePart = fc.oneof(
  fc
    .constantFrom(...HOSTILE_TEXTS.filter((text) => text.length < 5_000))
    .map(inPath),
  fc.constantFrom(
    '%',
    '%00',
    '%ZZ',
    '%c0%af',
    '%2e%2e',
    ';x',
    '%2F',
    '..',
    MARK,
  ),
)

const TARGETS: readonly ((target: string) => string)[] = [
  (target) => `/${target}`,
  (target) => `${target}/`,
  (target) => target.toUpperCase(),
  (target) => target.replace('/', '/./'),
  (target) => target.replace('/', '/%2e%2e/'),
  (target) => `${target}%00`,
  (target) => `${target};jsessionid=1`,
  (target) => `${target}%ZZ`,
  (target) => `http://other.invalid${target}`,
  (target) => `http:///${target}`,
  (target) => target.replaceAll('/', '//'),
  (target) => target.replaceAll('/', '%2F'),
  (target) =>
    `${target}${target.includes('?') ? '&' : '?'}__proto__[polluted]=1`,
  (target) => `${target}?${'a=1&'.repeat(1_500)}`,
  (target) => `${target}?%`,
  (target) => `${target}#${MARK}`,
  (target) => `${target}?${'x'.repeat(10_000)}`,
  () => '/',
  () => '//',
  () => '/..',
  () => '*',
  () => '/api',
  () => '/.git/config',
]

const LANGUAGES = [
  'sv',
  'fi',
  'en',
  'fi-FI, sv;q=0.8',
  'xx',
  '',
  '*',
  ',,,;;;',
  'sv,'.repeat(2_000),
  MARK,
  'sv;q=abc',
  'en;q=-1',
]

/** Headers that change how a request is taken, where a server trusts them. */
const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Proto': 'https' },
  { 'X-Forwarded-Host': `${MARK}.invalid`, Forwarded: 'for=_x;host=y' },
  { 'X-HTTP-Method-Override': 'DELETE', 'X-Original-URL': '/api/session' },
  { Host: `${MARK}.invalid` },
  { Host: 'a b' },
  { Range: 'bytes=0-0, 5-, -1', 'If-Range': '"x"' },
  { 'If-None-Match': '*', 'If-Modified-Since': 'x' },
  { Origin: 'https://other.invalid' },
  { Origin: 'null', Referer: 'https://other.invalid/' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Mode': 'navigate' },
  { 'Sec-Fetch-Dest': 'document' },
  { 'Sec-Purpose': 'prefetch' },
  { 'X-MittKanta': '0' },
  { 'X-Request-Id': MARK, Traceparent: `00-${MARK}` },
  { Accept: 'text/html', 'Accept-Encoding': 'x-unknown;q=1, *;q=0' },
  { 'User-Agent': `${MARK}<script>`.repeat(50) },
  { Cookie: 'a=b; =; ;;; __proto__=x' },
  {
    Cookie:
      '__Host-mittkanta-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  },
  { Cookie: `__Host-mittkanta-session=${MARK}%00; __Host-mittkanta-session=x` },
  { Authorization: 'Bearer' },
  { Authorization: `Bearer ${MARK}` },
  { Authorization: 'Basic YTpi' },
  { Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
  { Authorization: `Bearer ${'a.'.repeat(5_000)}` },
  { 'X-Demo-Archived-At': 'yesterday' },
  { 'X-Demo-Archived-At': '9999-12-31T23:59:59.999Z' },
]

const weighed = <Value>(
  weight: number,
  rare: fc.Arbitrary<Value>,
  usual: fc.Arbitrary<Value>,
) =>
  fc.oneof(
    { weight: 100 - weight, arbitrary: usual },
    { weight, arbitrary: rare },
  )

function queryFor({ parameters }: DescribedOperation, pools: Pools) {
  const named = parameters.filter((parameter) => parameter.in === 'query')
  const one = fc.oneof(
    ...named.map(({ name, schema }) =>
      fc.tuple(
        fc.constant(name),
        weighed(25, hostileValue, valueOf(schema, pools, name)),
      ),
    ),
    fc.tuple(
      fc.constantFrom('language', '__proto__', 'x[y]', 'constructor', MARK),
      hostileValue,
    ),
  )
  return weighed(
    named.length > 0 ? 75 : 10,
    fc.array(one, { maxLength: 4 }),
    fc.constant<[string, unknown][]>([]),
  ).map((pairs) =>
    pairs
      .map(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        return `${inPath(name)}=${inPath(text.slice(0, 3_000))}`
      })
      .join('&'),
  )
}

function pathFor({ path }: DescribedOperation, pools: Pools) {
  const parts = path.split('/').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return fc.constant(part)
    const known = pools[name] ?? []
    return known.length === 0
      ? hostilePart
      : weighed(
          12,
          hostilePart,
          fc.constantFrom(...known).map((text) => inPath(String(text))),
        )
  })
  return fc.tuple(...parts).map((filled) => filled.join('/'))
}

/** What a browser says of where a request comes from. */
function siteHeaders(path: string): Record<string, string> {
  const destination = path.endsWith('/display')
    ? 'iframe'
    : /^\/(sign-in|left)/.test(path)
      ? 'document'
      : 'empty'
  return {
    'X-MittKanta': '1',
    'Sec-Fetch-Site': 'same-origin',
    'Sec-Fetch-Dest': destination,
  }
}

/** Requests for an operation: most are nearly as agreed, some are not at all. */
export function requestFor(
  operation: DescribedOperation,
  pools: Pools,
  examples: readonly unknown[] = [],
): fc.Arbitrary<FuzzRequest> {
  return fc
    .record({
      path: pathFor(operation, pools),
      query: queryFor(operation, pools),
      body: bodyFor(operation, pools, examples),
      method: weighed(
        6,
        fc.constantFrom(...METHODS),
        fc.constant(operation.method),
      ),
      twist: weighed<((target: string) => string) | undefined>(
        6,
        fc.constantFrom(...TARGETS),
        fc.constant(undefined),
      ),
      odd: weighed<Readonly<Record<string, string>>>(
        12,
        fc.constantFrom(...ODD_HEADERS),
        fc.constant({}),
      ),
      spoken: fc.constantFrom(...LANGUAGES),
    })
    .map(({ path, query, body, method, twist, odd, spoken }) => {
      const target = query === '' ? path : `${path}?${query}`
      return {
        method,
        target: twist ? twist(target) : target,
        headers: {
          ...siteHeaders(operation.path),
          'Accept-Language': spoken,
          ...headersOf(body),
          ...odd,
        },
        body: method === 'TRACE' ? undefined : body?.bytes,
        isAddressed: twist === undefined && method === operation.method,
      }
    })
}

const headersOf = (body: SentBody | undefined) => body?.headers ?? {}
