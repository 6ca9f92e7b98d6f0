import { randomUUID } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { UsageEntry } from '../usage-log/usage-entry.ts'
import { append } from '../usage-log/append.ts'

/** Who runs a command of the operator's, and why. */
export interface Operator {
  readonly name: string
  /** The reference of a request or case; a person is not named in it. */
  readonly reason: string
}

/** A word or a reference of a line. */
const LINE = /^[\p{L}\p{N}][\p{L}\p{N} .,:/_()-]{1,119}$/u
/** What looks like an identity code, valid or not. */
const CODE_LIKE = /\d{6}[-+A-FU-Y]\d{3}/i

/**
 * The operator of a command line. Both words stay in the usage log for ever, so
 * that neither may hold an identity code.
 *
 * @throws {Error} with a sentence for the person who typed it
 */
export function operatorOf(
  name: string | undefined,
  reason: string | undefined,
): Operator {
  if (name === undefined || reason === undefined) {
    throw new Error('Say who you are and why: --operator NAME --reason TEXT')
  }
  for (const text of [name, reason]) {
    if (!LINE.test(text) || CODE_LIKE.test(text)) {
      throw new Error(
        '--operator and --reason are 2 to 120 letters, digits and marks, without an identity code',
      )
    }
  }
  return { name, reason }
}

/**
 * Writes the run of a command into the usage log. Await it before printing
 * anything: if the entry cannot be written, nothing is printed. Also possible
 * while the log is stopped (ADR 0035): an operator then has to look at it.
 *
 * @param subjectId whose record it looks at; null if no person's
 * @throws {Problem} `unavailable` when it cannot be written
 */
export async function recordRun(
  database: Database,
  event: 'admin-verify-log' | 'admin-report-usage' | 'admin-explain',
  operator: Operator,
  subjectId: string | null,
  detail: UsageEntry['detail'] = {},
): Promise<void> {
  const entry = runEntry(event, operator, subjectId, new Date(), detail)
  await database
    .transaction((tx) => append(tx, [entry]))
    .catch((cause: unknown) => {
      throw new Problem('unavailable', { cause })
    })
}

/** The entry of a run, for a command that records it together with its change. */
export const runEntry = (
  event: string,
  { name, reason }: Operator,
  subjectId: string | null,
  at: Date,
  detail: UsageEntry['detail'],
): UsageEntry => ({
  at,
  event,
  readerId: null,
  subjectId,
  ground: null,
  clientSystem: null,
  occasion: randomUUID(),
  detail: { operator: name, reason, ...detail },
})
