import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Problem } from '@mittkanta/problems'
import type { RequestHandler, Response } from 'express'
import sirv from 'sirv'
import { asPage, asViewer } from './security-headers.ts'

/** Vite puts the hash of a file's content into its name. */
const HASHED = /^\/(assets|viewer)\/.*-[\w-]{8,}\.\w+$/
const VIEWER = '/viewer/'
/** Types that say their character set, which sirv leaves out. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}
/** Something with a file extension is a file or nothing, never a page. */
const FILE = /\.[^/]*$/

/**
 * Serves the built pages: hashed files for ever, everything else never from a
 * cache. Every address that could be a page gets the one page there is.
 *
 * @param directory what `vite build` wrote; nothing is served when absent
 * @throws {Error} when there is no `index.html` in it
 */
export function pages(
  directory: string | undefined,
  publicUrl: URL,
): RequestHandler {
  if (directory === undefined) return notThere
  if (!existsSync(join(directory, 'index.html'))) {
    throw new Error('WEB_DIRECTORY holds no index.html: build the pages first')
  }
  const serve = sirv(directory, {
    brotli: true,
    gzip: true,
    single: true,
    setHeaders: (res, path) => {
      const answer = res as Response
      const type = TYPES[extname(path)]
      if (type !== undefined) answer.setHeader('Content-Type', type)
      if (HASHED.test(path)) {
        answer.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      }
      if (path.startsWith(VIEWER)) asViewer(answer, publicUrl)
      else asPage(answer)
    },
  })

  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('Allow', 'GET, HEAD')
      throw new Problem('method-not-allowed')
    }
    const mode = req.headers['sec-fetch-mode']
    const isNavigation = mode === undefined || mode === 'navigate'
    if (!FILE.test(req.path) && !isNavigation) throw new Problem('not-found')

    serve(req, res, () => {
      next(new Problem('not-found'))
    })
  }
}

const notThere: RequestHandler = (_req, _res, next) => {
  next(new Problem('not-found'))
}
