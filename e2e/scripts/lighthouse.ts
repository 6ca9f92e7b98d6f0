import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ensurePagesBuilt, PORTS, startPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import {
  fixedClock,
  freePort,
  freePorts,
  startPostgres,
} from '@mittkanta/test-kit'
import lighthouse, { type Result } from 'lighthouse'
import { chromium } from 'playwright-core'
import { browserOptions } from '../support/browser.ts'
import { LONGEST_LIST, longRecord } from '../support/long-record.ts'
import { signInAs } from '../support/visitor.ts'

/*
 * `npm run lighthouse`: audits the front page and the longest list of a made
 * record of 200 documents with the mobile profile, signed in by the real
 * sign-in, and writes docs/lighthouse.md. A report and no gate.
 */
const REPORT = new URL('../../docs/lighthouse.md', import.meta.url)
const OUT = new URL('../out/', import.meta.url)
const DOCUMENTS = 200
/** Of so many runs of a page the one in the middle counts. */
const RUNS = 3

const PAGES = [
  ['front page', '/?lang=sv'],
  ['list of a service task', `/tasks/${LONGEST_LIST}?lang=sv`],
] as const

const load = (loadavg()[0] ?? NaN).toFixed(1)
const servers = await startPostgres()
await ensurePagesBuilt()
const { scenario, person } = longRecord(DOCUMENTS)
const portal = await startPortal({
  ports: await freePorts(PORTS),
  storage: { url: `${servers.url}/postgres` },
  phase: '1',
  scenarios: [scenario],
  clock: fixedClock('2024-03-01T12:00:00+02:00'),
  log: createLog('lighthouse', { write: () => undefined }),
})
await portal.load()
const port = await freePort()
const options = await browserOptions()
const context = await chromium.launchPersistentContext('', {
  ...options,
  args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
  baseURL: portal.url,
  locale: 'sv-FI',
})
const page = await context.newPage()
await signInAs({ context, page, asked: [], complaints: [] }, person)

const score = ({ categories }: Result, name: string) =>
  String(Math.round((categories[name]?.score ?? 0) * 100))
const milliseconds = ({ audits }: Result, name: string) =>
  String(Math.round(audits[name]?.numericValue ?? NaN))

/** @throws {Error} when the page could not be audited */
async function audit(path: string): Promise<Result> {
  const flags = {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  } as const
  const ran = await lighthouse(new URL(path, portal.url).href, {
    ...flags,
    onlyCategories: [...flags.onlyCategories],
  })
  if (!ran) throw new Error(`no report of ${path}`)
  if (ran.lhr.runtimeError) {
    const { code, message } = ran.lhr.runtimeError
    throw new Error(`no report of ${path}: ${code}, ${message}`)
  }
  return ran.lhr
}

/** How often the page asked the bff, beside what came with it. */
const dataRequests = ({ audits }: Result) => {
  const { details } = audits['network-requests'] ?? {}
  const items = details?.type === 'table' ? details.items : []
  return items.filter(
    ({ url }) => typeof url === 'string' && url.includes('/api/'),
  ).length
}

/** What Lighthouse finds wanting, by the id of its audit. */
const wanting = ({ audits, categories }: Result) =>
  Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `\`${id}\``)

await mkdir(OUT, { recursive: true })
const rows: string[] = []
for (const [name, path] of PAGES) {
  const results: Result[] = []
  for (let run = 0; run < RUNS; run += 1) results.push(await audit(path))
  const byPerformance = (result: Result) => Number(score(result, 'performance'))
  const [, middle] = results.sort((a, b) => byPerformance(a) - byPerformance(b))
  if (!middle) throw new Error('too few runs')
  await writeFile(
    new URL(`lighthouse-${name.replaceAll(' ', '-')}.json`, OUT),
    JSON.stringify(middle),
  )
  const bytes = middle.audits['total-byte-weight']?.numericValue ?? NaN
  const cells = [
    name,
    ...['performance', 'accessibility', 'best-practices'].map((category) =>
      score(middle, category),
    ),
    milliseconds(middle, 'first-contentful-paint'),
    milliseconds(middle, 'largest-contentful-paint'),
    (middle.audits['cumulative-layout-shift']?.numericValue ?? NaN).toFixed(3),
    milliseconds(middle, 'total-blocking-time'),
    (bytes / 1024).toFixed(0),
    String(dataRequests(middle)),
    middle.environment.benchmarkIndex.toFixed(0),
    wanting(middle).join(', ') || '–',
  ]
  rows.push(`| ${cells.join(' | ')} |`)
}

const day = new Date().toISOString().slice(0, 10)
await writeFile(
  REPORT,
  `# What Lighthouse says

\`\`\`sh
npm run lighthouse
\`\`\`

audits two pages of a made record of ${DOCUMENTS} documents, signed in, with Lighthouse's mobile profile (a slow phone and slow 4G, simulated), over http on the same machine. Of ${RUNS} runs of a page the median by performance is reported. It is a report: nothing fails by it.

The run of ${day}, by Lighthouse 12.8.2 and Chromium, with a load of ${load} on ${availableParallelism()} cores when it began:

| page | performance | accessibility | best practices | FCP ms | LCP ms | CLS | TBT ms | kB | data requests | machine | wanting |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |
${rows.join('\n')}

“kB” is what comes over the network with an empty cache. “Data requests” are those that the page made for data beside what came with it. “Machine” is Lighthouse's measure of how fast the machine was at that moment, on which TBT depends: below 1000 Lighthouse calls the machine too slow to say.

No font is fetched: the pages are set in the fonts of the reader's own system. Nothing is fetched from anywhere else either.
`,
)
console.log(rows.join('\n'))
console.log(`Written to ${fileURLToPath(REPORT)}`)

await context.close()
await portal.stop()
await servers.stop()
