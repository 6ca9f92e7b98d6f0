import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '@mittkanta/service-kit'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { tokenForm, type TestClientSystem } from '../support/client-system.ts'

const WINDOW_MS = 300_000

describe.each(ENGINES)('limits of client systems on %s', (engine) => {
  let archive: TestArchive
  let other: string
  const lines: string[] = []
  const changes = {
    limits: { token: 6, intake: 20, disclosure: 2 },
    trustedProxies: ['127.0.0.1'],
  }

  beforeAll(async () => {
    const log = createLog('test', { write: (line: string) => lines.push(line) })
    archive = await openTestArchive(engine, changes, { log })
    other = await archive.anotherInstance()
  })
  afterAll(() => archive.close())
  // Each test has a separate window.
  beforeEach(() => archive.clock.advance(WINDOW_MS))

  const askToken = async (
    url: string,
    client: TestClientSystem,
    address: string,
    assertion?: string,
  ) =>
    fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams(
        tokenForm(assertion ?? (await client.assertion(archive.clock()))),
      ),
    })

  const post = (url: string, path: string, token: string) =>
    fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: '{}',
    })

  it('counts who asks for tokens by address, over both instances', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) {
      for (const url of [archive.url, other]) {
        const answer = await askToken(url, archive.client, '192.0.2.1')
        statuses.push(answer.status)
      }
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  })

  it('does not lock a client system out for what others send in its name', async () => {
    const claimed = await archive.client.assertion(archive.clock())
    const forged = claimed.replace(/\.[^.]*$/, `.${'A'.repeat(86)}`)
    for (let n = 0; n < 30; n += 1) {
      await askToken(archive.url, archive.client, '192.0.2.66', forged)
    }
    const { status, headers } = await askToken(
      archive.url,
      archive.client,
      '192.0.2.66',
    )
    expect(status).toBe(429)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)

    const own = await askToken(archive.url, archive.client, '192.0.2.2')
    expect(own.status).toBe(200)
  })

  it('counts deliveries by client system, and none slows another down', async () => {
    const token = await archive.client.token(archive.url, archive.clock())
    const statuses: number[] = []
    for (let n = 0; n < 15; n += 1) {
      for (const url of [archive.url, other]) {
        statuses.push((await post(url, '/intake/deliveries', token)).status)
      }
    }
    const through = statuses.filter((status) => status === 400).length
    expect(new Set(statuses)).toEqual(new Set([400, 429]))
    expect(through).toBeGreaterThanOrEqual(16)
    expect(through).toBeLessThanOrEqual(24)

    const another = await archive.otherClient.token(
      archive.url,
      archive.clock(),
    )
    const { status } = await post(archive.url, '/wills/queries', another)
    expect(status).toBe(400)
  })

  it('counts searches in other registers separately', async () => {
    const token = await archive.client.token(archive.url, archive.clock())
    const statuses: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const answer = await post(archive.url, '/disclosure/searches', token)
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([400, 400, 429])
    const delivery = await post(archive.url, '/intake/deliveries', token)
    expect(delivery.status).toBe(400)
  })

  it('asks who the caller is before it counts for them', async () => {
    for (let n = 0; n < 30; n += 1) {
      const answer = await post(archive.url, '/intake/deliveries', 'a.b.c')
      expect(answer.status).toBe(401)
    }
  })

  it('logs once for each caller that has to wait', () => {
    const told = lines.filter((line) => line.includes('"rate-limited"'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThan(10)
    expect(told.join('')).not.toContain('192.0.2')
  })
})
