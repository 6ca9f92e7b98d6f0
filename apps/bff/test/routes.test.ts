import type { Router } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REF } from './support/fake-archive.ts'
import type { Browser } from './support/browser.ts'
import { house, type House } from './support/house.ts'

const OTHER_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY']

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house()
  browser = await bff.signedIn()
})
afterAll(() => bff.close())

const addressOf = (path: string) =>
  path
    .replace(':subjectRef', 'self')
    .replace(':task', 'child-protection')
    .replace(':ref', REF)

const isRouter = (handle: unknown): handle is Router =>
  typeof handle === 'function' && 'stack' in handle

/** What the application has mounted, as `METHOD path`. */
const mounted = ({ stack }: Router): string[] =>
  stack.flatMap(({ route, handle }) =>
    isRouter(handle)
      ? mounted(handle)
      : (route?.stack ?? [])
          .filter(({ method }) => Boolean(method))
          .map(({ method }) => `${method} ${route?.path ?? ''}`),
  )

describe('the table of routes', () => {
  it('is what is mounted, no more and no less', () => {
    const table = bff.bff.routes.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(mounted(bff.bff.app.router))].sort()).toEqual(
      table.sort(),
    )
  })

  it('is the documented list', () => {
    const table = bff.bff.routes.map(({ method, path }) => `${method} ${path}`)
    expect(table).toEqual([
      'get /api/subjects/:subjectRef/front-page',
      'get /api/subjects/:subjectRef/tasks/:task',
      'get /api/subjects/:subjectRef/documents/:ref',
      'get /api/subjects/:subjectRef/documents/:ref/file',
      'get /api/subjects/:subjectRef/documents/:ref/display',
      'post /api/subjects/:subjectRef/search',
      'get /sign-in',
      'get /sign-in/callback',
      'get /.well-known/jwks.json',
      'post /sign-in/backchannel-logout',
      'get /api/session',
      'post /api/session/keep-alive',
      'post /api/session/end',
      'get /api/session/others',
      'post /api/session/end-others',
      'get /left',
      'get /api/acting',
      'post /api/acting/start',
      'post /api/acting/finish',
      'get /api/acting/:subjectRef',
      'post /api/acting/:subjectRef/end',
      'get /api/subjects/:subjectRef/visits',
      'get /api/subjects/:subjectRef/wills',
      'post /api/subjects/:subjectRef/wills',
      'post /api/subjects/:subjectRef/wills/preview',
      'get /api/subjects/:subjectRef/wills/choices',
      'get /api/subjects/:subjectRef/disclosures',
      'get /api/subjects/:subjectRef/disclosures.csv',
      'get /api/subjects/:subjectRef/copy',
      'get /api/coverage',
      'get /api/openapi.json',
    ])
  })

  it('answers every other method with 405', async () => {
    const methods = new Map<string, string[]>()
    for (const { method, path } of bff.bff.routes) {
      const allowed = method === 'get' ? ['GET', 'HEAD'] : ['POST']
      methods.set(path, [...(methods.get(path) ?? []), ...allowed])
    }
    for (const [path, allowed] of methods) {
      const others = [...OTHER_METHODS, 'GET', 'POST'].filter(
        (method) => !allowed.includes(method),
      )
      for (const other of others) {
        const answer = await browser.ask(other, addressOf(path))
        expect([other, path, answer.status]).toEqual([other, path, 405])
        expect(answer.headers.allow).toBe(allowed.join(', '))
      }
    }
  })

  it('wants a session for every personal route', async () => {
    for (const { method, path, isPersonal, admits } of bff.bff.routes) {
      if (!isPersonal) continue
      const answer = await bff
        .browser()
        .ask(method.toUpperCase(), addressOf(path), {
          'x-mittkanta': '1',
          'sec-fetch-site': 'same-origin',
          'sec-fetch-dest': admits === 'frame' ? 'iframe' : 'empty',
        })
      expect([path, answer.status]).toEqual([path, 401])
    }
  })

  it('has nothing beside it', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/session/',
      '/API/session',
      '/api/session.css',
      '/api/subjects/self',
      '/api/subjects/self/front-page/x.css',
      '/api/subjects/self/front-page;x.css',
      '/api/subjects/self%2Ffront-page',
      '/sign-in/',
      '/sign-in/dev',
      '/.well-known/other',
      '/.git/config',
      '/metrics',
      '/health',
    ]) {
      const answer = await browser.fetch(path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })
})

describe('GET /api/openapi.json', () => {
  const load = async () =>
    (await bff.browser().visit('/api/openapi.json')).json() as {
      openapi: string
      paths: Record<
        string,
        Record<
          string,
          { responses: Record<string, object>; security: object[] }
        >
      >
    }

  it('describes every route', async () => {
    const { paths, openapi } = await load()
    expect(openapi).toBe('3.0.3')
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const table = bff.bff.routes.map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.sort()).toEqual(table.sort())
  })

  it('describes answers so closed that nothing more can be in them', async () => {
    const { paths } = await load()
    const page = paths['/api/subjects/{subjectRef}/front-page']?.get
    expect(page?.security).toEqual([{ session: [] }])
    expect(page?.responses['200']).toMatchObject({
      content: {
        'application/json': {
          schema: { type: 'object', additionalProperties: false },
        },
      },
    })
    expect(Object.keys(page?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '503']),
    )
  })

  it('lets no fact of the policy into any answer', async () => {
    const text = JSON.stringify(await load())
    for (const word of ['facts', 'casesClosedOn', 'guardianDisclosure']) {
      expect(text).not.toContain(word)
    }
  })
})

describe('the internal port', () => {
  it('is ready when the database and the archive answer', async () => {
    const { listen } = await import('@mittkanta/service-kit')
    const alone = await house()
    const internal = await listen(alone.bff.internal, 0)
    const ask = (path: string) => fetch(new URL(path, internal.url))
    try {
      expect((await ask('/health')).status).toBe(200)
      expect((await ask('/ready')).status).toBe(200)
      expect(await (await ask('/metrics')).text()).toContain('bff_events_total')
      await alone.archive.close()
      expect((await ask('/ready')).status).toBe(503)
    } finally {
      await internal.close()
      await alone.close()
    }
  })
})
