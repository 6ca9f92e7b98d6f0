import { helsinkiDate } from '@mittkanta/calendar'
import type { DeliveredDocument } from '@mittkanta/contracts'
import type { Failure } from '@mittkanta/problems'
import type { ArchivedDocument } from '../stored/archived-document.ts'
import { membersOf } from '../stored/members.ts'
import type { ArchiveView } from './archive-view.ts'
import {
  failuresOf,
  type Check,
  type CheckSettings,
  type Subject,
} from './checks/check.ts'
import { identityChange } from './checks/identity.ts'

const STRUCTURED_GROUPS = ['client-relation-document', 'case-document']

/** A document of a delivery that was not stored before. */
export interface Candidate {
  readonly document: DeliveredDocument
  /** Its place in the delivery, from 0. */
  readonly position: number
}

interface Judging {
  readonly checks: readonly Check[]
  readonly settings: CheckSettings
  readonly archivedAt: Date
}

/**
 * Everything in which the documents of a delivery break the rules. Each is
 * judged after the ones before it, as if those were stored, so that one mistake
 * is reported once.
 *
 * @param view takes in the documents
 */
export function judge(
  candidates: readonly Candidate[],
  view: ArchiveView,
  { checks, settings, archivedAt }: Judging,
): readonly Failure[] {
  const earlierIds: string[] = []
  return candidates.flatMap((candidate) => {
    const subject = subjectOf(candidate, view, settings, archivedAt, [
      ...earlierIds,
    ])
    const failures = failuresOf(checks, subject)

    earlierIds.push(subject.metadata.documentId)
    const change = identityChange(subject)
    if (change) view.addIdentityChange(change.temporaryId, change.identityCode)
    view.add(asArchived(subject, archivedAt))
    return failures
  })
}

function subjectOf(
  { document, position }: Candidate,
  view: ArchiveView,
  settings: CheckSettings,
  archivedAt: Date,
  earlierIds: readonly string[],
): Subject {
  const { metadata } = document
  return {
    document,
    metadata,
    position,
    earlierIds,
    view,
    settings,
    today: helsinkiDate(archivedAt),
    isAnnulment: metadata.status === 'annulled',
    isClientDocument: !STRUCTURED_GROUPS.includes(metadata.documentGroup),
    isAttachment: metadata.documentType === 'attachment',
    clients: metadata.clients.map((entry) => view.personOf(entry)),
    previous: view.document(metadata.replacesDocumentId),
    mainDocument: view.newest(metadata.parentDocumentId),
    caseDocument: view.caseDocument(metadata.caseId),
  }
}

/** The document as the view holds it once it is stored. */
function asArchived(
  { document, metadata, previous, mainDocument, view }: Subject,
  archivedAt: Date,
): ArchivedDocument {
  return {
    documentId: metadata.documentId,
    firstDocumentId: previous?.firstDocumentId ?? metadata.documentId,
    version: metadata.version,
    group: metadata.documentGroup,
    isAnnulled: metadata.status === 'annulled',
    caseId: metadata.caseId,
    parentDocumentId: metadata.parentDocumentId,
    mainFirstDocumentId: mainDocument?.firstDocumentId,
    archivedAt,
    clients: metadata.clients.map((entry) => view.personOf(entry)),
    metadata,
    clientRelation: document.clientRelation,
    case: document.case && {
      ...document.case,
      members: [...membersOf(document, view)],
    },
    contentHashes: (document.contents ?? []).map(({ hash }) => hash),
  }
}
