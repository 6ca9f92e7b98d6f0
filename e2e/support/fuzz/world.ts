import {
  readConfig as readArchiveConfig,
  startArchive,
} from '@mittkanta/archive'
import { readConfig as readBffConfig, startBff } from '@mittkanta/bff'
import { callerTokens, type CallerTokens } from '@mittkanta/bff/testing'
import {
  identityCodeOf,
  shippedScenarios,
  type Scenario,
} from '@mittkanta/client-system'
import { openDatabase, type Database } from '@mittkanta/database'
import {
  personId,
  PORTS,
  startPortal,
  type RunningPortal,
} from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { fixedClock, freePorts, type FixedClock } from '@mittkanta/test-kit'

/** The day on which the shipped stories are set, at noon in Helsinki. */
const STORY_DAY = '2024-03-01T12:00:00+02:00'
/** A client, whom a holder of a mandate acts for; and parents with a child. */
const STORIES = ['s01', 's03']

/**
 * No request has to wait: the clock is fixed, and one session asks as often as
 * it can.
 */
const UNLIMITED = '1000000000'
const unlimited = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`LIMIT_${name}`, UNLIMITED]))

/** A person of the stories, as the archive knows them. */
export interface Known {
  /** How the identification service and the registry call them. */
  readonly id: string
  readonly name: string
  readonly identityCode: string
  readonly story: string
  /** In the archive; absent for a person who is not a client. */
  readonly personId: string | undefined
  /** What their record calls its documents. */
  readonly refs: readonly string[]
}

/** A whole portal with some stories in it, its database, and the keys to both doors. */
export interface World extends RunningPortal {
  readonly clock: FixedClock
  readonly database: Database
  readonly people: readonly Known[]
  /** Signs as the bff does. */
  readonly callerToken: CallerTokens
  /** Everything that any service has logged. */
  readonly logged: () => string
  readonly scenarios: readonly Scenario[]
}

/**
 * Starts a separate portal in this process and loads two stories into it.
 *
 * @param databaseUrl an empty database of a PostgreSQL server
 */
export async function startWorld(databaseUrl: string): Promise<World> {
  const lines: string[] = []
  const log = createLog('fuzz', { write: (line: string) => lines.push(line) })
  const clock = fixedClock(STORY_DAY)
  const scenarios = (await shippedScenarios()).filter(({ key }) =>
    STORIES.includes(key),
  )
  let callerToken: CallerTokens | undefined
  const portal = await startPortal({
    ports: await freePorts(PORTS),
    storage: { url: databaseUrl },
    phase: 'later',
    scenarios,
    clock,
    log,
    archive: unlimited('TOKEN', 'INTAKE', 'DISCLOSURE'),
    bff: unlimited('SIGN_IN', 'LOGOUT_TOKEN', 'READING', 'ACTING', 'COPY'),
    launch: {
      archive: (environment) =>
        startArchive(readArchiveConfig(environment), log, clock),
      bff: async (environment) => {
        const config = readBffConfig(environment)
        callerToken = await callerTokens(config.archive)
        return startBff(config, log, clock)
      },
    },
  })
  await portal.load()
  const database = await openDatabase({ url: databaseUrl })
  if (callerToken === undefined) throw new Error('the bff has not started')
  return {
    ...portal,
    clock,
    database,
    callerToken,
    scenarios,
    people: await knownPeople(scenarios, database),
    logged: () => lines.join(''),
    stop: async () => {
      await database.close()
      await portal.stop()
    },
  }
}

async function knownPeople(
  scenarios: readonly Scenario[],
  database: Database,
): Promise<Known[]> {
  const rows = await database.query({
    text: `SELECT identity_code, person_id,
                  array(SELECT ref FROM reading WHERE reading.person_id = person.person_id) AS refs
           FROM person WHERE identity_code IS NOT NULL`,
  })
  const byCode = new Map(rows.map((row) => [String(row.identity_code), row]))
  return scenarios.flatMap(({ key, people }) =>
    people.map((person) => {
      const identityCode = identityCodeOf(person).reveal()
      const row = byCode.get(identityCode)
      return {
        id: personId(key, person.key),
        name: `${person.firstName} ${person.lastName}`,
        identityCode,
        story: key,
        personId: row && String(row.person_id),
        refs: [...new Set((row?.refs ?? []) as string[])],
      }
    }),
  )
}
