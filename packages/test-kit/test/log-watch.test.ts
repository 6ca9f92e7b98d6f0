import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes, randomUUID } from 'node:crypto'
import { createLog } from '@mittkanta/service-kit'
import { beforeEach, describe, expect, it } from 'vitest'
import { neverLogged, takeLeaks } from '../src/index.ts'
import { refuseLeaks } from '../src/log-watch/watched.ts'
import { leakIn, masked } from '../src/log-watch/forms.ts'

const CODE = '010190-900X'
const log = createLog('test', { write: () => undefined })

// What a test here leaves behind is meant to fail it.
beforeEach(() => expect(takeLeaks()).toEqual([]))

const kinds = () => takeLeaks().map(({ kind, where }) => [kind, where])

describe('a line', () => {
  it.each('-+ABCDEFUVWXY'.split(''))(
    'leaks an identity code with the separator %s',
    (separator) => {
      const code = `010190${separator}900x`
      for (const line of [code, `{"a":"${code}"}`, `/persons/${code}?x`]) {
        expect(leakIn(line, [])).toBe('an identity code')
      }
    },
  )

  it('leaks tokens, secrets of browsers and identifiers of documents', () => {
    const secret = `aA0${'x'.repeat(40)}`
    for (const text of [
      'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln',
      `cookie ${secret};`,
      '1.2.246.10.1234567.93.2024.1',
    ]) {
      expect([text, leakIn(text, [])]).not.toEqual([text, undefined])
    }
  })

  it('leaks a text also where JSON writes it otherwise', () => {
    expect(leakIn('{"a":"said \\"no\\" twice"}', ['said "no"'])).toBeDefined()
  })

  it('leaks nothing by a UUID, a hash, a time or a place in the code', () => {
    for (let count = 0; count < 20_000; count += 1) {
      const line = [
        `{"instance":"urn:uuid:${randomUUID()}"}`,
        randomBytes(32).toString('hex'),
        randomUUID().toUpperCase(),
        randomBytes(16).toString('base64url'),
      ].join(' ')
      expect([line, leakIn(line, [])]).toEqual([line, undefined])
    }
    const usual =
      '{"time":"2024-03-01T10:00:00.000Z","frames":["at a (node:internal/modules/run_main:123:12)"],"issuer":"http://127.0.0.1:40301"}'
    expect(leakIn(usual, ['Aino Lindqvist'])).toBeUndefined()
  })

  it('is reported without its contents', () => {
    const line = masked(`{"error":{"code":"${CODE}"},"msg":"Aino 12"}`)
    expect(line).not.toMatch(/010190|900|Aino|12/)
    expect(line).toContain('"code"')
  })
})

describe('a test fails for', () => {
  it('what is logged', () => {
    log.error({ event: CODE }, 'Something happened')
    expect(refuseLeaks).toThrow('an identity code in log: {"level":')
    expect(refuseLeaks).not.toThrow()
  })

  it('a text that its file has named', () => {
    neverLogged('a sentence of a document')
    log.info({ rule: 'a sentence of a document' }, 'Something happened')
    expect(kinds()).toHaveLength(1)
  })

  it('what the process prints', () => {
    process.stderr.write(`${CODE}\n`)
    globalThis.console.error('said', { code: CODE })
    expect(kinds().map(([, where]) => where)).toEqual(
      expect.arrayContaining(['stderr', 'console.error']),
    )
  })

  it('what a process that it starts prints, which others still can read', async () => {
    const child = spawn(process.execPath, ['-p', JSON.stringify(CODE)])
    let read = ''
    child.stdout.on('data', (chunk) => (read += String(chunk)))
    await once(child, 'close')
    expect(read.trim()).toBe(CODE)
    expect(kinds()).toEqual([['an identity code', 'stdout of a process']])
  })
})
