import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  accessLog,
  createLog,
  createMetrics,
  listen,
  noTracing,
  operationsOf,
  operationsVariables,
  watchConnections,
  watchedCalls,
  type RunningServer,
} from '../src/index.ts'

const run = promisify(execFile)

let server: RunningServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** Runs a module in a separate process and gives what it prints. */
const printed = async (code: string) => {
  const index = new URL('../src/index.ts', import.meta.url).href
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    `import * as kit from '${index}'\n${code}`,
  ])
  return stdout
}

describe('tracing', () => {
  it('does not even load OpenTelemetry without a receiver, and does with one', async () => {
    const loaded = (endpoint: string) =>
      printed(`
        import { createRequire } from 'node:module'
        const tracing = await kit.startTracing(
          'test', { endpoint: ${endpoint}, ratio: 1 }, { onLost: () => undefined })
        const cached = Object.keys(createRequire(import.meta.url).cache)
        console.log(tracing.isOn, cached.some((path) => path.includes('sdk-trace-base')))
      `)

    expect(await loaded('undefined')).toBe('false false\n')
    expect(await loaded("new URL('http://127.0.0.1:9')")).toBe('true true\n')
  })

  it('runs work as it is when it is off', async () => {
    const work = () => Promise.resolve(4)

    expect(await noTracing.span('statement', {}, work)).toBe(4)
    expect(noTracing.outgoing()).toEqual({})
  })
})

describe('the operator’s variables', () => {
  const read = (given: object) =>
    operationsOf(z.object(operationsVariables).parse(given))

  it('log everything of importance and nothing else by default', () => {
    expect(read({})).toEqual({
      logLevel: 'info',
      isAccessLogged: false,
      tracing: { endpoint: undefined, ratio: 1 },
    })
  })

  it.each([
    { OTEL_TRACES_SAMPLER_ARG: '2' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
    { ACCESS_LOG: 'yes' },
    { LOG_LEVEL: 'loud' },
  ])('refuse %o', (given) => {
    expect(() => read(given)).toThrow()
  })
})

describe('accessLog', () => {
  it('logs one line a request by the template of its route, never its address', async () => {
    const lines: string[] = []
    const app = express()
    app.use((_req, res, next) => {
      res.setHeader('X-Request-Id', 'an-id')
      next()
    })
    app.use(accessLog(createLog('test', { write: (line) => lines.push(line) })))
    app.get('/documents/:ref', (_req, res) => res.sendStatus(404))
    server = await listen(app, 0)
    await fetch(`${server.url}/documents/secret-ref?text=secret-text`)
    await fetch(`${server.url}/secret-page`)

    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        event: 'request',
        instance: 'urn:uuid:an-id',
        method: 'GET',
        route: '/documents/:ref',
        status: 404,
        milliseconds: expect.any(Number) as unknown,
      },
      { event: 'request', route: 'none', status: 404 },
    ])
    expect(lines.join('')).not.toContain('secret')
  })
})

describe('the log of a process', () => {
  it('is whole when the process ends at once', async () => {
    const lines = await printed(`
      const log = kit.createLog('test')
      for (let n = 0; n < 5000; n += 1) log.info({ count: n }, 'A line')
      process.exit(0)
    `)

    expect(lines.trim().split('\n')).toHaveLength(5000)
  })

  it('leaves out what is less than its level', () => {
    const lines: string[] = []
    const log = createLog('test', { write: (line) => lines.push(line) }, 'warn')
    log.info({}, 'An info')
    log.warn({}, 'A warning')

    expect(lines.join('')).toContain('A warning')
    expect(lines.join('')).not.toContain('An info')
  })
})

describe('the metrics', () => {
  it('report calls to other systems by how they went', async () => {
    const metrics = createMetrics('calls')
    const watched = watchedCalls(metrics, noTracing)
    const call = { system: 'archive', operation: '/portal/persons' } as const
    await watched(call, () => Promise.resolve({ statusCode: 503 }))
    await watched(call, () => Promise.reject(new Error('gone'))).catch(
      () => undefined,
    )
    const text = await metrics.registry.metrics()

    expect(text).toContain(
      'calls_call_seconds_count{system="archive",operation="/portal/persons",status="503"} 1',
    )
    expect(text).toContain('status="none"} 1')
  })

  it('report the connections of a pool, and none of an engine without one', async () => {
    const pooled = createMetrics('pooled')
    watchConnections(pooled, {
      connections: () => ({ open: 10, idle: 0, waiting: 7 }),
    })
    const embedded = createMetrics('embedded')
    watchConnections(embedded, {})

    expect(await pooled.registry.metrics()).toContain(
      'pooled_database_connections{state="waiting"} 7',
    )
    expect(await embedded.registry.metrics()).not.toContain('connections{')
  })

  it('leave out what cannot be read, and report the rest', async () => {
    const metrics = createMetrics('broken')
    metrics.watch({ name: 'n', help: 'h', label: 'state' }, () =>
      Promise.reject(new Error('down')),
    )
    const text = await metrics.registry.metrics()

    expect(text).not.toContain('broken_n{')
    expect(text).toContain('broken_process_cpu')
  })
})
