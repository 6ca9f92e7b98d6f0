import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { LARGE_BYTES } from './support/stoppable-server.ts'

let child: ChildProcess

afterEach(() => {
  child.kill('SIGKILL')
})

/** @param notice milliseconds between not being ready and closing */
async function start(notice: number): Promise<string> {
  child = fork(
    fileURLToPath(new URL('./support/stoppable-server.ts', import.meta.url)),
    [String(notice)],
    {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return `http://127.0.0.1:${port}`
}

async function begun(url: string): Promise<IncomingMessage> {
  const [answer] = (await once(get(url), 'response')) as [IncomingMessage]
  return answer
}

describe('a service that is asked to stop', () => {
  it('lets a slow reader have the whole answer first', async () => {
    const url = await start(0)
    const answer = await begun(`${url}/large`)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    let received = 0
    for await (const piece of answer) {
      received += (piece as Buffer).length
      await delay(4)
    }

    expect(received).toBe(LARGE_BYTES)
    expect(await ended).toEqual([0, null])
  })

  it('is not ready for a while before it takes no more connections', async () => {
    const url = await start(500)
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    child.kill('SIGTERM')
    await delay(150)

    const ready = await fetch(`${url}/ready`)
    expect(ready.status).toBe(503)
    expect(ready.headers.get('connection')).toBe('close')
    await once(child, 'exit')
    await expect(fetch(`${url}/ready`)).rejects.toThrow()
  })

  it('is ended by a second signal', async () => {
    const url = await start(0)
    const answer = await begun(`${url}/never`)
    answer.on('error', () => undefined)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await delay(150)
    expect(child.exitCode).toBeNull()
    child.kill('SIGTERM')

    expect(await ended).toEqual([1, null])
  })
})

describe('S17: a service in which an error has no handler', () => {
  it.each(['/stream', '/promise'])(
    'continues when it is that of a stream or a promise (%s)',
    async (path) => {
      const url = await start(0)
      for (let times = 0; times < 3; times += 1) {
        expect((await fetch(url + path)).status).toBe(200)
        await delay(50)
      }

      expect((await fetch(`${url}/ready`)).status).toBe(200)
      expect(child.exitCode).toBeNull()
    },
  )

  it('stops in order after any other exception', async () => {
    const url = await start(0)
    const ended = once(child, 'exit')
    await fetch(`${url}/throw`)

    expect(await ended).toEqual([1, null])
  })
})
