import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { metadataDocument } from './metadata-document.ts'

/*
 * Writes docs/metadata.md from the tables of the intake. With `--check` writes
 * nothing and fails when the document is stale, for `npm run check`.
 */

const target = new URL('../../../docs/metadata.md', import.meta.url)

const fresh = await format(metadataDocument(), {
  parser: 'markdown',
  proseWrap: 'preserve',
})

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== fresh) {
    console.error('docs/metadata.md is stale: run the generator and commit it.')
    process.exitCode = 1
  }
} else {
  await writeFile(target, fresh)
  console.log(`Wrote ${fileURLToPath(target)}`)
}
