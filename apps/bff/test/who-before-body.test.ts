import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { house, type House } from './support/house.ts'
import { rawRequest } from './support/raw-request.ts'

let bff: House
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())

const OURS = { 'x-mittkanta': '1', 'content-type': 'application/json' }

const BODIES: Readonly<Record<string, string>> = {
  'that is no JSON': '{',
  'that is too large': JSON.stringify({ text: 'x'.repeat(1_000_000) }),
  'of another shape': '[]',
}

describe('S15: who is asking is known before a body is read', () => {
  it.each(Object.entries(BODIES))(
    'refuses the caller, not the body, for a body %s',
    async (_words, body) => {
      const guarded = bff.bff.routes.filter(
        ({ method, isPersonal }) => method === 'post' && isPersonal,
      )
      expect(guarded.length).toBeGreaterThan(6)
      for (const { path } of guarded) {
        const address = path.replace(':subjectRef', 'self')
        for (const cookie of [
          {},
          { cookie: `__Host-mittkanta-session=${'A'.repeat(43)}` },
        ]) {
          const headers = { ...OURS, ...cookie }
          const answer = await bff.browser().ask('POST', address, headers, body)
          expect([path, answer.status]).toEqual([path, 401])
        }
      }
    },
  )

  it('still learns of a body that is not valid when it has signed in', async () => {
    const browser = await bff.signedIn()
    const send = (body: string) =>
      browser.ask('POST', '/api/subjects/self/search', OURS, body)

    expect((await send('{')).status).toBe(400)
    expect((await send(BODIES['that is too large'] ?? '')).status).toBe(413)
  })
})

describe('S15: a header that may occur once', () => {
  const ask = async (...headers: string[]) => {
    const lines = ['GET /api/session HTTP/1.1', ...headers, 'Connection: close']
    const { statuses } = await rawRequest(
      bff.url,
      `${lines.join('\r\n')}\r\n\r\n`,
    )
    return statuses
  }
  const ours = ['Host: localhost', 'X-MittKanta: 1']

  it('is answered when it occurs once', async () => {
    expect(await ask(...ours)).toEqual([200])
  })

  it.each([
    'Host: localhost',
    'host: evil.example',
    'X-MittKanta: 1',
    'Cookie: a=b',
    'Sec-Fetch-Site: same-origin',
    'Origin: http://localhost:3000',
    'Content-Type: application/json',
  ])('is refused when it occurs twice: %s', async (header) => {
    const isThere = ours.some(
      (one) =>
        one.split(':')[0]?.toLowerCase() ===
        header.split(':')[0]?.toLowerCase(),
    )
    expect(await ask(...ours, header, ...(isThere ? [] : [header]))).toEqual([
      400,
    ])
  })
})
