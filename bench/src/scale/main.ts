import { parseArgs } from 'node:util'
import pg from 'pg'
import { startPostgres } from '@mittkanta/test-kit'
import { fill } from './fill.ts'
import { openArchive, type Measured } from './measure.ts'

/*
 * `npm run scale`: fills archives of different sizes by the loader and prints
 * what a front page, a list and a document take in each, in one run, the sizes in
 * turn:
 *
 *   npm run scale -- [--documents 10000,1000000,10000000] [--requests 300]
 *
 * `--server` names a PostgreSQL server to use instead of one of its own.
 */
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000,1000000,10000000' },
    requests: { type: 'string', default: '300' },
    server: { type: 'string' },
  },
})
const sizes = values.documents.split(',').map(Number)
const requests = Number(values.requests)
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
  console.log(
    `| route | ${sizes.map((size) => `${size} ms`).join(' | ')} | largest / smallest |`,
  )
  console.log(`|---|${sizes.map(() => '---|').join('')}---|`)
  for (const [route, pathOf] of Object.entries(PATHS)) {
    const medians = await mediansOf(archives, pathOf)
    const ratio = (medians.at(-1) ?? NaN) / (medians[0] ?? NaN)
    console.log(
      `| ${route} | ${medians.map((one) => one.toFixed(2)).join(' | ')} | ${ratio.toFixed(2)} |`,
    )
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
    await fill(`${server}/${name}`, size, [], console.log)
    const client = new pg.Client({ connectionString: `${server}/${name}` })
    await client.connect()
    await client.query('VACUUM ANALYZE')
    await client.end()
  }
  await admin.end()
  return openArchive(`${server}/${name}`)
}

async function mediansOf(
  archives: readonly Measured[],
  pathOf: (task: string, ref: string) => string,
): Promise<number[]> {
  const readers = await Promise.all(
    archives.map((archive) => archive.readers(20, 80, 50)),
  )
  const times = archives.map((): number[] => [])
  for (let turn = -100; turn < requests; turn += 1) {
    for (const [place, archive] of archives.entries()) {
      const people = readers[place] ?? []
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
