import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import headers from '../viewer/headers.json' with { type: 'json' }

const VIEWER = join(import.meta.dirname, '../viewer')

/** The viewer's files by the path under which they are served. */
type ViewerFiles = ReadonlyMap<string, string>

/**
 * Builds the PDF viewer (`viewer/README.md`) as one classic script, because a
 * frame of an opaque origin cannot fetch module scripts, and serves it under
 * `/viewer/` in development and in the build alike.
 */
export function viewer(): Plugin {
  let files: Promise<ViewerFiles> | undefined
  return {
    name: 'mittkanta:viewer',
    async generateBundle() {
      for (const [fileName, source] of await buildViewer())
        this.emitFile({ type: 'asset', fileName, source })
    },
    configureServer(server) {
      server.middlewares.use('/viewer/', (request, response, next) => {
        const fileName = `viewer/${(request.url ?? '').replace(/^\//, '').split('?')[0]}`
        files ??= buildViewer()
        files.then((built) => {
          const source = built.get(fileName)
          if (source === undefined) {
            next()
            return
          }
          const origin = `http://${request.headers.host}`
          const kind = fileName.endsWith('.html') ? 'html' : 'asset'
          for (const [name, value] of Object.entries(headers[kind]))
            response.setHeader(name, value.replaceAll('{origin}', origin))
          if (kind === 'asset')
            response.setHeader(
              'Content-Type',
              fileName.endsWith('.css') ? 'text/css' : 'text/javascript',
            )
          response.end(source)
        }, next)
      })
    },
  }
}

async function buildViewer(): Promise<ViewerFiles> {
  const script = await bundle(
    'pdf.ts',
    textModule('virtual:pdf-worker', await bundle('worker.ts')),
  )
  const style = await readFile(join(VIEWER, 'pdf.css'), 'utf8')
  const html = await readFile(join(VIEWER, 'pdf.html'), 'utf8')
  const scriptName = `viewer/pdf-${hashOf(script)}.js`
  const styleName = `viewer/pdf-${hashOf(style)}.css`
  return new Map([
    [scriptName, script],
    [styleName, style],
    [
      'viewer/pdf.html',
      html
        .replace('%SCRIPT%', `/${scriptName}`)
        .replace('%STYLE%', `/${styleName}`),
    ],
  ])
}

/** Bundles one entry of the viewer into one classic script. */
async function bundle(entry: string, ...plugins: Plugin[]): Promise<string> {
  const result = await build({
    root: VIEWER,
    configFile: false,
    // pdf.js mentions `import.meta` where it runs in Node; the warning is noise.
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(VIEWER, entry),
        output: { format: 'iife' },
      },
    },
  })
  const [chunk, ...others] =
    !Array.isArray(result) && 'output' in result ? result.output : []
  if (chunk?.type !== 'chunk' || others.length > 0)
    throw new Error('the viewer must be one script')
  return chunk.code
}

/** A module whose default export is a text. */
function textModule(name: string, text: string): Plugin {
  const id = `\0${name}`
  return {
    name: `mittkanta:${name}`,
    resolveId: (source) => (source === name ? id : null),
    load: (loaded) =>
      loaded === id ? `export default ${JSON.stringify(text)}` : null,
  }
}

const hashOf = (source: string) =>
  createHash('sha256').update(source).digest('base64url').slice(0, 10)
