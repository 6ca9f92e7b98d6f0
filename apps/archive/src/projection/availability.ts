import { helsinkiDate, type PlainDate } from '@mittkanta/calendar'
import {
  availableOn,
  type PlainDate as PolicyDate,
} from '@mittkanta/visibility-policy'
import type { ArchivedDocument } from '../intake/archived-document.ts'

type Version = Pick<ArchivedDocument, 'archivedAt' | 'metadata'>

/** The day on which the delay of a version ended, by itself or because the next version took it away. */
function endOfDelay(
  { archivedAt, metadata: { showFrom } }: Version,
  next: Version | undefined,
): PlainDate | undefined {
  if (showFrom === undefined || next === undefined) return undefined
  const begun = helsinkiDate(archivedAt)
  const replaced = helsinkiDate(next.archivedAt)
  const end = showFrom < replaced ? showFrom : replaced
  return end > begun ? (end as PlainDate) : undefined
}

const pastEnds = (versions: readonly Version[]): PlainDate[] =>
  versions.flatMap((version, index) => {
    const end = endOfDelay(version, versions[index + 1])
    return end === undefined ? [] : [end]
  })

/**
 * The *date* of a document (decision A3): when its first version was archived,
 * or when the last of its delays ended. A delay that a later version took away
 * ended on the day of that version.
 *
 * @param versions of the document, oldest first
 * @param cases the versions of the document of each of its cases, oldest first
 */
export function documentDate(
  versions: readonly Version[],
  cases: readonly (readonly Version[])[],
): PolicyDate {
  const first = versions[0]
  if (!first) throw new RangeError('a document without versions')
  const firstArchivedOn = helsinkiDate(first.archivedAt)
  const since = [...pastEnds(versions), ...cases.flatMap(pastEnds)].reduce(
    (last, day) => (day > last ? day : last),
    firstArchivedOn,
  )
  return availableOn({
    firstArchivedOn: since,
    showFrom: versions.at(-1)?.metadata.showFrom ?? 'none',
    caseShowFrom: lastDelay(cases),
  })
}

/** The latest of the delays that cases have now. */
const lastDelay = (cases: readonly (readonly Version[])[]) =>
  cases
    .flatMap((versions) => versions.at(-1)?.metadata.showFrom ?? [])
    .toSorted()
    .at(-1) ?? 'none'
