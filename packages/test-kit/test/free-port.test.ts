import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const drawn = vi.hoisted((): number[] => [])

vi.mock('node:crypto', async (original) => ({
  ...(await original<object>()),
  randomInt: (least: number, above: number) =>
    drawn.shift() ?? least + Math.floor(Math.random() * (above - least)),
}))

const { freePort } = await import('../src/free-port.ts')

/** The least port of this machine's outgoing connections; Linux tells it. */
function leastOutgoing(): number {
  try {
    const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8')
    return Number.parseInt(range, 10)
  } catch {
    return 49_152
  }
}

describe('freePort', () => {
  const taken = createServer()
  let takenPort = 0

  beforeEach(async () => {
    takenPort = await freePort()
    taken.listen(takenPort, '127.0.0.1')
    await once(taken, 'listening')
  })

  afterEach(() => {
    taken.close()
    vi.resetModules()
  })

  it('gives ports that no outgoing connection takes, each once', async () => {
    const ports = await Promise.all(Array.from({ length: 200 }, freePort))

    expect(new Set(ports).size).toBe(200)
    expect(Math.max(...ports)).toBeLessThan(leastOutgoing())
  })

  it('passes over a port that something else listens on', async () => {
    vi.resetModules()
    const other = await import('../src/free-port.ts')
    drawn.push(takenPort)

    expect(await other.freePort()).not.toBe(takenPort)
    expect(drawn).toEqual([])
  })
})
