import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Metrics } from '@mittkanta/service-kit'
import type { Request } from 'express'
import type { CallerVerifier } from '../caller/caller-verifier.ts'
import { areDeceased } from '../persons/deaths.ts'
import type { ReportRefusal } from '../security-events.ts'
import type { UsageEntry } from '../usage-log/usage-entry.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { gateOne, type Count } from './gate-one.ts'
import { occasionOf, scopeOf, type PolicySettings } from './occasion.ts'
import { readEntry } from './usage.ts'
import { whoReads } from './who-reads.ts'

export interface BeginDeps {
  readonly database: Database
  readonly usageLog: Pick<UsageLog, 'record'>
  readonly verifyCaller: CallerVerifier
  readonly reportRefusal: ReportRefusal
  readonly settings: PolicySettings
  readonly clock: () => Date
  readonly events: Metrics['events']
}

/** What a request for a person's record has from its beginning. */
export type Begun = Awaited<ReturnType<ReturnType<typeof beginner>>>

/**
 * Everything that a request for a person's record starts with. The record of a
 * person who has died is closed to everybody, and every record to a reader who
 * has (11.4.1): both get the same answer, and the attempt is recorded.
 *
 * @throws {Problem} `caller-refused`, `not-found`, `person-not-served`
 */
export function beginner({
  database,
  usageLog,
  verifyCaller,
  reportRefusal,
  settings,
  clock,
  events,
}: BeginDeps) {
  const count: Count = (event) => events.inc({ event })

  return async (req: Request<{ subject: string }>) => {
    const caller = await whoReads(req, verifyCaller, reportRefusal)
    const now = clock()
    const occasion = occasionOf(caller, now, settings)
    const entry = (event: string, detail: UsageEntry['detail']) =>
      readEntry(caller, now, event, detail)
    if (await areDeceased(database, caller.subjectId, caller.readerId)) {
      count('person-not-served')
      await usageLog.record(entry('not-served', { attempt: 'read' }))
      throw new Problem('person-not-served')
    }
    return {
      caller,
      now,
      count,
      occasion,
      scope: scopeOf(caller, occasion),
      gate: gateOne(occasion, count),
      entry,
      record: (event: string, detail: UsageEntry['detail']) =>
        usageLog.record(entry(event, detail)),
    }
  }
}
