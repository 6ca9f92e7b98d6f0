import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { policyDocument } from './policy/policy-document.ts'

/*
 * Writes docs/policy.md from the policy. With `--check` writes nothing and
 * fails when the document is stale, for `npm run check`.
 */

const target = new URL('../../../docs/policy.md', import.meta.url)

const fresh = await format(policyDocument(), {
  parser: 'markdown',
  proseWrap: 'preserve',
})

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== fresh) {
    console.error('docs/policy.md is stale: run the generator and commit it.')
    process.exitCode = 1
  }
} else {
  await writeFile(target, fresh)
  console.log(`Wrote ${fileURLToPath(target)}`)
}
