import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer, Browser } from './support/browser.ts'
import { builtPages } from './support/built-pages.ts'
import { house, type House } from './support/house.ts'

const ASSET = '/assets/index-Ab12Cd34.js'
const VIEWER = '/viewer/pdf-Ab12Cd34.js'

/** Ways in which a served file stops being readable, and the answer then. */
const LOSSES: Readonly<
  Record<string, readonly [number, (file: string) => Promise<void>]>
> = {
  'is removed': [404, (file) => rm(file)],
  'is moved away': [404, (file) => rename(file, `${file}.old`)],
  'is replaced by a directory': [
    404,
    async (file) => {
      await rm(file)
      await mkdir(file)
    },
  ],
  'is replaced by a link to nothing': [
    404,
    async (file) => {
      await rm(file)
      await symlink(`${file}.none`, file)
    },
  ],
  'is replaced by a link to itself': [
    503,
    async (file) => {
      await rm(file)
      await symlink(file, file)
    },
  ],
}

let built: Awaited<ReturnType<typeof builtPages>>
let bff: House
let browser: Browser
beforeEach(async () => {
  built = await builtPages()
  bff = await house({ environment: { WEB_DIRECTORY: built.directory } })
  browser = bff.browser()
})
afterEach(async () => {
  await bff.close()
  await built.remove()
})

const plain = (path: string) =>
  browser.fetch(path, { 'accept-encoding': 'identity' })

/** A failed answer carries nothing of the answer that was prepared. */
function expectProblem(answer: Answer, status: number) {
  expect([answer.status, answer.headers['content-type']]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ])
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['content-encoding']).toBeUndefined()
}

describe('S17: a built file that is lost under a running server', () => {
  it.each(Object.entries(LOSSES))(
    'is answered as a problem when it %s, and the service keeps running',
    async (_how, [status, lose]) => {
      expect((await plain(ASSET)).status).toBe(200)
      await lose(join(built.directory, ASSET))

      expectProblem(await plain(ASSET), status)
      expect((await browser.visit('/about')).status).toBe(200)
      expect((await browser.fetch(VIEWER)).status).toBe(200)
    },
  )

  it('is answered as a problem in every encoding', async () => {
    await rm(join(built.directory, `${ASSET}.br`))

    const packed = await browser.fetch(ASSET, { 'accept-encoding': 'br' })
    expectProblem(packed, 404)
    expect((await plain(ASSET)).text).toBe('let a = 1')
  })

  it('is unavailable while the service may not read it', async ({ skip }) => {
    const { geteuid, seteuid } = process
    const me = geteuid?.()
    if (me === undefined || seteuid === undefined) skip('no user ids here')
    await chmod(join(built.directory, ASSET), 0o000)
    try {
      // Root may read everything: for this request the process is another user.
      if (me === 0) seteuid?.(65_534)
      expectProblem(await plain(ASSET), 503)
    } finally {
      if (me === 0) seteuid?.(0)
    }
    await chmod(join(built.directory, ASSET), 0o644)
    expect((await plain(ASSET)).status).toBe(200)
  })

  it('harms no request under way while files come and go', async () => {
    const file = join(built.directory, ASSET)
    const large = 'x'.repeat(2_000_000)
    const build = { isDone: false }
    const builder = (async () => {
      while (!build.isDone) {
        await rm(file, { force: true })
        await writeFile(file, large)
      }
    })()
    const answers = await Promise.allSettled(
      Array.from({ length: 300 }, () => plain(ASSET)),
    )
    build.isDone = true
    await builder

    // A file that is written while it is read breaks its own answer off, no more.
    const statuses = answers.flatMap((one) =>
      one.status === 'fulfilled' ? [one.value.status] : [],
    )
    expect(statuses.filter((one) => ![200, 404].includes(one))).toEqual([])
    expect((await browser.visit('/about')).status).toBe(200)
  })
})
