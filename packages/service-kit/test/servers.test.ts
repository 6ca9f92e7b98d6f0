import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  createExpress,
  createMetrics,
  endJson,
  internalServer,
  listen,
  noStore,
  parseEnvironment,
  type RunningServer,
} from '../src/index.ts'

let server: RunningServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

describe('internalServer', () => {
  const metrics = createMetrics('kit')

  it('reports health, readiness and metrics, which no cache keeps', async () => {
    metrics.events.inc({ event: 'tested' })
    server = await listen(
      internalServer(metrics, () => Promise.resolve(true)),
      0,
    )
    const health = await fetch(`${server.url}/health`)
    const ready = await fetch(`${server.url}/ready`)
    const numbers = await fetch(`${server.url}/metrics`)

    expect(health.status).toBe(200)
    expect(health.headers.get('cache-control')).toBe('no-store')
    expect(ready.status).toBe(200)
    expect(await numbers.text()).toContain('kit_events_total{event="tested"} 1')
  })

  it.each([
    ['says no', () => Promise.resolve(false)],
    ['fails', () => Promise.reject(new Error('down'))],
  ])('is not ready when the check %s', async (_, ready) => {
    server = await listen(internalServer(createMetrics('other'), ready), 0)

    expect((await fetch(`${server.url}/ready`)).status).toBe(503)
  })
})

describe('createExpress', () => {
  it('shows no stack of an error that no handler took, without NODE_ENV (S13)', async () => {
    const code = `
      import { createExpress, listen } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)}
      const app = createExpress()
      app.get('/', () => { throw new Error('inner-detail') })
      const server = await listen(app, 0)
      const answer = await fetch(server.url)
      console.log(answer.status, await answer.text())
      await server.close()`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', code],
      { env: { PATH: process.env.PATH } },
    )

    expect(stdout).toMatch(/^500 /)
    expect(stdout).not.toMatch(/inner-detail| at /)
  })
})

describe('endJson', () => {
  it('answers also a caller who claims to hold everything', async () => {
    const app = createExpress()
    app.get('/', (_req, res) => endJson(res, { is: 'whole' }))
    server = await listen(app, 0)
    const answer = await fetch(server.url, {
      headers: { 'If-None-Match': '*' },
    })

    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ is: 'whole' })
  })
})

describe('createExpress', () => {
  it('gives no version, no entity tag, and takes no word for where a request comes from', async () => {
    const app = createExpress()
    app.get('/', noStore, (req, res) => {
      res.json({ ip: req.ip, query: req.query })
    })
    server = await listen(app, 0)
    const answer = await fetch(`${server.url}/?a[b]=1`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    })

    expect(answer.headers.get('x-powered-by')).toBeNull()
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({
      ip: '127.0.0.1',
      query: { 'a[b]': '1' },
    })
  })
})

describe('createMetrics', () => {
  it('times requests by route template and never by address', async () => {
    const metrics = createMetrics('timed')
    const app = createExpress()
    app.use(metrics.timed)
    app.get('/documents/:ref', (_req, res) => {
      res.end()
    })
    server = await listen(app, 0)
    await (await fetch(`${server.url}/documents/secret`)).text()

    const text = await metrics.registry.metrics()
    expect(text).toContain('route="/documents/:ref"')
    expect(text).not.toContain('secret')
  })
})

describe('listen', () => {
  it('lets a request under way end before it closes', async () => {
    let release: (() => void) | undefined
    const app = createExpress()
    app.get('/', (_req, res) => {
      release = () => res.end('whole')
    })
    const running = await listen(app, 0)
    const answer = fetch(running.url)
    while (!release) await new Promise((resolve) => setTimeout(resolve, 5))
    const closed = running.close()
    release()

    expect(await (await answer).text()).toBe('whole')
    await closed
    await expect(fetch(running.url)).rejects.toThrow()
  })
})

describe('a server that leaves', () => {
  it('keeps answering, and each answer is the last of its connection', async () => {
    let release: (() => void) | undefined
    const app = createExpress()
    app.get('/', (_req, res) => {
      res.end('now')
    })
    app.get('/later', (_req, res) => {
      release = () => res.end('later')
    })
    server = await listen(app, 0)
    const before = await fetch(server.url)
    const underWay = fetch(`${server.url}/later`)
    while (!release) await new Promise((resolve) => setTimeout(resolve, 5))
    server.leave()
    release()

    expect(before.headers.get('connection')).toBe('keep-alive')
    expect((await underWay).headers.get('connection')).toBe('close')
    const after = await fetch(server.url)
    expect(after.headers.get('connection')).toBe('close')
    expect(await after.text()).toBe('now')
  })
})

describe('parseEnvironment', () => {
  const schema = z.object({
    PORT: z.coerce.number().int().default(3000),
    SECRET: z.string().min(10),
  })

  it('counts an empty variable as absent', () => {
    expect(
      parseEnvironment(schema, { PORT: '', SECRET: 'x'.repeat(10) }),
    ).toEqual({
      PORT: 3000,
      SECRET: 'x'.repeat(10),
    })
  })

  it('names every variable that is wrong, and no value', () => {
    const read = () =>
      parseEnvironment(schema, { PORT: 'many', SECRET: 'hush' })

    expect(read).toThrow(/PORT[\s\S]*SECRET/)
    expect(read).not.toThrow(/hush/)
  })
})
