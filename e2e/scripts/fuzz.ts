import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { startPostgres } from '@mittkanta/test-kit'
import { format } from 'prettier'
import { launchBrowser } from '../support/browser.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { reportOf } from '../support/fuzz/report.ts'

/*
 * `npm run fuzz`: hostile requests to every operation of both services, and
 * hostile contents through the intake into the real browser. The same seed
 * makes the same requests and contents. Ends with 1 when something is found.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20240301' },
    requests: { type: 'string', default: '20500' },
    contents: { type: 'string', default: '5600' },
    /** PDFs that are opened in the viewer; every view format is shown. */
    pdfs: { type: 'string', default: '200' },
    /** The public corpus, where it does not lie beside the checkout. */
    corpus: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const size = {
  seed: Number(values.seed),
  requests: Number(values.requests),
  contents: Number(values.contents),
  pdfs: Number(values.pdfs),
  corpus: values.corpus,
}
console.log(`seed ${size.seed}`)

const postgres = await startPostgres()
try {
  const browser = await launchBrowser()
  const figures = await fuzz(`${postgres.url}/postgres`, browser, size)
  await browser.close()
  const report = await format(reportOf(size, figures), { parser: 'markdown' })
  console.log(report)
  for (const finding of figures.findings) {
    console.error(JSON.stringify(finding, null, 2))
    process.exitCode = 1
  }
  if (values.write) {
    await writeFile(new URL('../../docs/fuzz.md', import.meta.url), report)
  }
} finally {
  await postgres.stop()
}
