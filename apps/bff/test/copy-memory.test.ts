import { freshPostgresUrl } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyProcess } from './support/copy-process.ts'

const DOCUMENTS = 300
const BYTES = 1_000_000

/** Most megabytes of resident memory by which the bff may grow. */
const MOST_GROWTH = 64

let bff: Awaited<ReturnType<typeof copyProcess>>
beforeAll(async () => {
  const size = { documents: DOCUMENTS, bytes: BYTES }
  bff = await copyProcess(await freshPostgresUrl(), size)
})
afterAll(() => bff.close())

// `scripts/copy-memory.ts` does the same with 2,000 documents and 1 GB.
describe('a copy of 300 documents of 1 MB', () => {
  it(
    'goes through the bff without growing it with their number',
    { timeout: 120_000 },
    async () => {
      // What the first copy needs is needed once.
      await bff.copy(`?ref=R${'0'.repeat(21)}`)
      const { bytes, growth } = await bff.copy('')
      expect(bytes).toBeGreaterThan(DOCUMENTS * BYTES)
      expect(growth).toBeLessThan(MOST_GROWTH)
    },
  )
})
