import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { judge } from './texts/faults.ts'
import { report } from './texts/report.ts'
import { readTexts } from './texts/text.ts'

/*
 * Checks how the texts of the pages are written and reports it in docs/texts.md.
 * With `--check` writes nothing and fails when the report is stale.
 */

const target = new URL('../../../docs/texts.md', import.meta.url)

const texts = await readTexts()
const { faults, unused } = judge(texts)
for (const { at, says } of faults)
  console.error(`${at.language}/${at.feature} ${at.key}: ${says}`)
for (const { feature, keys, rule } of unused)
  console.error(
    `${feature} ${keys.source}: the exception to ${rule} excepts nothing`,
  )
if (faults.length + unused.length > 0) process.exitCode = 1

const fresh = await format(report(texts), {
  parser: 'markdown',
  proseWrap: 'preserve',
})
if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== fresh) {
    console.error('docs/texts.md is stale: run npm run texts and commit it.')
    process.exitCode = 1
  }
} else {
  await writeFile(target, fresh)
}
