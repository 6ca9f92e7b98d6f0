import { helsinkiDate, isPlainDate, startOfDay } from '@mittkanta/calendar'
import {
  DOCUMENT_GROUPS,
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
  strictestMarks,
  type DocumentFacts,
  type RestrictionMarks,
  type Stage,
} from '@mittkanta/visibility-policy'
import type { ArchivedDocument } from '../stored/archived-document.ts'
import { caseIdsOf } from '../stored/cases-of-document.ts'
import type { Lineage } from '../stored/lineage.ts'
import { serviceSets, typeSet } from './pre-restricted.ts'

const known = <Value extends string>(
  values: readonly Value[],
  value: string,
): Value | 'unknown' => values.find((one) => one === value) ?? 'unknown'

/** What has been so of a document since its first version. */
export interface History {
  readonly versions: Lineage
  /** Versions of a case's document by the id of the case, oldest first. */
  readonly caseVersions: (caseId: string) => Lineage | undefined
}

const UNKNOWN: RestrictionMarks = {
  specialContent: 'unknown',
  showFrom: 'unknown',
  guardianDisclosure: 'unknown',
}

/**
 * The stages of a document's life for the timeline of the policy: one begins
 * with every version of the document and of its cases, linked ones included, and
 * with the first moment of every day on which a delay ends. None begins before
 * everything is there that has to be visible.
 *
 * @param histories of the document; of an attachment its main document's besides
 */
export function stagesOf(histories: readonly History[]): Stage[] {
  const begins = Math.max(
    ...histories.map(({ versions }) => versions[0].archivedAt.getTime()),
  )
  const instants = histories
    .flatMap(momentsOf)
    .filter((at) => at >= begins)
    .sort((a, b) => a - b)

  return [...new Set(instants)].map((at) => ({
    at,
    on: helsinkiDate(new Date(at)),
    facts: histories.map((history) => factsAt(history, at)),
  }))
}

/** Every instant at which something can change, in milliseconds of the epoch. */
function momentsOf({ versions, caseVersions }: History): number[] {
  const cases = [...new Set(versions.flatMap(caseIdsOf))].flatMap(
    (id) => caseVersions(id) ?? [],
  )
  return [...versions, ...cases].flatMap(({ archivedAt, metadata }) => [
    archivedAt.getTime(),
    ...(metadata.showFrom !== undefined && isPlainDate(metadata.showFrom)
      ? [startOfDay(metadata.showFrom).getTime()]
      : []),
  ])
}

const versionAt = (versions: readonly ArchivedDocument[], at: number) =>
  versions.findLast(({ archivedAt }) => archivedAt.getTime() <= at)

/** The document and the marks of its cases as they were at an instant. */
function factsAt({ versions, caseVersions }: History, at: number) {
  const version = versionAt(versions, at) ?? versions[0]
  const marks = caseIdsOf(version).map((id) => {
    const ofCase = versionAt(caseVersions(id) ?? [], at)
    return ofCase ? marksOf(ofCase) : UNKNOWN
  })
  return factsOf(version, strictestMarks(marks))
}

/** What the policy looks at of a version, in cases with these marks. */
const factsOf = (
  version: ArchivedDocument,
  caseMarks: RestrictionMarks,
): DocumentFacts => ({
  version: 'newest',
  status: version.isAnnulled ? 'annulled' : 'ready-for-archiving',
  group: known(DOCUMENT_GROUPS, version.group),
  typeSet: known(PRE_RESTRICTED_SETS, typeSet(version)),
  serviceSets: serviceSets(version).map((set) =>
    known(PRE_RESTRICTED_SETS, set),
  ),
  marks: marksOf(version),
  caseMarks,
  // Whose document it is and who left the case is of one person, not of a kind of reader.
  subjectIsClient: 'yes',
  readerIsClient: 'yes',
  clients: version.clients.length > 1 ? 'several' : 'one',
  casesClosedOn: 'open',
  mainDocument: 'not-an-attachment',
  delayEndedOn: 'none',
  changedSinceSubjectLeft: 'no',
  changedSinceReaderLeft: 'no',
  deceased: 'no',
})

const marksOf = ({ metadata }: ArchivedDocument): RestrictionMarks => ({
  specialContent: metadata.specialContent === true ? 'yes' : 'no',
  showFrom: metadata.showFrom ?? 'none',
  guardianDisclosure: known(
    GUARDIAN_DISCLOSURES,
    metadata.guardianDisclosure ?? 'not-given',
  ),
})
