import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  input,
  Problem,
  problemHandler,
  problems,
  withRequestId,
  type ProblemKind,
} from '../src/index.ts'

const log = { error: vi.fn() }
let stop: (() => void) | undefined

afterEach(() => {
  stop?.()
  log.error.mockClear()
})

async function answerTo(
  handler: express.RequestHandler,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const app = express()
  app.use(withRequestId, express.json({ limit: 100 }))
  app.use(handler)
  app.use(problemHandler(log))
  const server = app.listen(0)
  stop = () => server.close()
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}/`, {
    ...(body !== undefined && {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    }),
  })
}

const throwing = (error: unknown) => () => {
  throw error
}

describe('problemHandler', () => {
  it('says of a body that is not packed as it claims that the request is not valid', async () => {
    const answer = await answerTo((_req, res) => void res.end(), '{}', {
      'content-encoding': 'gzip',
    })
    expect(answer.status).toBe(400)
    expect(log.error).not.toHaveBeenCalled()
  })

  it('says of a form of too many fields that it is too large', async () => {
    const answer = await answerTo(
      express.urlencoded({ extended: false, parameterLimit: 2 }),
      'a=1&b=2&c=3',
      { 'content-type': 'application/x-www-form-urlencoded' },
    )
    expect(answer.status).toBe(413)
    expect(log.error).not.toHaveBeenCalled()
  })

  it.each(Object.keys(problems) as ProblemKind[])(
    'answers %s with its status, type and title',
    async (kind) => {
      const answer = await answerTo(throwing(new Problem(kind)))

      expect(answer.status).toBe(problems[kind].status)
      expect(answer.headers.get('content-type')).toContain(
        'application/problem+json',
      )
      expect(await answer.json()).toEqual({
        type: `urn:mittkanta:problem:${kind}`,
        title: problems[kind].title,
        status: problems[kind].status,
        instance: `urn:uuid:${answer.headers.get('x-request-id') ?? ''}`,
      })
    },
  )

  it('reveals nothing of an unexpected error, and logs it once', async () => {
    const answer = await answerTo(throwing(new Error('secret 010190-999X')))

    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(log.error).toHaveBeenCalledTimes(1)
  })

  it('does not log what the caller did wrong', async () => {
    await answerTo(throwing(new Problem('not-found')))

    expect(log.error).not.toHaveBeenCalled()
  })

  it('calls our own broken contract our fault', async () => {
    const answer = await answerTo(() => {
      z.string().parse(1)
    })

    expect(answer.status).toBe(500)
  })

  it('lists every failure of bad input, without its values', async () => {
    const schema = z.strictObject({ day: z.iso.date(), count: z.number() })
    const answer = await answerTo(() => {
      input(schema, { day: 'secret', count: 'secret' })
    })
    const text = await answer.text()

    expect(answer.status).toBe(400)
    expect(text).not.toContain('secret')
    expect(JSON.parse(text)).toMatchObject({
      failures: [{ field: 'day' }, { field: 'count' }],
    })
  })

  it.each([
    ['that is no JSON', '{', 400],
    ['that is too large', JSON.stringify('x'.repeat(200)), 413],
  ])('answers a body %s as the caller’s fault', async (_, body, status) => {
    const answer = await answerTo((_req, res) => res.end(), body)

    expect(answer.status).toBe(status)
  })

  it('names the rule of a custom check, and its words', async () => {
    const line = z.string().check((payload) => {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        params: { rule: 'text-characters' },
        message: 'The text has control characters',
      })
    })
    const answer = await answerTo(() => {
      input(z.strictObject({ name: line }), { name: 'secret' })
    })
    const text = await answer.text()

    expect(text).not.toContain('secret')
    expect(JSON.parse(text)).toMatchObject({
      failures: [
        {
          field: 'name',
          rule: 'text-characters',
          section: '9.12.3',
          message: 'The text has control characters',
        },
      ],
    })
  })

  it('says of a text that the database cannot hold that the request is not valid, and logs nothing (ASVS 16.5.1)', async () => {
    const refused = Object.assign(new Error('secret'), {
      type: 'database.text-refused',
      code: '22021',
    })
    const answer = await answerTo(throwing(refused))

    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain('secret')
    expect(log.error).not.toHaveBeenCalled()
  })

  it('says when to come back', async () => {
    const answer = await answerTo(
      throwing(new Problem('unavailable', { retryAfterSeconds: 30 })),
    )

    expect(answer.headers.get('retry-after')).toBe('30')
  })
})
