import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIVE_USE_YEARS } from './oracle/arbitraries.ts'
import { own, startPortal, type Portal } from './portal.ts'
import { freshArchive, record, visible } from './records.ts'

const CHUNK = 512 * 1024

describe.each(ENGINES)('contents on %s', (engine) => {
  let database: Database
  let portal: Portal

  beforeAll(async () => {
    database = await freshArchive(engine)
    portal = await startPortal(database, {
      phase: '1',
      activeUseYears: ACTIVE_USE_YEARS,
    })
  })
  afterAll(async () => {
    await portal.close()
    await database.close()
  })

  /** A document with its own content. */
  async function documentOf(bytes: Buffer) {
    const { person, ref, world } = await record(database, [visible])
    const hash = createHash('sha256').update(bytes).digest('hex')
    await database.query({
      text: `INSERT INTO content (hash, type, bytes, uploaded_at)
        VALUES ($1, 'application/pdf', $2, now())`,
      values: [hash, bytes.length],
    })
    for (let n = 0; n * CHUNK < bytes.length; n += 1) {
      await database.query({
        text: 'INSERT INTO content_chunk VALUES ($1, $2, $3)',
        values: [hash, n, bytes.subarray(n * CHUNK, (n + 1) * CHUNK)],
      })
    }
    await database.query({
      text: 'UPDATE document_content SET hash = $1 WHERE document_id = $2',
      values: [hash, world.documentId(0)],
    })
    return {
      hash,
      get: () => portal.read(own(person), `/documents/${ref(0)}/content`),
    }
  }

  const spoil = (hash: string, position: number) =>
    database.query({
      text: `UPDATE content_chunk SET data = set_byte(data, 0, 255 - get_byte(data, 0))
        WHERE hash = $1 AND position = $2`,
      values: [hash, position],
    })

  it.each([
    ['in one piece', 10],
    ['in several pieces', 3 * CHUNK + 1],
    ['larger than what is held in memory', 10 * CHUNK],
  ])('arrive as they were stored: %s', async (_words, size) => {
    const bytes = randomBytes(size)
    const { get } = await documentOf(bytes)
    const answer = await get()

    expect(answer.headers.get('content-length')).toBe(String(size))
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('that are small do not begin to leave when they were spoiled: an alarm', async () => {
    const before = await portal.counted('content-mismatch')
    const { hash, get } = await documentOf(randomBytes(2 * CHUNK))
    await spoil(hash, 1)
    const answer = await get()

    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toContain('problem+json')
    expect(await portal.counted('content-mismatch')).toBe(before + 1)
    expect(portal.errors).toMatchObject([{ name: 'ContentMismatch' }])
  })

  it.each([
    ['spoiled', (hash: string) => spoil(hash, 19)],
    [
      'cut short',
      (hash: string) =>
        database.query({
          text: 'DELETE FROM content_chunk WHERE hash = $1 AND position = 19',
          values: [hash],
        }),
    ],
  ])(
    'that are large never arrive whole when they were %s',
    async (_words, harm) => {
      const before = await portal.counted('content-mismatch')
      const { hash, get } = await documentOf(randomBytes(20 * CHUNK))
      await harm(hash)

      await expect(
        get().then((answer) => answer.arrayBuffer()),
      ).rejects.toThrow()
      expect(await portal.counted('content-mismatch')).toBe(before + 1)
    },
  )
})
