import { dayOf } from '../../stored/days.ts'
import { membersOf } from '../../stored/members.ts'
import { at, readyCaseDocument, type Check, type Subject } from './check.ts'

const presentMembers = ({ document, view }: Subject) =>
  membersOf(document, view)
    .filter(({ leftAt }) => leftAt === undefined)
    .map(({ personId }) => personId)

/** The client relations in force, in this register, of everybody who is or was a member. */
const memberRelations = ({ document, view }: Subject) =>
  membersOf(document, view).flatMap(({ personId }) =>
    view.relationsOf(personId),
  )

const referredRelations = (subject: Subject) => {
  const referred = subject.document.case?.clientRelationIds ?? []
  return memberRelations(subject).filter(({ clientRelation }) =>
    referred.includes(clientRelation?.clientRelationId ?? ''),
  )
}

/** Case documents (8, 9.3). */
export const caseChecks: readonly Check[] = [
  {
    id: 'case-one-document',
    says: 'A case number has one case document; a change of the case is a new version of it.',
    section: '8.1.1',
    applies: readyCaseDocument,
    findings: ({ caseDocument, previous }) =>
      at(
        'metadata.caseId',
        caseDocument !== undefined &&
          caseDocument.firstDocumentId !== previous?.firstDocumentId,
      ),
  },
  {
    id: 'case-one-task',
    says: 'A case belongs to one service task.',
    section: '8',
    applies: readyCaseDocument,
    findings: ({ metadata }) =>
      at('metadata.serviceTasks', (metadata.serviceTasks ?? []).length > 1),
  },
  {
    id: 'case-closing-consistent',
    says: 'A case has a closing date if and only if it is closed, and not before it was opened.',
    section: '11.2',
    applies: readyCaseDocument,
    findings: ({ document }) => {
      const { caseStatus, openedAt, closedAt } = document.case ?? {}
      const opened = dayOf(openedAt)
      const closed = dayOf(closedAt)
      return at(
        'case.closedAt',
        (closedAt !== undefined && caseStatus === 'open') ||
          (opened !== undefined && closed !== undefined && closed < opened),
      )
    },
  },
  {
    id: 'case-joint-marked',
    says: 'A case of several clients is marked as joint.',
    section: '8.3',
    applies: readyCaseDocument,
    findings: ({ metadata, document }) =>
      at(
        'case.isJoint',
        metadata.clients.length > 1 && document.case?.isJoint === false,
      ),
  },
  {
    id: 'case-members-timed',
    says: 'Every member of a case has a time of joining, and leaves no earlier.',
    section: '9.3',
    applies: readyCaseDocument,
    findings: ({ document }) =>
      (document.case?.members ?? []).flatMap(({ joinedAt, leftAt }, index) => {
        const joined = dayOf(joinedAt)
        const left = dayOf(leftAt)
        return at(
          `case.members[${index}]`,
          joinedAt === undefined ||
            (joined !== undefined && left !== undefined && left < joined),
        )
      }),
  },
  {
    id: 'case-clients-are-members',
    says: 'The clients of a case document are the members who have not left.',
    section: '9.12.3',
    applies: readyCaseDocument,
    findings: (subject) => {
      const present = presentMembers(subject)
      return at(
        'metadata.clients',
        present.length !== subject.clients.length ||
          !subject.clients.every((client) => present.includes(client)),
      )
    },
  },
  {
    id: 'case-members-kept',
    says: 'A case document names every member there has been, also those who left.',
    section: '9.3',
    applies: readyCaseDocument,
    findings: ({ document, previous, view }) => {
      const members = membersOf(document, view).map(({ personId }) => personId)
      const before = previous?.case?.members ?? []
      return at(
        'case.members',
        !before.every(({ personId }) => members.includes(view.same(personId))),
      )
    },
  },
  {
    id: 'case-client-relations-archived',
    says: 'Every client relation that a case refers to is stored before it and belongs to a member.',
    section: '9.12.3',
    applies: readyCaseDocument,
    findings: (subject) => {
      const known = referredRelations(subject).map(
        ({ clientRelation }) => clientRelation?.clientRelationId,
      )
      return (subject.document.case?.clientRelationIds ?? []).flatMap(
        (id, index) =>
          at(`case.clientRelationIds[${index}]`, !known.includes(id)),
      )
    },
  },
  {
    id: 'case-client-relations-complete',
    says: 'A case refers to the client relation of every client.',
    section: '8.3',
    applies: readyCaseDocument,
    findings: (subject) => {
      const related = referredRelations(subject).flatMap(({ clients }) =>
        clients.map((client) => subject.view.same(client)),
      )
      return at(
        'case.clientRelationIds',
        !subject.clients.every((client) => related.includes(client)),
      )
    },
  },
  {
    id: 'old-relation-open-case',
    says: 'Only closed cases refer to an old client relation.',
    section: '9.4.1',
    applies: readyCaseDocument,
    findings: (subject) =>
      at(
        'case.caseStatus',
        subject.document.case?.caseStatus === 'open' &&
          referredRelations(subject).some(
            ({ clientRelation }) =>
              clientRelation?.isOldClientRelation === true,
          ),
      ),
  },
]
