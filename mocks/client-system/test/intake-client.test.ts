import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { makeClientSystems } from '../src/client-systems.ts'
import { intakeClient } from '../src/intake-client.ts'

const RECEIPT = {
  hash: 'a'.repeat(64),
  type: 'application/pdf',
  bytes: 1,
}

let stop: () => void = () => undefined
afterEach(() => stop())

/** A client of an archive that says it is busy so many times. */
async function clientOfBusyArchive(busyTimes: number, restSeconds: string) {
  let asked = 0
  const server = createServer((request, response) => {
    request.resume()
    response.setHeader('Content-Type', 'application/json')
    if (request.url === '/oauth/token') {
      const token = { access_token: 't', token_type: 'Bearer', expires_in: 600 }
      response.end(JSON.stringify(token))
      return
    }
    asked += 1
    if (asked > busyTimes) {
      response.end(JSON.stringify(RECEIPT))
      return
    }
    response.statusCode = 503
    response.setHeader('Retry-After', restSeconds)
    response.end(
      JSON.stringify({
        type: 'urn:mittkanta:problem:unavailable',
        status: 503,
      }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  const { credentials } = await makeClientSystems([
    {
      clientId: 'county',
      controllerId: '1.2.246.10.1',
      controllerName: 'County',
      shelterUnits: [],
    },
  ])
  const [one] = credentials
  if (!one) throw new Error('a client system was asked for')
  const client = intakeClient(`http://127.0.0.1:${port}`, one)
  const content = { type: 'application/pdf', bytes: Buffer.from('x') } as const
  return { upload: () => client.upload(content), asked: () => asked }
}

describe('an archive that is busy', () => {
  it('is asked again after the time that it names', async () => {
    const { upload, asked } = await clientOfBusyArchive(3, '0')
    expect((await upload()).hash).toBe(RECEIPT.hash)
    expect(asked()).toBe(4)
  })

  it('is not asked for ever', async () => {
    const { upload, asked } = await clientOfBusyArchive(99, '0')
    await expect(upload()).rejects.toThrow('unavailable (503)')
    expect(asked()).toBe(4)
  })

  it('is not waited for longer than half a minute', async () => {
    const { upload, asked } = await clientOfBusyArchive(99, '3600')
    await expect(upload()).rejects.toThrow('unavailable (503)')
    expect(asked()).toBe(1)
  })
})
