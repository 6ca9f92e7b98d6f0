import { describe, expect, it } from 'vitest'
import { createLog } from '../src/index.ts'

function logged(fields: object, message = 'Something happened'): string {
  const lines: string[] = []
  const log = createLog('test', { write: (line: string) => lines.push(line) })
  log.error(fields, message)
  return lines.join('')
}

describe('a log line', () => {
  it('is one JSON object with service, level, time in UTC and message', () => {
    const line = logged({ event: 'stopped', count: 3 })

    expect(line.endsWith('\n')).toBe(true)
    expect(line.trimEnd()).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({
      service: 'test',
      level: 'error',
      event: 'stopped',
      count: 3,
      msg: 'Something happened',
      time: expect.stringMatching(/Z$/) as unknown,
    })
  })

  it('leaves out every field that is not on the list', () => {
    const line = logged({
      identityCode: '010190-999X',
      name: 'Aino',
      url: '/x',
    })

    expect(line).not.toContain('010190-999X')
    expect(line).not.toContain('Aino')
    expect(line).not.toContain('/x')
  })

  it('knows an error by kind, code and place, and not by its message', () => {
    const cause = Object.assign(new TypeError('secret cause'), {
      code: '23505',
    })
    const line = logged({ error: new Error('secret 010190-999X', { cause }) })

    expect(line).not.toContain('secret')
    expect(line).not.toContain('010190-999X')
    expect(JSON.parse(line)).toMatchObject({
      error: {
        name: 'Error',
        frames: expect.arrayContaining([
          expect.stringContaining('log.test.ts'),
        ]) as unknown,
        cause: { name: 'TypeError', code: '23505' },
      },
    })
  })

  it('leaves out a code that could be text', () => {
    const error = Object.assign(new Error('x'), { code: 'a secret text' })

    expect(logged({ error })).not.toContain('secret')
  })

  it('takes neither the name, the code nor a line of an error for what it is not', () => {
    const message = 'x\n    at Aino 010190-999X (file:///a.ts:1:1)'
    const over = { name: 'Aino Lindqvist', code: '010190-999X' }
    const line = logged({ error: Object.assign(new Error(message), over) })

    expect(line).not.toMatch(/Aino|010190/)
    expect(JSON.parse(line)).toMatchObject({
      error: {
        name: 'Error',
        frames: expect.arrayContaining([
          expect.stringContaining('log.test.ts'),
        ]) as unknown,
      },
    })
  })

  it('says where each line of our own code is', () => {
    const { frames } = (
      JSON.parse(logged({ error: new Error('x') })) as {
        error: { frames: string[] }
      }
    ).error
    expect(frames.length).toBeGreaterThan(3)
    expect(frames[0]).toMatch(/log\.test\.ts:\d+:\d+/)
  })

  it('stays one line whatever an event holds', () => {
    expect(
      logged({ event: 'a\n{"level":"info"}\u001b[31m' }).trim().split('\n'),
    ).toHaveLength(1)
  })
})
