import { isDeepStrictEqual } from 'node:util'
import { helsinkiDate, isPlainDate, startOfDay } from '@mittkanta/calendar'
import type { Answer } from '@mittkanta/visibility-policy'
import type { StoredCase } from '../stored/as-stored.ts'
import { dayOf, instantOf } from '../stored/days.ts'
import type { Lineage } from '../stored/lineage.ts'
import { whatIsShown } from './what-is-shown.ts'

type Member = StoredCase['members'][number]

/**
 * Whether a document shows something else than when a person left its case
 * (8.3.3, decision A21). What was drawn up while they were in it and stored
 * later counts as it was stored first. `unknown` when the case does not name
 * them.
 *
 * @param members of the document's own case, those who left among them
 */
export function changedSinceLeaving(
  versions: Lineage,
  personId: string,
  members: readonly Member[],
): Answer {
  const own = members.filter((member) => member.personId === personId)
  if (own.length === 0) return 'unknown'
  const left = own.map(({ leftAt }) =>
    leftAt ? leavingOf(leftAt).getTime() : Infinity,
  )
  const lastLeft = Math.max(...left)
  if (lastLeft === Infinity) return 'no'

  const there = versions.findLastIndex(
    ({ archivedAt }) => archivedAt.getTime() <= lastLeft,
  )
  if (there === -1) {
    const drawnUpOn = dayOf(versions[0].metadata.createdAt)
    if (drawnUpOn === undefined) return 'unknown'
    if (drawnUpOn > helsinkiDate(new Date(lastLeft))) return 'yes'
  }
  const [first, ...others] = versions
  const thereThen: Lineage = [first, ...others.slice(0, Math.max(there, 0))]
  return isDeepStrictEqual(whatIsShown(thereThen), whatIsShown(versions))
    ? 'no'
    : 'yes'
}

/**
 * A bare day does not say at what time a person left: take its first moment.
 */
const leavingOf = (leftAt: string): Date =>
  isPlainDate(leftAt) ? startOfDay(leftAt) : instantOf(leftAt)
