import { documentType, isKnown } from '@mittkanta/code-sets'
import { dayOf } from '../../stored/days.ts'
import { areMembersOn } from '../../stored/members.ts'
import {
  at,
  newClientDocument,
  readyClientDocument,
  type Check,
} from './check.ts'
import { canBeLinkedTo, furtherTasks, haveCaseIn } from './linked-cases.ts'

const JOURNAL = 'journal-entry'

/** Groups whose precise type must agree with the group (Tabell 5.5.1, row 13). */
const PHASE_2_GROUPS = ['phase-2-plus-client-document', JOURNAL]

/** Needs assessments and plans that are always of one person (Tabell 9.5.1; 8.3.1). */
const PERSONAL_TYPES = [
  'needs-assessment-working-age',
  'needs-assessment-substance',
  'needs-assessment-disability',
  'service-plan-disability',
]

/** From this month on documents are recorded by the classification of 2016 (11.2). */
const PRESENT_TASKS_SINCE = '2016-03-01'

/** Client documents in their case, and their types (8, 9.2). */
export const clientDocumentChecks: readonly Check[] = [
  {
    id: 'case-archived',
    says: 'The case document is stored before the documents of the case, and is not annulled.',
    section: '9.12.3',
    applies: readyClientDocument,
    findings: ({ metadata, caseDocument }) =>
      at(
        'metadata.caseId',
        metadata.caseId !== undefined && caseDocument?.isAnnulled !== false,
      ),
  },
  {
    id: 'linked-case-archived',
    says: 'The document of every linked case is stored in this register before the documents linked to it, is not annulled, and has every client of the document as a member, present or former.',
    section: '8.1.4',
    applies: readyClientDocument,
    findings: (subject) =>
      (subject.metadata.linkedCaseIds ?? []).flatMap((caseId, index) =>
        at(`metadata.linkedCaseIds[${index}]`, !canBeLinkedTo(subject, caseId)),
      ),
  },
  {
    id: 'service-task-has-case',
    says: 'A client document belongs only to service tasks in which every client of it has a case in this register.',
    section: '11.2',
    applies: (subject) =>
      readyClientDocument(subject) &&
      subject.caseDocument?.isAnnulled === false &&
      subject.caseDocument.metadata.serviceTasks !== undefined,
    findings: (subject) =>
      at(
        'metadata.serviceTasks',
        !furtherTasks(subject).every((task) => haveCaseIn(subject, task)),
      ),
  },
  {
    id: 'case-open',
    says: 'A closed case takes no new documents; old documents belong to closed cases from the start.',
    section: '8.1.1',
    applies: newClientDocument,
    findings: ({ metadata, caseDocument }) =>
      at(
        'metadata.caseId',
        metadata.documentGroup !== 'old-client-document' &&
          caseDocument?.case?.caseStatus === 'closed',
      ),
  },
  {
    id: 'clients-are-members',
    says: 'A new document names exactly those who were members of its case on the day it was drawn up.',
    section: '9.12.3',
    applies: (subject) => newClientDocument(subject) && !subject.isAttachment,
    findings: ({ metadata, clients, caseDocument, view }) => {
      const day = dayOf(metadata.createdAt)
      return at(
        'metadata.clients',
        day !== undefined &&
          caseDocument !== undefined &&
          !areMembersOn(clients, caseDocument, day, view),
      )
    },
  },
  {
    id: 'present-service-task',
    says: 'Every document has a service task of the classification of 2016, an old one also beside its original task.',
    section: '6.2',
    applies: readyClientDocument,
    findings: ({ metadata: { serviceTasks = [] } }) =>
      at(
        'metadata.serviceTasks',
        serviceTasks.length > 0 &&
          serviceTasks.every((task) => isKnown('originalServiceTasks', task)),
      ),
  },
  {
    id: 'original-service-task',
    says: 'An old document of before March 2016 has its original service task, of the classification of 1989 or 2011, beside the present one.',
    section: '6.2',
    applies: (subject) =>
      readyClientDocument(subject) &&
      subject.metadata.documentGroup === 'old-client-document',
    findings: ({ metadata: { createdAt, serviceTasks = [] } }) => {
      const day = dayOf(createdAt)
      return at(
        'metadata.serviceTasks',
        day !== undefined &&
          day < PRESENT_TASKS_SINCE &&
          serviceTasks.length > 0 &&
          !serviceTasks.some((task) => isKnown('originalServiceTasks', task)),
      )
    },
  },
  {
    id: 'assessment-personal',
    says: 'Needs assessments of working age, of substance use and of disability, and the service plan of disability services, are of one person.',
    section: '9.5.1',
    applies: readyClientDocument,
    findings: ({ metadata }) =>
      at(
        'metadata.clients',
        metadata.clients.length > 1 &&
          PERSONAL_TYPES.includes(metadata.documentType ?? ''),
      ),
  },
  {
    id: 'journal-group',
    says: 'Journal entries, and they alone, are of the document group of journal entries.',
    section: '5.5',
    applies: (subject) =>
      readyClientDocument(subject) &&
      PHASE_2_GROUPS.includes(subject.metadata.documentGroup),
    findings: ({ metadata }) => {
      const type = documentType(metadata.documentType ?? '')
      return at(
        'metadata.documentGroup',
        type !== undefined &&
          (type.generalType === JOURNAL) !==
            (metadata.documentGroup === JOURNAL),
      )
    },
  },
  {
    id: 'general-type-fits',
    says: 'The precise type belongs to the general type.',
    section: '9.2',
    applies: readyClientDocument,
    findings: ({ metadata }) => {
      const general = documentType(metadata.documentType ?? '')?.generalType
      return at(
        'metadata.generalDocumentType',
        typeof general === 'string' &&
          metadata.generalDocumentType !== undefined &&
          metadata.generalDocumentType !== general,
      )
    },
  },
]
