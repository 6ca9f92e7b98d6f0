import { codeIds } from '@mittkanta/code-sets'
import type { DisclosureSearch } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import type { Failure } from '@mittkanta/problems'
import type { ClientSystem } from '../config.ts'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'

const REASONS: readonly string[] = codeIds('specialAccessReasons')

const notConnected: Failure = {
  field: 'justification.caseId',
  rule: 'search-justified',
  section: '11.4.2',
  message:
    'A search is justified by an open case of the searcher’s own register of which the person is a member.',
}

const notAReason: Failure = {
  field: 'justification.reason',
  rule: 'special-reason-known',
  section: '11.4.2',
  message:
    'A special reason is one of "THL – Särskild anledning till åtkomst till klientuppgifter".',
}

type Names = 'subject' | 'caseId' | 'controllerId' | 'now'

const connectionStatement = prepared<Names>(
  'search-connection',
  (of) => `
  SELECT ${askedFor(of)}
  FROM case_member m JOIN case_state s USING (case_id)
  WHERE m.person_id = ${of('subject')}::uuid
    AND m.case_id = ${of('caseId')} AND s.controller_id = ${of('controllerId')}
    AND NOT s.annulled AND s.closed_on IS NULL
    AND m.joined_at <= ${of('now')}
    AND (m.left_at IS NULL OR m.left_at > ${of('now')})`,
)

/** Whether the person is a member of an open case in the searcher's own register. */
async function isConnected(
  tx: Queryable,
  { controllerId }: ClientSystem,
  personId: string,
  caseId: string,
  now: Date,
): Promise<boolean> {
  const asked = { subject: personId, caseId, controllerId, now }
  const rows = await recordRows(tx, asked, connectionStatement(asked))
  return rows.length > 0
}

/**
 * What is wrong with the justification of a search (11.4.2, Tabell 11.4.4): a
 * case that connects the unit with the person and is verified here, or a special
 * reason of the code set.
 */
export async function justificationFailures(
  tx: Queryable,
  client: ClientSystem,
  personId: string | undefined,
  { justification }: DisclosureSearch,
  now: Date,
): Promise<readonly Failure[]> {
  if (justification.kind === 'special-reason') {
    return REASONS.includes(justification.reason) ? [] : [notAReason]
  }
  const isSound =
    personId !== undefined &&
    (await isConnected(tx, client, personId, justification.caseId, now))
  return isSound ? [] : [notConnected]
}
