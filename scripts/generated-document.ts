import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'

/**
 * Writes a document that is made from the code, or, with `--check` on the
 * command line, writes nothing and fails when the one that is there is stale.
 *
 * @param path from the root of the repository
 */
export async function generatedDocument(
  path: string,
  markdown: string,
): Promise<void> {
  const target = join(import.meta.dirname, '..', path)
  const fresh = await format(markdown, { parser: 'markdown' })
  if (!process.argv.includes('--check')) {
    writeFileSync(target, fresh)
  } else if (readFileSync(target, 'utf8') !== fresh) {
    console.error(`${path} is stale`)
    process.exitCode = 1
  }
}
