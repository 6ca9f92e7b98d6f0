import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const WEB = join(ROOT, 'apps/web')
const SOURCES = [
  ...['src', 'viewer', 'build', 'public', 'index.html', 'vite.config.ts'].map(
    (part) => join(WEB, part),
  ),
  join(ROOT, 'packages/contracts/src'),
  join(ROOT, 'packages/page-language/src'),
]

/** When the newest file under a path was changed, in milliseconds; 0 when there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(path).map((name) => newest(join(path, name))),
  )
}

/** Builds the pages when there is no build, or one older than its sources. */
export async function ensurePagesBuilt(): Promise<void> {
  const built = newest(join(WEB, 'dist', 'index.html'))
  if (built > Math.max(...SOURCES.map(newest))) return
  // In a separate process: a build sets its process to production. It must be
  // in production when a test run asks for it, too.
  await promisify(execFile)('npm', ['run', 'build'], {
    cwd: WEB,
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

/**
 * Serves the pages from their sources, with hot reload, and passes the rest on
 * to the bff.
 *
 * @returns how to stop it
 */
export async function servePagesFromSource(
  port: number,
): Promise<() => Promise<void>> {
  const { createServer } = await import('vite')
  const server = await createServer({
    configFile: join(WEB, 'vite.config.ts'),
    mode: 'api',
    server: { port, strictPort: true },
  })
  await server.listen()
  return () => server.close()
}
