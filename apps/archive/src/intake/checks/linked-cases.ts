import type { ArchivedDocument } from '../../stored/archived-document.ts'
import { caseIdsOf, serviceTasksOf } from '../../stored/cases-of-document.ts'
import {
  newClientDocument,
  readyClientDocument,
  type Subject,
} from './check.ts'

/** Whether every client of the document is or was a member of a case. */
const isOfEveryClient = (
  { clients, view }: Subject,
  { case: content }: ArchivedDocument,
): boolean => {
  const members = (content?.members ?? []).map(({ personId }) =>
    view.same(personId),
  )
  return clients.every((client) => members.includes(client))
}

/**
 * Whether a document can be linked to a case: its case document is stored in
 * this register and not annulled, and every client of the document is or was a
 * member. No refusal distinguishes these reasons.
 */
export function canBeLinkedTo(subject: Subject, caseId: string): boolean {
  const linked = subject.view.caseDocument(caseId)
  return (
    linked !== undefined &&
    !linked.isAnnulled &&
    isOfEveryClient(subject, linked)
  )
}

/** Whether every client of the document is or was a member of a case in a service task. */
export const haveCaseIn = (subject: Subject, task: string): boolean =>
  subject.clients.every((client) =>
    subject.view.hasCaseIn(subject.view.same(client), task),
  )

/** The service tasks that a document names besides that of its case. */
export const furtherTasks = ({ metadata, caseDocument }: Subject): string[] =>
  serviceTasksOf({ metadata }).filter(
    (task) => !caseDocument?.metadata.serviceTasks?.includes(task),
  )

/**
 * The case documents whose marks a document carries: of its case and of those
 * that it is linked to. A case that it cannot be linked to is refused already,
 * and its marks are not looked at.
 */
export const casesWithMarks = (subject: Subject): ArchivedDocument[] => {
  const { caseId, linkedCaseIds = [] } = subject.metadata
  return caseIdsOf({ caseId, metadata: { linkedCaseIds } })
    .filter((id) => id === caseId || canBeLinkedTo(subject, id))
    .flatMap((id) => subject.view.caseDocument(id) ?? [])
}

/** A first version of a client document, or a version that adds a link to a case. */
export const entersCase = (subject: Subject): boolean =>
  newClientDocument(subject) ||
  (readyClientDocument(subject) && addsLink(subject))

function addsLink({ metadata, previous }: Subject): boolean {
  const before = previous ? caseIdsOf(previous) : []
  return (metadata.linkedCaseIds ?? []).some((id) => !before.includes(id))
}
