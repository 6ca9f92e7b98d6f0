import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const drawn = vi.hoisted((): number[] => [])

vi.mock('node:crypto', async (original) => ({
  ...(await original<object>()),
  randomInt: (least: number, above: number) =>
    drawn.shift() ?? least + Math.floor(Math.random() * (above - least)),
}))

const { freePort } = await import('../src/free-port.ts')

/** The least port of outgoing connections on any system, as it comes. */
const LEAST_OUTGOING = 32_768

describe('freePort', () => {
  const taken = createServer()
  let takenPort = 0

  beforeEach(async () => {
    takenPort = await freePort()
    taken.listen(takenPort, '127.0.0.1')
    await once(taken, 'listening')
  })

  afterEach(() => taken.close())

  it('gives ports that no outgoing connection takes, each once', async () => {
    const ports = await Promise.all(Array.from({ length: 200 }, freePort))

    expect(new Set(ports).size).toBe(200)
    expect(Math.max(...ports)).toBeLessThan(LEAST_OUTGOING)
  })

  it('passes over a port that something else listens on', async () => {
    vi.resetModules()
    const other = await import('../src/free-port.ts')
    drawn.push(takenPort)

    expect(await other.freePort()).not.toBe(takenPort)
    expect(drawn).toEqual([])
  })
})
