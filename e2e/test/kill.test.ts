import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { verifyChain } from '@mittkanta/archive'
import { openDatabase, type Database } from '@mittkanta/database'
import { volume } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const KILLABLE = fileURLToPath(
  new URL('../support/killable-portal.ts', import.meta.url),
)
const KILLS = volume(4, 20)

/** Documents that the archive has acknowledged, by story, over all lives so far. */
type Acknowledged = Map<string, number>

interface Life {
  /** Whether it came to the end of loading before it was killed. */
  readonly isLoaded: boolean
  /**
   * Documents of each story that the archive already had, as reported in this
   * life.
   */
  readonly found: Acknowledged
  /** Documents of each story acknowledged in this life. */
  readonly acknowledged: Acknowledged
}

/**
 * One life of the whole portal: it starts, loads, and is killed after so many
 * new documents.
 */
async function live(
  directory: string,
  port: number,
  killAfter: number,
): Promise<Life> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', KILLABLE, directory, String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  const found: Acknowledged = new Map()
  const acknowledged: Acknowledged = new Map()
  let isLoaded = false
  let isNew = 0

  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'loaded') isLoaded = true
    if (!line.startsWith('{')) continue
    const { scenario, documents, alreadyStored } = JSON.parse(line) as {
      scenario: string
      documents: number
      alreadyStored: number
    }
    add(acknowledged, scenario, documents)
    add(found, scenario, alreadyStored)
    isNew += documents - alreadyStored
    // What is in the pipe by now has been acknowledged and is counted too.
    if (isNew >= killAfter) child.kill('SIGKILL')
  }
  await ended
  return { isLoaded, found, acknowledged }
}

const add = (to: Acknowledged, scenario: string, documents: number) =>
  to.set(scenario, (to.get(scenario) ?? 0) + documents)

/** Everything that a half-stored document would leave behind, by what it is. */
const HALVES = {
  'versions without clients': `SELECT FROM document_version v WHERE NOT EXISTS
    (SELECT FROM document_client c WHERE c.document_id = v.document_id)`,
  'documents that are read by nobody': `SELECT FROM document_version v
    WHERE v.document_group NOT IN ('client-relation-document', 'case-document')
    AND NOT EXISTS (SELECT FROM reading r
      WHERE r.first_document_id = v.first_document_id)
    AND NOT EXISTS (SELECT FROM reading_attachment a
      WHERE a.first_document_id = v.first_document_id)`,
  'rows that do not show the newest version': `SELECT FROM reading r
    WHERE r.document_id <> (SELECT document_id FROM document_version v
      WHERE v.first_document_id = r.first_document_id
      ORDER BY version DESC LIMIT 1)`,
  'contents that are not whole': `SELECT FROM content
    WHERE bytes <> (SELECT coalesce(sum(length(data)), 0)
      FROM content_chunk WHERE content_chunk.hash = content.hash)`,
  'deliveries without a row in the log': `SELECT FROM document_version v
    WHERE NOT EXISTS (SELECT FROM usage_log WHERE at = v.archived_at
      OR client_system IS NOT NULL)`,
}

describe('a portal that is killed in the middle of intake, again and again', () => {
  let directory: string
  let database: Database
  const kept: Acknowledged = new Map()
  const lost: string[] = []
  let kills = 0

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mittkanta-kill-'))
    for (let life = 0; life <= KILLS; life += 1) {
      const isLast = life === KILLS
      const { isLoaded, found, acknowledged } = await live(
        directory,
        34_000 + life * 10,
        isLast ? Infinity : 3 + (life % 5),
      )
      kills += isLoaded ? 0 : 1
      for (const [scenario, documents] of acknowledged) {
        // This life got as far in the story as before, or less far; of what it
        // came to, everything acknowledged earlier must have been found.
        const expected = Math.min(documents, kept.get(scenario) ?? 0)
        if ((found.get(scenario) ?? 0) < expected) lost.push(scenario)
        kept.set(scenario, Math.max(documents, kept.get(scenario) ?? 0))
      }
    }
    database = await openDatabase({ directory: join(directory, 'archive') })
  }, 600_000)

  afterAll(async () => {
    await database.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('was really killed each time', () => {
    expect(kills).toBe(KILLS)
  })

  it('has lost nothing that it acknowledged', () => {
    expect(lost).toEqual([])
    expect(
      [...kept.values()].reduce((sum, one) => sum + one, 0),
    ).toBeGreaterThan(60)
  })

  for (const [what, query] of Object.entries(HALVES)) {
    it(`holds no ${what}`, async () => {
      expect(await database.query({ text: query })).toEqual([])
    })
  }

  it('has a usage log whose chain is whole', async () => {
    const { broken, count } = await verifyChain(database)
    expect(broken).toBeUndefined()
    expect(count).toBeGreaterThan(60)
  })
})
