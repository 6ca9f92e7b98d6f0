import { RateLimiter } from '@mittkanta/rate-limits'
import { createLog } from '@mittkanta/service-kit'
import { ENGINES } from '@mittkanta/test-kit'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import { keepHouse } from '../../src/contents/housekeeping.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { uploaded } from '../support/contents.ts'
import { clientDocument } from '../support/documents.ts'
import { given } from '../support/given.ts'

const HOUR_MS = 3_600_000

describe.each(ENGINES)('housekeeping on %s', (engine) => {
  let archive: TestArchive
  const lines: string[] = []
  const log = createLog('test', { write: (line: string) => lines.push(line) })
  beforeAll(async () => {
    archive = await openTestArchive(engine)
  })
  beforeEach(() =>
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }),
  )
  afterEach(() => {
    vi.useRealTimers()
    lines.length = 0
  })
  afterAll(() => archive.close())

  const limiter = () =>
    new RateLimiter(archive.database, 'archive_rate', archive.clock)
  const hashes = async () => {
    const rows = await archive.database.query({
      text: 'SELECT hash FROM content ORDER BY hash',
    })
    return rows.map(({ hash }) => hash)
  }

  it('removes what waited a day, and nothing that a document refers to', async () => {
    const referred = await uploaded(archive.database)
    const make = given(archive)
    const { relation, ofCase } = await make.story()
    await make.accepted([relation, ofCase, clientDocument(ofCase, [referred])])
    await uploaded(archive.database)
    const before = await hashes()

    // Uploaded on the first of January; the clock is fixed at the first of
    // March.
    const { stop } = keepHouse(archive.database, archive.clock, log, limiter())
    vi.advanceTimersByTime(HOUR_MS - 1)
    expect(await hashes()).toEqual(before)
    vi.advanceTimersByTime(1)
    await vi.waitFor(async () => {
      expect(await hashes()).toContain(referred.hash)
      expect((await hashes()).length).toBeLessThan(before.length)
    })
    await vi.waitFor(() => expect(lines.join('')).toContain('contents-removed'))

    stop()
    await uploaded(archive.database)
    const after = await hashes()
    vi.advanceTimersByTime(HOUR_MS)
    expect(await hashes()).toEqual(after)
  })

  it('forgets counts that are over, once an hour', async () => {
    const limit = { name: 'test', most: 1, windowSeconds: 60 }
    await limiter().take({ ...limit, counted: 'each' }, 'key')
    const rows = () =>
      archive.database.query({ text: 'SELECT key FROM archive_rate' })
    expect(await rows()).not.toEqual([])

    archive.clock.advance(300_000)
    const { stop } = keepHouse(archive.database, archive.clock, log, limiter())
    vi.advanceTimersByTime(HOUR_MS)
    await vi.waitFor(async () => expect(await rows()).toEqual([]))
    stop()
  })

  it('says so when it cannot', async () => {
    const broken = {
      ...archive.database,
      query: () => Promise.reject(new Error('gone')),
    }
    const { stop } = keepHouse(broken, archive.clock, log, limiter())
    vi.advanceTimersByTime(HOUR_MS)
    await vi.waitFor(() =>
      expect(lines.join('')).toContain('housekeeping-failed'),
    )
    stop()
  })
})
