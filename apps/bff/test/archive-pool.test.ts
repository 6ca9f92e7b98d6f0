import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@mittkanta/test-kit'
import { afterEach, describe, expect, it } from 'vitest'
import {
  ArchivePool,
  type ArchiveRequest,
} from '../src/archive/archive-pool.ts'

/** An archive that counts, and does what a test wants of it. */
interface Archive {
  readonly url: URL
  readonly server: Server
  asked: number
  behaviour: 'answers' | 'cuts' | 'hangs'
}

const archives: Archive[] = []
let pool: ArchivePool

afterEach(async () => {
  await pool.close()
  for (const { server } of archives.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function archive(port = 0): Promise<Archive> {
  const server = createServer((req, res) => {
    if (one.behaviour === 'cuts') req.socket.destroy()
    else if (one.behaviour === 'answers') res.end(req.url)
    if (req.url !== '/') one.asked += 1
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  const one: Archive = {
    server,
    asked: 0,
    behaviour: 'answers',
    url: new URL(`http://127.0.0.1:${taken}`),
  }
  archives.push(one)
  return one
}

const ask = async (wish: Partial<ArchiveRequest> = {}) => {
  const { body } = await pool.request({
    method: 'GET',
    path: '/asked',
    headers: {},
    isRepeatable: true,
    ...wish,
  })
  return body.text()
}

describe('several archives', () => {
  it('are asked in turn', async () => {
    const [one, two] = [await archive(), await archive()]
    pool = new ArchivePool([one.url, two.url], 1_000)
    for (let at = 0; at < 6; at += 1) await ask()
    expect([one.asked, two.asked]).toEqual([3, 3])
  })

  it('answer for each other: what one has not begun to answer is asked of the next', async () => {
    const [one, two] = [await archive(), await archive()]
    pool = new ArchivePool([one.url, two.url], 1_000)
    one.behaviour = 'cuts'
    expect(await ask()).toBe('/asked')
    expect([one.asked, two.asked]).toEqual([1, 1])
  })

  it('are not asked twice for what must happen once, when it may have happened', async () => {
    const [one, two] = [await archive(), await archive()]
    pool = new ArchivePool([one.url, two.url], 1_000)
    one.behaviour = 'cuts'
    await expect(ask({ isRepeatable: false })).rejects.toThrow()
    expect(two.asked).toBe(0)
  })

  it('are asked again even for that when none could be reached', async () => {
    const nobody = new URL(`http://127.0.0.1:${await freePort()}`)
    const two = await archive()
    pool = new ArchivePool([nobody, two.url], 1_000)
    expect(await ask({ isRepeatable: false })).toBe('/asked')
  })

  it('that hang are given up in time, left out, and asked again when they are back', async () => {
    const [one, two] = [await archive(), await archive()]
    pool = new ArchivePool([one.url, two.url], 300)
    one.behaviour = 'hangs'
    const begun = performance.now()
    await expect(ask()).rejects.toThrow('did not answer in time')
    expect(performance.now() - begun).toBeLessThan(900)

    for (let at = 0; at < 4; at += 1) await ask()
    expect([one.asked, two.asked]).toEqual([1, 4])

    one.behaviour = 'answers'
    await expect
      .poll(
        async () => {
          await ask()
          return one.asked
        },
        { timeout: 4_000, interval: 100 },
      )
      .toBeGreaterThan(1)
  })

  it('are all asked when none answers, so that nothing but they decides when it is over', async () => {
    const port = await freePort()
    pool = new ArchivePool([new URL(`http://127.0.0.1:${port}`)], 1_000)
    await expect(ask()).rejects.toThrow()
    await expect(pool.isReachable()).rejects.toThrow()
    await archive(port)
    expect(await ask()).toBe('/asked')
    expect(await pool.isReachable()).toBe(true)
  })

  it('are not left out because a caller did not wait', async () => {
    const [one, two] = [await archive(), await archive()]
    pool = new ArchivePool([one.url, two.url], 1_000)
    one.behaviour = 'hangs'
    const leaving = new AbortController()
    const asked = ask({ signal: leaving.signal })
    await delay(50)
    leaving.abort()
    await expect(asked).rejects.toThrow()
    one.behaviour = 'answers'
    for (let at = 0; at < 2; at += 1) await ask()
    expect([one.asked, two.asked]).toEqual([2, 1])
  })
})
