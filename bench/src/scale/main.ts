import { parseArgs } from 'node:util'
import pg from 'pg'
import { startPostgres } from '@mittkanta/test-kit'
import { openDatabase } from '@mittkanta/database'
import { fill } from './fill.ts'
import { openArchive, type Measured } from './measure.ts'
import { doubled, lengthened } from './multiply.ts'

/*
 * `npm run scale`: fills archives of different sizes by the loader and prints
 * what a front page, a list and a document take in each, in one run, the sizes in
 * turn:
 *
 *   npm run scale -- [--documents 10000,1000000,10000000] [--requests 1000]
 *     [--loaded 160000] [--long 10000]
 *
 * An archive of more than `--loaded` documents is doubled from what the loader
 * brought in until it is large enough. In the smallest one a record is made
 * `--long` documents long, to be compared with an ordinary one. `--server`
 * names a PostgreSQL server to use instead of a temporary one.
 */
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000,1000000,10000000' },
    requests: { type: 'string', default: '1000' },
    loaded: { type: 'string', default: '160000' },
    long: { type: 'string', default: '10000' },
    server: { type: 'string' },
  },
})
const sizes = values.documents.split(',').map(Number)
const requests = Number(values.requests)
const loaded = Number(values.loaded)
const long = Number(values.long)
const PATHS = {
  'front page': () => '/front-page',
  list: (task: string) => `/tasks/${task}?language=sv`,
  document: (_task: string, ref: string) => `/documents/${ref}`,
} as const

const own = values.server === undefined ? await startPostgres() : undefined
const server = values.server ?? own?.url ?? ''
try {
  const archives: Measured[] = []
  for (const size of sizes) archives.push(await filled(size))
  const asking = await Promise.all(
    archives.map(async (archive) => ({
      archive,
      people: await archive.readers(20, 80, 1000),
    })),
  )
  console.log(
    `| route | ${sizes.map((size) => `${size} ms`).join(' | ')} | largest / smallest |`,
  )
  console.log(`|---|${sizes.map(() => '---|').join('')}---|`)
  for (const [route, pathOf] of Object.entries(PATHS)) {
    const medians = await mediansOf(asking, pathOf)
    const ratio = (medians.at(-1) ?? NaN) / (medians[0] ?? NaN)
    console.log(
      `| ${route} | ${medians.map((one) => one.toFixed(2)).join(' | ')} | ${ratio.toFixed(2)} |`,
    )
  }
  const [smallest] = archives
  if (smallest && long > 0) {
    await longRecord(`${server}/scale_${sizes[0]}`, smallest)
  }
  for (const archive of archives) await archive.close()
} finally {
  await own?.stop()
}

/** An archive of so many documents; one that is there already is taken as it is. */
async function filled(size: number): Promise<Measured> {
  const name = `scale_${size}`
  const admin = new pg.Client({ connectionString: `${server}/postgres` })
  await admin.connect()
  const { rowCount } = await admin.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [name],
  )
  if (rowCount === 0) {
    await admin.query(`CREATE DATABASE ${name}`)
    await grown(`${server}/${name}`, size)
    const client = new pg.Client({ connectionString: `${server}/${name}` })
    await client.connect()
    await client.query('VACUUM ANALYZE')
    await client.end()
  }
  await admin.end()
  return openArchive(`${server}/${name}`)
}

/** Fills a database by the loader, and doubles it as often as it needs. */
async function grown(url: string, size: number): Promise<void> {
  const doublings = Math.max(0, Math.ceil(Math.log2(size / loaded)))
  await fill(url, Math.ceil(size / 2 ** doublings), [], console.log)
  await doubled(url, doublings, console.log)
}

/** What a reader with one long record waits, beside readers with ordinary ones. */
async function longRecord(url: string, archive: Measured): Promise<void> {
  const people = await archive.readers(30, 50, 50)
  const [first] = people
  if (!first) throw new Error('Nobody has about forty documents')
  const person = String(first.person)
  await lengthened(url, person, long)
  const database = await openDatabase({ url })
  await database.query({ text: 'VACUUM ANALYZE reading' })
  const [row] = await database.query({
    text: 'SELECT count(DISTINCT ref) AS count FROM reading WHERE person_id = $1',
    values: [person],
  })
  await database.close()
  console.log(
    `\n| route | about 40 documents ms | ${Number(row?.count)} documents ms | long / ordinary |`,
  )
  console.log('|---|---|---|---|')
  for (const [route, pathOf] of Object.entries(PATHS)) {
    const [ordinary = NaN, longer = NaN] = await mediansOf(
      [
        { archive, people: people.slice(1) },
        { archive, people: [first] },
      ],
      pathOf,
    )
    console.log(
      `| ${route} | ${ordinary.toFixed(2)} | ${longer.toFixed(2)} | ${(longer / ordinary).toFixed(2)} |`,
    )
  }
}

/** Who asks which archive. */
interface Asking {
  readonly archive: Measured
  readonly people: Awaited<ReturnType<Measured['readers']>>
}

/** Median milliseconds of each, one after the other in turn, after warming up. */
async function mediansOf(
  asking: readonly Asking[],
  pathOf: (task: string, ref: string) => string,
): Promise<number[]> {
  const times = asking.map((): number[] => [])
  for (let turn = -100; turn < requests; turn += 1) {
    for (const [place, { archive, people }] of asking.entries()) {
      const reader = people[(turn + 100) % people.length]
      const took = await archive.time(
        String(reader?.person),
        pathOf(String(reader?.task), String(reader?.ref)),
      )
      if (turn >= 0) times[place]?.push(took)
    }
  }
  return times.map(
    (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN,
  )
}
