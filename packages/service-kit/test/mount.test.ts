import type { Operation, Operations } from '@mittkanta/contracts/operation'
import { problemHandler, withRequestId } from '@mittkanta/problems'
import type { RequestHandler } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createExpress,
  endJson,
  listen,
  mount,
  servedOperations,
  type Handlers,
  type RunningServer,
} from '../src/index.ts'

const common = {
  summary: '',
  answer: { kind: 'object', says: '' },
  problems: [],
} as const satisfies Partial<Operation>

const operations = {
  start: { ...common, method: 'post', path: '/acting/start' },
  one: { ...common, method: 'get', path: '/acting/:ref' },
  wills: { ...common, method: 'get', path: '/wills' },
  changeWill: { ...common, method: 'post', path: '/wills' },
} as const satisfies Operations

const says =
  (what: string): RequestHandler =>
  (_req, res) =>
    endJson(res, { what })

const handlers: Handlers<typeof operations> = {
  start: says('start'),
  one: (req, res) => endJson(res, { ref: req.params.ref }),
  wills: says('wills'),
  changeWill: [says('change')],
}

let server: RunningServer | undefined
afterEach(() => server?.close())

async function serve(...given: Parameters<typeof mount<typeof operations>>) {
  const app = createExpress()
  app.use(withRequestId)
  app.use(mount(...given))
  app.use(problemHandler({ error: () => undefined }))
  const { url } = (server = await listen(app, 0))
  return async (method: string, path: string) => {
    const answer = await fetch(url + path, { method })
    return [answer.status, answer.headers.get('allow') ?? (await answer.json())]
  }
}

describe('mount', () => {
  it('answers each operation with its handler and its parameters', async () => {
    const ask = await serve(operations, handlers)
    expect(await ask('POST', '/acting/start')).toEqual([200, { what: 'start' }])
    expect(await ask('GET', '/acting/a%2Fb')).toEqual([200, { ref: 'a/b' }])
    expect(await ask('GET', '/wills')).toEqual([200, { what: 'wills' }])
    expect(await ask('POST', '/wills')).toEqual([200, { what: 'change' }])
  })

  it('refuses other methods of a path, also where a later parameter matches it', async () => {
    const ask = await serve(operations, handlers)
    expect(await ask('GET', '/acting/start')).toEqual([405, 'POST'])
    expect(await ask('POST', '/acting/x')).toEqual([405, 'GET, HEAD'])
    expect(await ask('OPTIONS', '/wills')).toEqual([405, 'GET, HEAD, POST'])
  })

  it('runs the hook of each operation first, made once', async () => {
    const made: string[] = []
    const ask = await serve(operations, handlers, ({ name, path }) => {
      made.push(`${name} ${path}`)
      return name === 'wills' ? [says('limited')] : []
    })
    expect(await ask('GET', '/wills')).toEqual([200, { what: 'limited' }])
    expect(await ask('POST', '/wills')).toEqual([200, { what: 'change' }])
    expect(made).toEqual([
      'start /acting/start',
      'one /acting/:ref',
      'wills /wills',
      'changeWill /wills',
    ])
  })

  it('does not serve an operation whose handler is null', async () => {
    const fewer = { ...handlers, start: null }
    const ask = await serve(operations, fewer)
    expect(await ask('POST', '/acting/start')).toEqual([405, 'GET, HEAD'])
    expect(servedOperations(operations, fewer).map(({ name }) => name)).toEqual(
      ['one', 'wills', 'changeWill'],
    )
  })

  it('does not compile without a handler, or with a parameter that the path has not', () => {
    const { start, ...others } = handlers
    expect(start).toBeDefined()
    // @ts-expect-error -- no handler of `start`
    const missing: Handlers<typeof operations> = others
    expect(missing).not.toHaveProperty('start')
    const wrong: Handlers<typeof operations> = {
      ...handlers,
      // @ts-expect-error -- the path has `ref`
      one: (req, res) => endJson(res, { task: String(req.params.task) }),
    }
    expect(wrong.one).toBeDefined()
  })
})
