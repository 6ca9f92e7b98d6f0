import { startPostgres } from '@mittkanta/test-kit'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { copyProcess } from '../test/support/copy-process.ts'

/*
 * Copies a record of 2,000 documents and 1 GB through a bff in a separate
 * process, and prints what it took.
 *
 *   tsx apps/bff/scripts/copy-memory.ts [documents] [bytes of each] [file to keep the zip in]
 */

const [documents = '2000', bytes = '500000', file = '/dev/null'] =
  process.argv.slice(2)

const postgres = await startPostgres()
const bff = await copyProcess(`${postgres.url}/postgres`, {
  documents: Number(documents),
  bytes: Number(bytes),
})
try {
  await bff.copy(`?ref=R${'0'.repeat(21)}`)
  const output = createWriteStream(file)
  const copied = await bff.copy('', (piece) =>
    output.write(piece) ? undefined : once(output, 'drain'),
  )
  output.end()
  await once(output, 'finish')
  console.log(`documents           ${documents}`)
  console.log(`megabytes received  ${(copied.bytes / 1_000_000).toFixed(1)}`)
  console.log(`seconds             ${copied.seconds.toFixed(1)}`)
  console.log(`growth of the bff   ${copied.growth.toFixed(1)} MB resident`)
} finally {
  await bff.close()
  await postgres.stop()
}
