import { ProblemDocument } from '@mittkanta/contracts'
import { problems, problemType, type ProblemKind } from '@mittkanta/problems'
import type { DescribedOperation } from './described.ts'
import type { FuzzRequest } from './requests.ts'
import type { FuzzAnswer } from './send.ts'
import { MARK } from './values.ts'

/** What is held against an answer besides what its operation says. */
export interface Expectations {
  readonly service: 'bff' | 'archive'
  /** What other people's records hold, and is never for who asks. */
  readonly othersOnly: readonly string[]
}

/** An answer takes no longer than this, even on a machine with other work, in milliseconds. */
const LONGEST_MS = 20_000

const TYPES: ReadonlyMap<string, number> = new Map(
  (Object.keys(problems) as ProblemKind[]).map((kind) => [
    problemType(kind),
    problems[kind].status,
  ]),
)

const IDENTITY_CODE = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b/
/** What an error would reveal of the program. */
const INSIDES =
  /\bat [\w.<> ]*\(?(?:file:|\/|node:)|node_modules|\.ts:\d+|ECONN|SQLSTATE|syntax error at|ZodError|TypeError/

/** Every answer of the bff has these. */
const BFF_HEADERS: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=\d{8}/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'content-security-policy': /default-src 'none'|sandbox/,
  'cross-origin-resource-policy': /^same-origin$/,
}
const UNWANTED = [
  'x-powered-by',
  'etag',
  'server',
  'access-control-allow-origin',
]

/** Where a cookie may be given; everywhere it may be taken away. */
const GIVES_COOKIES = /^\/(sign-in|left)/
const COOKIE =
  /^__Host-mittkanta-[\w-]+=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=(Strict|Lax)(; Max-Age=\d+)?$/

/** Answers in the form of another standard: OpenID Connect, RFC 6749. */
const OWN_ERRORS: ReadonlySet<string> = new Set([
  'post /sign-in/backchannel-logout',
])

const one = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value.join() : value

/** Everything that is wrong with an answer, in words; none when it is as agreed. */
export function complaintsOf(
  operation: DescribedOperation,
  request: FuzzRequest,
  answer: FuzzAnswer,
  expected: Expectations,
): string[] {
  const { status, milliseconds } = answer
  const text = answer.body.toString('utf8')
  const found: string[] = []
  const hold = (isSo: boolean, complaint: string) => {
    if (!isSo) found.push(complaint)
  }

  hold(status !== 0, 'no answer')
  hold(status < 500, `status ${status}`)
  hold(milliseconds < LONGEST_MS, `${Math.round(milliseconds)} ms`)
  if (status === 0 || isOfHttp(answer)) return found

  if (request.isAddressed) {
    hold(
      `${status}` in operation.responses,
      `status ${status} is not in the OpenAPI document`,
    )
  }
  found.push(...aboutHeaders(request, answer, expected.service))
  if (status >= 400) {
    found.push(...aboutProblem(operation, request, answer, text))
  } else if (status === 200 || status === 201) {
    const schema = operation.agreed.get(String(status))
    if (schema && request.isAddressed && text !== '') {
      hold(isAgreed(schema, text), 'not the agreed JSON')
    }
  }
  const told = `${text} ${one(answer.headers.location) ?? ''}`
  for (const secret of expected.othersOnly) {
    hold(!told.includes(secret), 'tells what is in the record of another')
  }
  hold(!INSIDES.test(status >= 400 ? told : ''), 'tells of the program')
  return found
}

/** Node itself refuses what is no HTTP, before there is anything of ours. */
const isOfHttp = ({ status, headers, body }: FuzzAnswer) =>
  [400, 408, 417, 431].includes(status) &&
  headers['x-request-id'] === undefined &&
  body.length === 0

function aboutHeaders(
  { target }: FuzzRequest,
  { headers, status }: FuzzAnswer,
  service: Expectations['service'],
): string[] {
  const found: string[] = []
  const isFile = one(headers['cache-control'])?.includes('immutable')
  if (
    one(headers['cache-control']) !== 'no-store' &&
    !isFile &&
    status !== 200
  ) {
    found.push('may be kept by somebody on the way')
  }
  for (const name of UNWANTED) {
    if (headers[name] !== undefined) found.push(`header ${name}`)
  }
  if (service === 'archive') {
    if (headers['set-cookie'] !== undefined) found.push('a cookie')
    return found
  }
  for (const [name, form] of Object.entries(BFF_HEADERS)) {
    if (!form.test(one(headers[name]) ?? '')) found.push(`no good ${name}`)
  }
  for (const cookie of [headers['set-cookie'] ?? []].flat()) {
    const isGone = cookie.endsWith('; Max-Age=0')
    if (!COOKIE.test(cookie)) found.push('a cookie of another form')
    if (!isGone && !GIVES_COOKIES.test(target)) found.push('gives a cookie')
  }
  return found
}

function aboutProblem(
  operation: DescribedOperation,
  { method }: FuzzRequest,
  { status, headers }: FuzzAnswer,
  text: string,
): string[] {
  const found: string[] = []
  if (text.includes(MARK)) found.push('repeats what was sent')
  if (IDENTITY_CODE.test(text)) found.push('tells an identity code')
  if (method === 'HEAD' || OWN_ERRORS.has(operation.name)) return found

  const type = one(headers['content-type']) ?? 'nothing'
  if (!type.startsWith('application/problem+json')) {
    return [...found, `an error as ${type}`]
  }
  const problem = ProblemDocument.safeParse(parsed(text)).data
  if (TYPES.get(problem?.type ?? '') !== status || problem?.status !== status) {
    found.push('not a problem document of ours')
  }
  return found
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isAgreed = (
  schema: { readonly safeParse: (value: unknown) => { success: boolean } },
  text: string,
) => schema.safeParse(parsed(text)).success
