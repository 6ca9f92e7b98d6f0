import { operations, type ArchiveOperation } from '@mittkanta/contracts/archive'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from './support/archive.ts'
import { rawStatus } from './support/raw-status.ts'

let archive: TestArchive
beforeAll(async () => {
  archive = await openTestArchive('postgres')
})
afterAll(() => archive.close())

/** Operations that take a body from a caller who must prove who they are first. */
const guarded = Object.values<ArchiveOperation>(operations).filter(
  ({ method, caller }) => method === 'post' && caller !== undefined,
)

/** Bodies that a parser refuses in different ways, or takes long over. */
const BODIES: Readonly<Record<string, string>> = {
  'that is no JSON': '{',
  'that is too large': JSON.stringify({ text: 'x'.repeat(5_000_000) }),
  'in an unknown character set': '{}',
}

describe('S15: who is asking is known before a body is read', () => {
  it('is asked of every operation that takes one', () => {
    expect(guarded.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/wills/deliveries',
        '/wills/queries',
        '/disclosure/searches',
        '/portal/persons',
        '/portal/subjects/:subject/search',
        '/portal/subjects/:subject/wills',
        '/portal/subjects/:subject/wills/preview',
      ]),
    )
  })

  it.each(Object.entries(BODIES))(
    'refuses the caller, not the body, for a body %s',
    async (words, body) => {
      const charset = words.includes('character') ? '; charset=x-none' : ''
      for (const { path } of guarded) {
        for (const token of ['', 'Bearer a.b.c']) {
          const answer = await fetch(
            archive.url + path.replace(':subject', crypto.randomUUID()),
            {
              method: 'POST',
              headers: {
                'content-type': `application/json${charset}`,
                ...(token !== '' && { authorization: token }),
              },
              body,
            },
          )
          expect([path, answer.status]).toEqual([path, 401])
          await answer.body?.cancel()
        }
      }
    },
  )
})

describe('S15: a header that may occur once', () => {
  const ask = (...headers: string[]) =>
    rawStatus(
      archive.url,
      ['GET /openapi.json HTTP/1.1', ...headers, 'Connection: close'].join(
        '\r\n',
      ) + '\r\n\r\n',
    )

  it('is answered when it occurs once', async () => {
    expect(await ask('Host: a')).toBe(200)
  })

  it.each([
    [['Host: a', 'Host: b']],
    [['Host: a', 'hOST: a']],
    [['Host: a', 'Authorization: Bearer a', 'Authorization: Bearer b']],
    [['Host: a', 'Content-Type: text/plain', 'Content-Type: text/plain']],
    [['Host: a', 'Content-Length: 0', 'Content-Length: 0']],
  ])('is refused when it occurs twice: %s', async (headers) => {
    expect(await ask(...headers)).toBe(400)
  })

  it('is refused when it is missing and HTTP asks for it', async () => {
    expect(await ask()).toBe(400)
  })
})
