import type { Database } from '@mittkanta/database'
import { openDatabase } from '@mittkanta/database'
import { startPostgres, type PostgresServer } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateArchive } from '../../src/db/schema.ts'
import { personIdFor } from '../../src/persons/persons.ts'
import { verifyChain } from '../../src/usage-log/verify-chain.ts'
import {
  AUDIENCE,
  callerJwks,
  callerToken,
  ISSUER,
  type Claims,
} from '../reading/portal.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { annulment, nextVersion } from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'
import { PARTED, partOf } from './parts.ts'

/** Parts that lie on the second server. */
const AWAY = [4, 5, 6, 7]

/**
 * Moves parts to another server: there they are tables, here doors to them. The
 * keys of a part go with it; a reference to `person` cannot.
 */
async function moveAway(here: Database, there: Database, url: string) {
  const { hostname, port, username } = new URL(url)
  await here.script(`
    CREATE EXTENSION postgres_fdw;
    CREATE SERVER second FOREIGN DATA WRAPPER postgres_fdw
      OPTIONS (host '${hostname}', port '${port}', dbname 'postgres');
    CREATE USER MAPPING FOR CURRENT_USER SERVER second OPTIONS (user '${username}')`)
  for (const table of PARTED) {
    for (const part of AWAY) {
      const name = `${table}_${part}`
      await there.script(`ALTER TABLE ${table} DETACH PARTITION ${name};
        ALTER TABLE ${name} DROP CONSTRAINT ${name}_person_id_fkey`)
      await here.script(`DROP TABLE ${name};
        CREATE FOREIGN TABLE ${name} PARTITION OF ${table}
          FOR VALUES WITH (MODULUS 8, REMAINDER ${part}) SERVER second`)
    }
  }
}

describe('an archive on two PostgreSQL servers', () => {
  let servers: PostgresServer[]
  let here: Database
  let there: Database
  let archive: TestArchive
  let give: Given

  beforeAll(async () => {
    servers = await Promise.all([startPostgres(), startPostgres()])
    const [first, second] = servers.map(({ url }) => `${url}/postgres`)
    here = await openDatabase({ url: first })
    there = await openDatabase({ url: second })
    await Promise.all([migrateArchive(here), migrateArchive(there)])
    await moveAway(here, there, servers[1]?.url ?? '')
    archive = {
      ...(await openTestArchive(
        'postgres',
        {
          phase: 'later',
          caller: { keys: callerJwks, issuer: ISSUER, audience: AUDIENCE },
        },
        { database: here },
      )),
      database: here,
    }
    give = given(archive)
  })
  afterAll(async () => {
    // The archive closes its own database.
    await archive.close()
    await there.close()
    await Promise.all(servers.map((server) => server.stop()))
  })

  async function frontPageOf(person: string) {
    const claims = {
      sub: person,
      subject: person,
      ground: 'own',
      subjectAge: 'adult',
    } as Claims
    const answer = await fetch(
      `${archive.url}/portal/subjects/${person}/front-page`,
      {
        headers: {
          authorization: `Bearer ${await callerToken(claims, archive.clock())}`,
        },
      },
    )
    expect(answer.status).toBe(200)
    const page = (await answer.json()) as {
      tasks: { documents: { ref: string }[] }[]
    }
    return page.tasks.flatMap(({ documents }) => documents)
  }

  const rowsOn = async (database: Database) => {
    const [row] = await database.query({
      text: `SELECT ${AWAY.map((part) => `(SELECT count(*) FROM reading_${part})`).join(' + ')} AS rows`,
    })
    return Number(row?.rows)
  }

  it('takes in, shows and annuls documents of people on either', async () => {
    const places = new Set<boolean>()
    for (let person = 0; person < 8; person += 1) {
      const story = await give.story()
      await give.accepted([story.relation, story.ofCase, story.document])
      const id = await personIdFor(here, { identityCode: story.client })
      places.add(AWAY.includes(await partOf(here, id)))
      expect(await frontPageOf(id)).toHaveLength(1)

      await give.accepted([nextVersion(story.document)])
      expect(await frontPageOf(id)).toHaveLength(1)
    }
    expect(places.size).toBe(2)
    expect(await rowsOn(there)).toBeGreaterThan(0)
  })

  it('no longer shows what was annulled, on either', async () => {
    for (let person = 0; person < 4; person += 1) {
      const story = await give.story()
      await give.accepted([story.relation, story.ofCase, story.document])
      await give.accepted([annulment(story.document)])
      const id = await personIdFor(here, { identityCode: story.client })
      expect(await frontPageOf(id)).toEqual([])
    }
  })

  it('shows a joint document to clients on both servers', async () => {
    const { client, relations, ofCase, document } = await give.jointStory()
    await give.accepted([...relations, ofCase, document])
    const id = await personIdFor(here, { identityCode: client })
    expect(await frontPageOf(id)).toHaveLength(1)
  })

  it('keeps one log, without a gap', async () => {
    const { count, broken } = await verifyChain(here)
    expect(broken).toBeUndefined()
    expect(count).toBeGreaterThan(20)
  })
})
