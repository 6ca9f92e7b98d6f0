import type { Answer } from './browser.ts'

/** Every cookie that we set, and no other form: `__Host-` asks for the first three. */
const COOKIE =
  /^__Host-mittkanta-[\w-]+=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=(Strict|Lax)(; Max-Age=\d+)?$/

const ALWAYS: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=63072000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /frame-ancestors/,
  'referrer-policy': /^no-referrer$/,
}

const NEVER = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'etag',
  'server',
  'x-powered-by',
]

/**
 * What holds for every answer, whatever was asked: every answer that a browser
 * of the tests gets goes through here.
 *
 * @throws {Error} that names what is wrong with it
 */
export function lookedThrough(answer: Answer): Answer {
  const { headers, cookies, text } = answer
  const wrong = [
    ...cookies.filter((line) => !COOKIE.test(line) || line.length > 4096),
    ...Object.entries(ALWAYS)
      .filter(([name, form]) => !form.test(String(headers[name])))
      .map(([name]) => name),
    ...NEVER.filter((name) => headers[name] !== undefined),
    // A redirect repeats its address, which holds our signed request.
    ...(answer.location === '' && /\beyJ[\w-]+\.[\w-]*\./.test(text)
      ? ['a token in the body']
      : []),
    ...(headers['content-type'] === undefined && text !== ''
      ? ['a body without a type']
      : []),
  ]
  if (wrong.length > 0) throw new Error(`not as always: ${wrong.join(', ')}`)
  return answer
}
