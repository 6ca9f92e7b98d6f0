import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'prettier'

const DOCUMENT = new URL('../../docs/faults.md', import.meta.url)

/** Puts a report into its place in docs/faults.md, between its two comments. */
export async function writeInto(
  place: 'faults' | 'crowd',
  report: string,
): Promise<void> {
  const begin = `<!-- ${place}: written by npm run ${place} -- --write -->`
  const end = `<!-- end of ${place} -->`
  const text = await readFile(DOCUMENT, 'utf8')
  if (!text.includes(begin) || !text.includes(end)) {
    throw new Error(`docs/faults.md has no place for ${place}`)
  }
  const [before = ''] = text.split(begin)
  const [, after = ''] = text.split(end)
  const whole = `${before}${begin}\n\n${report}\n\n${end}${after}`
  await writeFile(DOCUMENT, await format(whole, { parser: 'markdown' }))
}
