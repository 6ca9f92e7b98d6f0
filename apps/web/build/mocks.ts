import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const WORKER = createRequire(import.meta.url).resolve(
  'msw/mockServiceWorker.js',
)

/** What the module `src/dev/answer.ts` exports. */
interface Answering {
  readonly answer: (request: Request) => Promise<Response | undefined>
}

/**
 * `npm run dev`: the pages alone, on MSW handlers. In the browser a service
 * worker answers what the pages fetch. Sandboxed frames and downloads do not
 * reach a service worker; the development server answers them from the same
 * handlers. Nothing of this is part of a build.
 */
export function mocks(): Plugin {
  return {
    name: 'mittkanta:mocks',
    apply: (_, { command, mode }) => command === 'serve' && mode === 'mock',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('/src/main.tsx', '/src/dev/main.ts'),
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(
          request.url ?? '/',
          `http://${request.headers.host}`,
        )
        const reply = async () => {
          if (url.pathname === '/mockServiceWorker.js') {
            response.setHeader('Content-Type', 'text/javascript')
            response.end(await readFile(WORKER))
            return
          }
          if (url.pathname === '/sign-in') {
            response.statusCode = 302
            response.setHeader('Location', '/?mock=ordinary')
            response.end()
            return
          }
          if (!url.pathname.startsWith('/api/')) {
            next()
            return
          }
          const { answer } = (await server.ssrLoadModule(
            '/src/dev/answer.ts',
          )) as Answering
          const answered = await answer(new Request(url))
          response.statusCode = answered?.status ?? 404
          answered?.headers.forEach((value, name) =>
            response.setHeader(name, value),
          )
          response.end(answered && Buffer.from(await answered.arrayBuffer()))
        }
        reply().catch(next)
      })
    },
  }
}
