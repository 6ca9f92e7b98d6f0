import { helsinkiDate } from '@mittkanta/calendar'
import { availableSince } from '@mittkanta/visibility-policy'
import { stagesOf, type History } from './stages.ts'

/**
 * Since when each kind of reader has had a document (5.1.2, 5.3, decision A3).
 * For a kind of reader who does not see it the column is null; the client's,
 * which cannot be null, is then the day of archiving and is never shown.
 *
 * @param histories of the document; of an attachment its main document's besides
 */
export function availabilityColumns(
  histories: readonly [History, ...History[]],
) {
  const stages = stagesOf(histories)
  const client = availableSince('client', stages)
  const guardians = availableSince('guardians', stages)
  const [{ versions }] = histories
  return {
    available_on: client?.on ?? helsinkiDate(versions[0].archivedAt),
    available_at: instant(client),
    available_on_for_guardians: guardians?.on ?? null,
    available_at_for_guardians: instant(guardians),
    delay_ended_on: client?.isEndOfDelay === true ? client.on : null,
  }
}

const instant = (since: { readonly at: number } | undefined) =>
  since === undefined ? null : new Date(since.at).toISOString()
