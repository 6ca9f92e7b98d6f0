import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

const tracked = execFileSync('git', ['ls-files'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n')

/** What runs in production: sources of services, packages and pages. */
const production = tracked.filter((path) =>
  /^(apps|packages)\/(?!test-kit\/)[^/]+\/(src|viewer)\/.*\.tsx?$/.test(path),
)

const linesWith = (form: RegExp, paths: readonly string[]) =>
  paths.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .filter((line) => form.test(line))
      .map((line) => `${path}: ${line.trim().slice(0, 80)}`),
  )

/** What no line of production code may do, by what it would open. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'runs text as code': /\beval\(|new Function\(|from 'node:vm'|'vm2'/,
  'runs a shell': /\bexec(Sync)?\(['"`]|\bshell: true|spawn\(['"`](sh|bash)\b/,
  'writes markup past the framework':
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
  'trusts any certificate':
    /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/,
  'reads HTTP leniently': /insecureHTTPParser|insecure-http-parser/,
  'guesses secrets by a weak generator': /Math\.random|pseudoRandomBytes/,
  'hashes with a broken function':
    /create(Hash|Hmac)\(\s*['"](md4|md5|sha1|ripemd)/i,
  'encrypts without authentication':
    /create(C|Dec)ipher(iv)?\(\s*['"](?!aes-256-gcm)|aes-\d+-(ecb|cbc|ctr)|RSA_PKCS1_PADDING/i,
  // But those that the operator names (docs/operations.md, "Limits").
  'trusts what a proxy claims':
    /trust proxy', (?!false|\[\.\.\.(config\.)?trustedProxies\])/,
  'lets other origins read': /access-control-allow/i,
  // Except `jsonBody`, which a handler calls when it knows who is asking.
  'parses a body before the caller is known':
    /\bexpress\.(json|text|raw)\((?!\{ limit \}\))|import .*\bjson\b.* from 'express'/,
}

/** Forms of secrets that could have been committed by mistake. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'a private key in PEM': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  'a private key as a JWK': /"d"\s*:\s*"[A-Za-z0-9_-]{40,}"/,
  'a password in an address': /\w:\/\/[\w.-]+:(?!\$)[^\s@/'"`${}*…]{4,}@/,
}

/** One line for each form, so that a form that finds nothing any more is noticed. */
const FOUND = [
  'eval(text)',
  'exec(`ls ${name}`)',
  'element.innerHTML = text',
  '{ rejectUnauthorized: false }',
  '{ insecureHTTPParser: true }',
  'const token = Math.random()',
  "createHash('md5')",
  "createCipheriv('aes-128-ecb'",
  "app.set('trust proxy', true)",
  "res.setHeader('Access-Control-Allow-Origin'",
  "import { json } from 'express'",
]

describe('production code', () => {
  it('would be found out', () => {
    const forms = Object.values(FORBIDDEN)
    expect(
      FOUND.map((line) => forms.findIndex((form) => form.test(line))),
    ).toEqual(forms.map((_form, index) => index))
  })

  it('is found', () => {
    expect(production.length).toBeGreaterThan(300)
  })

  it.each(Object.entries(FORBIDDEN))('nowhere %s', (_what, form) => {
    expect(linesWith(form, production)).toEqual([])
  })
})

describe('the repository', () => {
  const readable = tracked.filter((path) =>
    /\.(tsx?|c?js|json|md|ya?ml|sql|html|conf|env)$|(^|\/)[^.]+$/.test(path),
  )

  it.each(Object.entries(SECRETS))('holds nowhere %s', (_what, form) => {
    expect(linesWith(form, readable)).toEqual([])
  })

  it('fetches packages from the npm registry only', () => {
    const addresses = [
      ...readFileSync(join(ROOT, 'package-lock.json'), 'utf8').matchAll(
        /"resolved": "(\w+:\/\/[^/]+)/g,
      ),
    ].map(([, host]) => host)
    expect(
      [...new Set(addresses)].filter(
        (host) => host !== 'https://registry.npmjs.org',
      ),
    ).toEqual([])
  })
})
