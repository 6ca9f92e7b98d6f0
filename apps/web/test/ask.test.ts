import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ask, askJson, onNotActing, onSignedOut } from '../src/api/ask.ts'
import { server } from './server.ts'

const Thing = z.strictObject({ name: z.string() })
const answer = (respond: () => Response) =>
  server.use(http.get('*/api/thing', respond))
const problem = (type: string, status: number) =>
  HttpResponse.json(
    { type, title: 'x', status, instance: 'urn:uuid:0' },
    { status },
  )

describe('askJson', () => {
  it('sends the header that another site cannot send', async () => {
    server.use(
      http.get('*/api/thing', ({ request }) =>
        HttpResponse.json({ name: request.headers.get('X-MittKanta') }),
      ),
    )

    await expect(askJson('/api/thing', Thing)).resolves.toEqual({ name: '1' })
  })

  for (const [what, respond, kind] of [
    ['no answer', () => HttpResponse.error(), 'network'],
    ['a body that is no JSON', () => HttpResponse.html('<p>'), 'unexpected'],
    [
      'another shape',
      () => HttpResponse.json({ name: 'a', stray: 1 }),
      'unexpected',
    ],
    [
      'a known problem',
      () => problem('urn:mittkanta:problem:unavailable', 503),
      'unavailable',
    ],
    ['an unknown problem', () => problem('about:blank', 400), 'unexpected'],
    [
      'a failure that is no problem document',
      () => new HttpResponse('nginx', { status: 502 }),
      'unexpected',
    ],
  ] as const)
    it(`throws ${kind} for ${what}`, async () => {
      answer(respond)

      await expect(askJson('/api/thing', Thing)).rejects.toMatchObject({ kind })
    })

  it('throws what aborting throws, and not a problem', async () => {
    answer(() => HttpResponse.json({ name: 'a' }))
    const stop = new AbortController()
    stop.abort()

    await expect(
      askJson('/api/thing', Thing, { signal: stop.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('ask', () => {
  it('sends a body as JSON', async () => {
    server.use(
      http.post('*/api/thing', async ({ request }) =>
        HttpResponse.json({
          type: request.headers.get('Content-Type'),
          body: await request.json(),
        }),
      ),
    )
    const options = { method: 'POST', body: { code: 'a' } } as const

    await expect(
      ask('/api/thing', options).then((answer) => answer.json()),
    ).resolves.toEqual({ type: 'application/json', body: { code: 'a' } })
  })
})

describe('onNotActing', () => {
  const handle = 'h'.repeat(22)

  for (const [path, hears] of [
    [`/api/acting/${handle}`, [handle]],
    [`/api/subjects/${handle}/front-page?language=sv`, [handle]],
    ['/api/subjects/self/front-page', []],
    ['/api/acting/start?language=sv', []],
  ] as const)
    it(`reports to ${hears.length === 1 ? 'the handle' : 'no handle'} in ${path}`, async () => {
      const heard: string[] = []
      const stop = onNotActing((one) => heard.push(one))
      server.use(
        http.get('*/api/*', () =>
          problem('urn:mittkanta:problem:not-acting', 403),
        ),
      )

      await expect(ask(path)).rejects.toMatchObject({ kind: 'not-acting' })
      stop()

      expect(heard).toEqual(hears)
    })
})

describe('onSignedOut', () => {
  it('learns of the end of the session from whichever request meets it', async () => {
    const heard = vi.fn()
    const stop = onSignedOut(heard)
    answer(() => problem('urn:mittkanta:problem:session-ended', 401))

    await expect(ask('/api/thing')).rejects.toThrow()
    stop()
    await expect(ask('/api/thing')).rejects.toThrow()

    expect(heard).toHaveBeenCalledOnce()
  })
})
