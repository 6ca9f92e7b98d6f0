import { createArchive, type ArchiveConfig } from '@mittkanta/archive'
import { CALLER_TOKEN_TYPE } from '@mittkanta/contracts'
import { openDatabase } from '@mittkanta/database'
import { createLog, createMetrics, listen } from '@mittkanta/service-kit'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { randomUUID } from 'node:crypto'

const ISSUER = 'scale'
const keys = await generateKeyPair('ES256')

/** An archive that listens, over a database that is filled. */
export type Measured = Awaited<ReturnType<typeof openArchive>>

/** Opens the archive of a filled database in this process. */
export async function openArchive(url: string) {
  const database = await openDatabase({ url })
  const config: ArchiveConfig = {
    url: 'http://localhost',
    phase: 'later',
    activeUseYears: 17,
    listPageSize: 20,
    maxContentBytes: 1,
    clientSystems: [],
    caller: {
      keys: {
        keys: [{ ...(await exportJWK(keys.publicKey)), kty: 'EC', kid: '1' }],
      },
      issuer: ISSUER,
      audience: ISSUER,
    },
    trustedProxies: [],
    limits: { token: 1e9, intake: 1e9, disclosure: 1e9 },
    demoClock: false,
    isNobodyMarked: true,
    artificialIdentityCodes: true,
  }
  const archive = await createArchive(config, {
    database,
    log: createLog('scale', { write: () => undefined }),
    metrics: createMetrics(`archive_${randomUUID().slice(0, 8)}`),
    clock: () => new Date(),
  })
  const server = await listen(archive.app, 0)

  /** Some people with about so many documents, with a list and a document of each. */
  const readers = (least: number, most: number, howMany: number) =>
    database.query({
      text: `SELECT person_id AS person, min(task) AS task, min(ref) AS ref FROM reading
             WHERE NOT annulled AND special_content = 'no' AND show_from IS NULL
               AND client_count = 1
             GROUP BY person_id HAVING count(*) BETWEEN $1 AND $2
             ORDER BY person_id LIMIT $3`,
      values: [least, most, howMany],
    })

  return {
    readers,
    /** Milliseconds of one answer. @throws when it is not a 200 */
    time: async (person: string, path: string): Promise<number> => {
      const token = await tokenOf(person)
      const startedAt = performance.now()
      const answer = await fetch(
        `${server.url}/portal/subjects/${person}${path}`,
        { headers: { authorization: `Bearer ${token}` } },
      )
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      return performance.now() - startedAt
    },
    close: async () => {
      await server.close()
      await archive.close()
      await database.close()
    },
  }
}

const tokenOf = (person: string) =>
  new SignJWT({
    subject: person,
    ground: 'own',
    subjectAge: 'adult',
    jti: randomUUID(),
  })
    .setProtectedHeader({ alg: 'ES256', kid: '1', typ: CALLER_TOKEN_TYPE })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setSubject(person)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(keys.privateKey)
