import { ensurePagesBuilt } from '@mittkanta/demo'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Manifest } from 'vite'
import { blockingIn, filesOfFirstPage } from '@mittkanta/web/first-page'

/**
 * `npm run check`: what a phone fetches to see the front page, in each
 * language. Old phones on slow networks are why there is a limit (ADR 0016).
 */
const DIST = join(import.meta.dirname, '../apps/web/dist')

/** In bytes, as gzip. */
const LIMITS = { scripts: 120_000, styles: 12_000 }

await ensurePagesBuilt()
const read = (file: string) => readFileSync(join(DIST, file))
const manifest = JSON.parse(read('.vite/manifest.json').toString()) as Manifest

const problems: string[] = []
for (const language of ['sv', 'fi', 'en']) {
  const files = filesOfFirstPage(manifest, language)
  for (const kind of ['scripts', 'styles'] as const) {
    const contents = files[kind].map(read)
    const sum = (pack: (content: Buffer) => Buffer) =>
      contents.reduce((total, content) => total + pack(content).length, 0)
    const gzip = sum((content) => gzipSync(content, { level: 9 }))
    const brotli = sum((content) => brotliCompressSync(content))
    console.log(
      [
        language,
        kind.padEnd(8),
        `${contents.length} files`,
        `gzip ${kilobytes(gzip)}`,
        `brotli ${kilobytes(brotli)}`,
        `limit ${kilobytes(LIMITS[kind])}`,
      ].join('  '),
    )
    if (gzip > LIMITS[kind])
      problems.push(`${kind} of the first page in ${language} are too large`)
  }
}
for (const tag of blockingIn(read('index.html').toString()))
  problems.push(`the page waits for: ${tag}`)

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
