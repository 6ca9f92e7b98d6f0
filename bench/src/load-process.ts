import { connect } from 'node:net'
import { answerReader } from './answers.ts'
import type { Load, Result } from './load.ts'

/*
 * The load generator, in a separate process: keeps connections busy for a while
 * and reports how long each answer took. Requests are prepared beforehand, so
 * that little of the machine goes into sending them.
 */
process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.exit(0))

async function run({
  port,
  requests,
  connections,
  seconds,
}: Load): Promise<Result> {
  const prepared = requests.map((text) => Buffer.from(text))
  const until = performance.now() + seconds * 1000
  const milliseconds: number[] = []
  let refused = 0
  let next = 0

  const keepBusy = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      const reader = answerReader()
      let startedAt = 0
      const ask = () => {
        startedAt = performance.now()
        const request = prepared[next % prepared.length]
        next += 1
        if (request) socket.write(request)
      }
      socket.once('connect', ask)
      socket.once('error', reject)
      socket.once('close', resolve)
      socket.on('data', (chunk: Buffer) => {
        const status = reader.take(chunk)
        if (status === undefined) return
        const now = performance.now()
        milliseconds.push(now - startedAt)
        if (status !== 200) refused += 1
        if (now < until) ask()
        else socket.destroy()
      })
    })

  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, keepBusy))
  const took = performance.now() - startedAt
  milliseconds.sort((a, b) => a - b)
  const at = (share: number) =>
    milliseconds[Math.floor(milliseconds.length * share)] ?? NaN
  return {
    answers: milliseconds.length,
    refused,
    requestsPerSecond: (milliseconds.length / took) * 1000,
    p50: at(0.5),
    p99: at(0.99),
  }
}
