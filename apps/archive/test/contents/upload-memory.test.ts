import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ENGINES, freshPostgresUrl } from '@mittkanta/test-kit'
import { afterEach, describe, expect, it } from 'vitest'
import { buildPdf, stream } from './build-pdf.ts'

const MOST = 50_000_000
const MEGABYTE = 1_000_000

/**
 * Most megabytes by which the archive may grow while it takes in 50 MB again
 * and again. The embedded engine lives in the same process.
 */
const MOST_GROWTH = { postgres: 80, pglite: 250 }

/** A PDF of exactly as many bytes, with an image's worth of noise. */
function pdfOf(bytes: number): Buffer {
  const noise = (length: number) =>
    buildPdf({ objects: [stream('', randomBytes(length).toString('latin1'))] })
  const first = noise(bytes - 1000)
  return noise(bytes - 1000 + bytes - first.length)
}

let server: ChildProcess | undefined
let folder = ''
afterEach(async () => {
  server?.disconnect()
  await rm(folder, { recursive: true, force: true })
})

describe.each(ENGINES)('contents of 50 MB on %s', (engine) => {
  it(
    'are taken in without being whole in memory',
    { timeout: 300_000 },
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'mittkanta-test-'))
      const child = fork(
        fileURLToPath(new URL('./upload-server.ts', import.meta.url)),
        {
          execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')],
          env: {
            ...process.env,
            ...(engine === 'postgres'
              ? { DATABASE_URL: await freshPostgresUrl() }
              : { DATA_DIR: folder }),
          },
        },
      )
      server = child
      const [{ url }] = (await once(child, 'message')) as [{ url: string }]

      const upload = async (bytes: Buffer) => {
        const answer = await fetch(`${url}/intake/contents`, {
          method: 'POST',
          headers: { 'content-type': 'application/pdf' },
          body: bytes,
        })
        return answer.status
      }
      const peak = async (): Promise<number> => {
        const told = once(child, 'message')
        child.send('memory')
        const [answer] = (await told) as [{ peak: number }]
        return answer.peak / MEGABYTE
      }

      // What starting and a small content need is needed once.
      expect(await upload(pdfOf(MEGABYTE))).toBe(201)
      await peak()
      await setTimeout(1000)
      const idle = await peak()
      for (let time = 0; time < 2; time += 1) {
        expect(await upload(pdfOf(MOST))).toBe(201)
        expect((await peak()) - idle).toBeLessThan(MOST_GROWTH[engine])
      }
      expect(await upload(Buffer.alloc(MOST + 1))).toBe(413)
    },
  )
})
