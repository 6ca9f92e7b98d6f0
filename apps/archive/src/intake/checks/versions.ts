import { correctionReason } from '@mittkanta/code-sets'
import { at, everyDocument, type Check, type Subject } from './check.ts'
import { identityChange } from './identity.ts'

const hasPrevious = ({ previous }: Subject) => previous !== undefined

const sameMembers = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((member) => b.includes(member))

/** Which of the correction reasons fits what is stored (11.3.2). */
function expectedUse({ metadata, isAnnulment }: Subject) {
  if (isAnnulment) return ['annulment', 'replacement']
  return metadata.version === 1 ? ['replacement'] : ['correction']
}

/** What a new version keeps of the one that it replaces. */
const keeps = (
  id: string,
  says: string,
  section: string,
  field: string,
  isKept: (
    subject: Subject,
    previous: NonNullable<Subject['previous']>,
  ) => boolean,
): Check => ({
  id,
  says,
  section,
  applies: hasPrevious,
  findings: (subject) =>
    at(
      field,
      subject.previous !== undefined && !isKept(subject, subject.previous),
    ),
})

/** Versions (9.12.3, 11.3.2). */
export const versionChecks: readonly Check[] = [
  {
    id: 'document-id-unique',
    says: 'Every document of a delivery has an identifier of its own.',
    section: '9.12.3',
    applies: everyDocument,
    findings: ({ metadata, earlierIds }) =>
      at('metadata.documentId', earlierIds.includes(metadata.documentId)),
  },
  {
    id: 'version-successor',
    says: 'The first version of a document is 1 and replaces nothing; every other is one higher than the version that it replaces.',
    section: '9.12.3',
    applies: everyDocument,
    findings: ({ metadata, previous }) => {
      const isFirst = metadata.replacesDocumentId === undefined
      const isRight = isFirst
        ? metadata.version === 1
        : metadata.version ===
            (previous?.version ?? metadata.version - 1) + 1 &&
          metadata.version > 1
      return at('metadata.version', !isRight)
    },
  },
  {
    id: 'previous-archived',
    says: 'The version that is replaced is stored in this register.',
    section: '9.12.3',
    applies: everyDocument,
    findings: ({ metadata, previous }) =>
      at(
        'metadata.replacesDocumentId',
        metadata.replacesDocumentId !== undefined && previous === undefined,
      ),
  },
  {
    id: 'previous-newest',
    says: 'The version that is replaced is the newest of its document.',
    section: '9.12.3',
    applies: hasPrevious,
    findings: ({ metadata, previous, view }) =>
      at(
        'metadata.replacesDocumentId',
        view.newest(metadata.replacesDocumentId)?.documentId !==
          previous?.documentId,
      ),
  },
  {
    id: 'previous-not-annulled',
    says: 'What was annulled has no later versions.',
    section: '9.12.3',
    applies: hasPrevious,
    findings: ({ metadata, view }) =>
      at(
        'metadata.replacesDocumentId',
        view.newest(metadata.replacesDocumentId)?.isAnnulled === true,
      ),
  },
  keeps(
    'same-group',
    'A new version belongs to the same document group.',
    '11.3.2',
    'metadata.documentGroup',
    ({ metadata }, previous) => metadata.documentGroup === previous.group,
  ),
  keeps(
    'same-case',
    'A new version belongs to the same case; what was stored in the wrong case is annulled.',
    '11.3.2',
    'metadata.caseId',
    ({ metadata }, previous) => metadata.caseId === previous.caseId,
  ),
  keeps(
    'same-clients',
    'A new version names the same clients; what was stored for the wrong person is annulled. The members of a case may change.',
    '11.3.2',
    'metadata.clients',
    (subject, previous) =>
      subject.metadata.documentGroup === 'case-document' ||
      identityChange(subject) !== undefined ||
      sameMembers(
        subject.clients,
        previous.clients.map((client) => subject.view.same(client)),
      ),
  ),
  keeps(
    'same-main-document',
    'A new version of an attachment belongs to the same main document.',
    '9.9.3',
    'metadata.parentDocumentId',
    ({ metadata, view }, previous) =>
      view.newest(metadata.parentDocumentId)?.firstDocumentId ===
      view.newest(previous.parentDocumentId)?.firstDocumentId,
  ),
  keeps(
    'same-original-controller',
    'The original controller never changes.',
    '12.4.4',
    'metadata.originalControllerId',
    ({ metadata }, previous) =>
      metadata.originalControllerId === previous.metadata.originalControllerId,
  ),
  keeps(
    'same-client-relation',
    'A new version of a client relation document keeps the identifier of the client relation.',
    '12.4.1',
    'clientRelation.clientRelationId',
    ({ document }, previous) =>
      document.clientRelation === undefined ||
      document.clientRelation.clientRelationId ===
        previous.clientRelation?.clientRelationId,
  ),
  {
    id: 'correction-reason-fits',
    says: 'The reason of a correction is one for what is stored: a corrected version, a new document in place of an annulled one, or an annulment.',
    section: '11.3.2',
    applies: everyDocument,
    findings: (subject) => {
      const use = correctionReason(
        subject.metadata.correctionReason ?? '',
      )?.usedFor
      return at(
        'metadata.correctionReason',
        use !== undefined && !expectedUse(subject).includes(use),
      )
    },
  },
]
