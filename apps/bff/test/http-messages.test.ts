import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { house, type House } from './support/house.ts'
import { rawRequest } from './support/raw-request.ts'

let bff: House
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())

const lines = (...given: string[]) => `${given.join('\r\n')}\r\n\r\n`
const post = (...headers: string[]) =>
  lines('POST /api/session/end HTTP/1.1', 'Host: localhost', ...headers)
const HIDDEN = 'GET /api/session HTTP/1.1\r\nHost: x\r\n\r\n'

/** A message whose end a proxy could see elsewhere than we do. */
const AMBIGUOUS: Readonly<Record<string, string>> = {
  'two lengths': `${post('Content-Length: 0', 'Content-Length: 44')}${HIDDEN}`,
  'a length and chunks': `${post('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${HIDDEN}`,
  'chunks and a length': `${post('Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${HIDDEN}`,
  'a coding of another name': `${post('Transfer-Encoding: xchunked')}0\r\n\r\n${HIDDEN}`,
  'chunks that are not the last coding': `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n${HIDDEN}`,
  'a space before the colon': `${post('Transfer-Encoding : chunked')}0\r\n\r\n${HIDDEN}`,
  'a length with a sign': `${post('Content-Length: +4')}0000${HIDDEN}`,
  'a length in hexadecimal': `${post('Content-Length: 0x4')}0000${HIDDEN}`,
  'a header over two lines': post('X-A: 1', ' Transfer-Encoding: chunked'),
  'a header without a name': post(': chunked'),
  'NUL in a header': post('X-A: a\0b'),
  'a line that ends in CR alone': post('X-A: 1\rContent-Length: 4'),
  'a chunk with a length that is none': `${post('Transfer-Encoding: chunked')}zz\r\n${HIDDEN}`,
}

describe('a message', () => {
  it.each(Object.entries(AMBIGUOUS))(
    'with %s is refused, and what follows it is not read',
    async (_name, bytes) => {
      const { statuses } = await rawRequest(bff.url, bytes)
      expect(statuses.filter((status) => status !== 400)).toEqual([])
      expect(statuses.length).toBeLessThanOrEqual(1)
    },
  )

  it('of 20 kB of headers is refused', async () => {
    const bytes = post(`X-A: ${'a'.repeat(20_000)}`)
    expect((await rawRequest(bff.url, bytes)).statuses).toEqual([431])
  })

  it.each(['TRACE', 'TRACK', 'CONNECT'])(
    'with the method %s gets nothing back of what it says',
    async (method) => {
      const { statuses, text } = await rawRequest(
        bff.url,
        lines(
          `${method} /api/session HTTP/1.1`,
          'Host: localhost',
          'Connection: close',
          'X-Secret: canary',
        ),
      )
      expect(statuses.filter((status) => status < 400)).toEqual([])
      expect(text).not.toContain('canary')
    },
  )
})
