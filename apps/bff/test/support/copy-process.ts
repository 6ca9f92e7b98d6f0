import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { Browser } from './browser.ts'
import { document, fakeArchive, json, listItem } from './fake-archive.ts'
import { environmentOf } from './house.ts'
import { lyingProvider } from './lying-provider.ts'

const MEGABYTE = 1_000_000
const PAGE_SIZE = 20

/** What came of a copy. */
export interface Copied {
  readonly bytes: number
  readonly seconds: number
  /**
   * Megabytes by which the bff grew, in the worst case, over what it was
   * before.
   */
  readonly growth: number
}

/**
 * A bff in a separate process, before an archive in ours that has so many
 * documents of so many bytes.
 *
 * @param databaseUrl of an empty PostgreSQL database
 */
export async function copyProcess(
  databaseUrl: string,
  { documents, bytes }: { documents: number; bytes: number },
) {
  const provider = await lyingProvider()
  const archive = await fakeArchive()
  const content = Buffer.alloc(bytes, '%PDF')
  const items = Array.from({ length: documents }, (_, index) => {
    const ref = `R${String(index).padStart(21, '0')}`
    return listItem({ ref })
  })
  archive.answers = (path, res) => {
    const { pathname, searchParams } = new URL(path, 'http://archive')
    const [, ref, form] =
      /\/documents\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? []
    archive.paths.length = 0
    archive.callers.length = 0
    archive.bodies.length = 0
    if (pathname.includes('/tasks/')) {
      const page = Number(searchParams.get('page'))
      json(res, {
        documents: items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
        total: documents,
        page,
        pageSize: PAGE_SIZE,
        informationText: false,
      })
    } else if (ref === undefined) return false
    else if (form === 'content') {
      res.writeHead(200, { 'content-length': bytes })
      res.end(content)
    } else {
      json(res, document({ ref, content: { type: 'application/pdf', bytes } }))
    }
    return true
  }

  const child = fork(
    fileURLToPath(new URL('./copy-server.ts', import.meta.url)),
    {
      execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')],
      env: {
        ...process.env,
        ...environmentOf(provider.issuer, archive.url),
        DATABASE_URL: databaseUrl,
      },
    },
  )
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  const browser = new Browser(url)
  await browser.signIn()

  const peak = async (): Promise<number> => {
    const told = once(child, 'message')
    child.send('memory')
    const [answer] = (await told) as [{ peak: number }]
    return answer.peak / MEGABYTE
  }

  /**
   * Downloads a copy, and gives each piece of it to a consumer that can be
   * slow.
   */
  const copy = async (
    query: string,
    take: (piece: Buffer) => unknown = () => undefined,
  ): Promise<Copied> => {
    await peak()
    const before = await peak()
    const started = performance.now()
    const { body, statusCode } = await request(
      new URL(`/api/subjects/self/copy${query}`, url),
      {
        headers: {
          cookie: `__Host-mittkanta-session=${browser.session ?? ''}`,
          'sec-fetch-site': 'same-origin',
          'sec-fetch-dest': 'empty',
        },
      },
    )
    if (statusCode !== 200) throw new Error(await body.text())
    let received = 0
    for await (const piece of body as AsyncIterable<Buffer>) {
      received += piece.length
      await take(piece)
    }
    return {
      bytes: received,
      seconds: (performance.now() - started) / 1000,
      growth: (await peak()) - before,
    }
  }

  return {
    copy,
    close: async () => {
      child.disconnect()
      await once(child, 'exit')
      await provider.close()
      await archive.close()
    },
  }
}
