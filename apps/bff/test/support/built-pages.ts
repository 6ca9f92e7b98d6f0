import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The built page, in its simplest form. */
export const INDEX = `<!doctype html>
<html lang="fi"><head><title>MittKanta</title><link rel="icon" href="/favicon.svg" /></head><body><p>page</p></body></html>
`

const page = (path: string, name: string) => ({
  path,
  signedIn: [`/assets/${name}-11111111.js`, `/assets/${name}-22222222.css`],
  signedOut: ['/assets/SignIn-11111111.js'],
  texts: {
    sv: [`/assets/${name}-sv.js`],
    fi: [`/assets/${name}-fi.js`],
    en: [`/assets/${name}-en.js`],
  },
})

const FILES = {
  'index.html': INDEX,
  '.vite/pages.json': JSON.stringify([
    page('/', 'Front'),
    page('/tasks/:task', 'Task'),
    page('/for/:subjectRef/documents/:ref', 'Document'),
    page('*', 'NotFound'),
  ]),
  'assets/index-Ab12Cd34.js': 'let a = 1',
  'assets/index-Ab12Cd34.js.br': 'brotli',
  'assets/index-Ab12Cd34.js.gz': 'gzip',
  'viewer/pdf.html': '<!doctype html>',
  'viewer/pdf-Ab12Cd34.js': 'let b = 1',
}

/** Pages as `vite build` writes them, in a separate directory. */
export async function builtPages() {
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-pages-'))
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(directory, name)), { recursive: true })
    await writeFile(join(directory, name), text)
  }
  return { directory, remove: () => rm(directory, { recursive: true }) }
}
