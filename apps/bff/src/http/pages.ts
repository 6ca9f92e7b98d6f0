import type { RequestListener } from 'node:http'
import { initialPaths } from '@mittkanta/contracts'
import { answersIn } from '@mittkanta/page-language'
import { Problem } from '@mittkanta/problems'
import type { Request, RequestHandler, Response } from 'express'
import { leaving } from './answer.ts'
import { builtFiles } from './built-files.ts'
import { isDiscreet, sessionCookie } from './cookies.ts'
import { initialData, mayHoldData } from './initial-data.ts'
import { pageLanguageOf } from './language.ts'
import { readTemplate } from './page-template.ts'
import { asPage, asViewer } from './security-headers.ts'

/** Vite puts the hash of a file's content into its name. */
const HASHED = /^\/(assets|viewer)\/.*-[\w-]{8}\.\w+$/
const VIEWER = '/viewer/'
/** Something with a file extension is a file or nothing, never a page. */
const isFile = (path: string) =>
  path.slice(path.lastIndexOf('/') + 1).includes('.')

/** The query of an address with its question mark; empty when there is none. */
const queryOf = (address: string) =>
  address.includes('?') ? address.slice(address.indexOf('?')) : ''

/**
 * Serves the built pages: hashed files for ever, everything else never from a
 * cache. Every address that could be a page gets the one page there is, in the
 * language and with the data that it is going to ask for (ADR 0017).
 *
 * @param directory what `vite build` wrote; nothing is served when absent
 * @param app answers what the page would ask
 * @throws {Error} when the pages have not been built
 */
export function pages(
  directory: string | undefined,
  publicUrl: URL,
  app: RequestListener,
): RequestHandler {
  if (directory === undefined) return notThere
  const template = readTemplate(directory)
  const serveFile = builtFiles(directory, (res, path) => {
    if (HASHED.test(path)) {
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    }
    if (path.startsWith(VIEWER)) asViewer(res, publicUrl)
    else asPage(res)
  })

  /** The head and the outline leave at once, what they wait for when it is there. */
  const servePage = async (req: Request, res: Response): Promise<void> => {
    const address = new URL(publicUrl)
    address.pathname = req.path
    address.search = queryOf(req.originalUrl)
    const language = pageLanguageOf(req, address)
    const { pathname } = address
    // From another site, such as the identification service, a `Strict` cookie
    // does not come along: most who arrive so have just signed in.
    const isSignedIn =
      sessionCookie.isSent(req) ||
      req.headers['sec-fetch-site'] === 'cross-site'
    asPage(res)
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    const wish = { pathname, language, isSignedIn, isDiscreet: isDiscreet(req) }
    res.write(template.start(wish))
    if (mayHoldData(req)) {
      const paths = initialPaths(address, answersIn(language))
      res.write(await initialData(app, req, paths, leaving(res)))
    }
    res.end(template.end)
  }

  return async (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('Allow', 'GET, HEAD')
      throw new Problem('method-not-allowed')
    }
    if (isFile(req.path)) {
      await serveFile(req, res, req.path)
      return
    }
    const mode = req.headers['sec-fetch-mode']
    if (mode !== undefined && mode !== 'navigate')
      throw new Problem('not-found')
    await servePage(req, res)
  }
}

const notThere: RequestHandler = (_req, _res, next) => {
  next(new Problem('not-found'))
}
