import { readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { Problem } from '@mittkanta/problems'
import type { Request, Response } from 'express'

/** Precompressed variants that `vite build` writes beside a file, the best first. */
const VARIANTS = [
  { encoding: 'br', extension: '.br' },
  { encoding: 'gzip', extension: '.gz' },
] as const

/** Content types with their character set, where Express does not add one. */
const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml; charset=utf-8',
}

/**
 * Sends one built file.
 *
 * @param path path of the address: `/assets/index-Ab12Cd34.js`
 * @returns when the file was sent or the reader left
 * @throws {Problem} `not-found` for a path that was not built, or whose file is
 *   gone; `unavailable` when the file cannot be read now. When the answer has
 *   begun, the connection has to be cut.
 */
export type SendBuiltFile = (
  req: Request,
  res: Response,
  path: string,
) => Promise<void>

/**
 * Serves the files that were in a directory at start, each in the best encoding
 * that the browser accepts. Names that begin with a dot are not served.
 *
 * @param headersOf sets the headers of a path; they are taken back when the file
 *   cannot be sent
 */
export function builtFiles(
  directory: string,
  headersOf: (res: Response, path: string) => void,
): SendBuiltFile {
  const files = filesIn(directory)

  return async (req, res, path) => {
    if (!files.has(path)) throw new Problem('not-found')
    const before = res.getHeaders()
    res.setHeader('Vary', 'Accept-Encoding')
    res.setHeader('Content-Type', TYPES[extname(path)] ?? typeOf(res, path))
    headersOf(res, path)
    const variant = variantFor(req, files, path)
    if (variant) res.setHeader('Content-Encoding', variant.encoding)

    try {
      await send(res, directory, path + (variant?.extension ?? ''))
    } catch (error) {
      if (!res.headersSent) restoreHeaders(res, before)
      throw error
    }
  }
}

/** Paths of the files under a directory, each with a slash before it. */
const filesIn = (directory: string): ReadonlySet<string> =>
  new Set(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) =>
        relative(directory, join(parentPath, name)).split(sep),
      )
      .filter((names) => !names.some((name) => name.startsWith('.')))
      .map((names) => `/${names.join('/')}`),
  )

const typeOf = (res: Response, path: string) =>
  String(res.type(extname(path)).getHeader('Content-Type'))

function variantFor(
  req: Request,
  files: ReadonlySet<string>,
  path: string,
): (typeof VARIANTS)[number] | undefined {
  const offered = VARIANTS.filter(({ extension }) =>
    files.has(path + extension),
  )
  const encodings = offered.map(({ encoding }) => encoding)
  const accepted = req.acceptsEncodings([...encodings, 'identity'])
  return offered.find(({ encoding }) => encoding === accepted)
}

/** Express's own sender, whose callback gets every error of the file's stream. */
const send = (res: Response, root: string, path: string) =>
  new Promise<void>((resolve, reject) => {
    const options = { root, cacheControl: false, acceptRanges: false }
    res.sendFile(path, options, (error: unknown) => {
      const problem = error ? problemOf(error) : undefined
      if (problem) reject(problem)
      else resolve()
    })
  })

/** The problem of an error of sending a file; `undefined` when the reader left. */
function problemOf(error: unknown): Problem | undefined {
  const { code, status } = error as { code?: unknown; status?: unknown }
  if (code === 'ECONNABORTED') return undefined
  if (status === 404 || code === 'EISDIR') return new Problem('not-found')
  // A condition of the request that cannot hold, such as `If-Match`.
  if (status === 412) return new Problem('invalid-request')
  return new Problem('unavailable', { cause: error })
}

function restoreHeaders(
  res: Response,
  before: ReturnType<Response['getHeaders']>,
): void {
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  for (const [name, value] of Object.entries(before)) {
    if (value !== undefined) res.setHeader(name, value)
  }
}
