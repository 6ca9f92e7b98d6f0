import { at, readyClientDocument, type Check, type Subject } from './check.ts'

const hasMainDocument = (subject: Subject) =>
  readyClientDocument(subject) &&
  subject.metadata.parentDocumentId !== undefined

/** Attachments and their main document (9.9.3). */
export const attachmentChecks: readonly Check[] = [
  {
    id: 'attachment-type',
    says: 'Only documents of the type attachment are attached to another document.',
    section: '9.9.3',
    applies: hasMainDocument,
    findings: ({ isAttachment }) =>
      at('metadata.parentDocumentId', !isAttachment),
  },
  {
    id: 'main-document-archived',
    says: 'The main document is stored before its attachments and is not annulled.',
    section: '9.9.3',
    applies: hasMainDocument,
    findings: ({ mainDocument }) =>
      at('metadata.parentDocumentId', mainDocument?.isAnnulled !== false),
  },
  {
    id: 'main-document-independent',
    says: 'The main document is a client document and not itself an attachment.',
    section: '9.9.3',
    applies: hasMainDocument,
    findings: ({ mainDocument }) =>
      at(
        'metadata.parentDocumentId',
        mainDocument !== undefined &&
          (mainDocument.parentDocumentId !== undefined ||
            mainDocument.clientRelation !== undefined ||
            mainDocument.case !== undefined),
      ),
  },
  {
    id: 'attachment-same-case',
    says: 'An attachment belongs to the case of its main document.',
    section: '9.9.3',
    applies: hasMainDocument,
    findings: ({ metadata, mainDocument }) =>
      at(
        'metadata.caseId',
        mainDocument !== undefined && metadata.caseId !== mainDocument.caseId,
      ),
  },
  {
    id: 'attachment-same-clients',
    says: 'An attachment has the clients of its main document.',
    section: '9.9.3',
    applies: hasMainDocument,
    findings: ({ clients, mainDocument, view }) => {
      const theirs = (mainDocument?.clients ?? clients).map((client) =>
        view.same(client),
      )
      return at(
        'metadata.clients',
        theirs.length !== clients.length ||
          !theirs.every((client) => clients.includes(client)),
      )
    },
  },
  {
    id: 'attachment-view-format',
    says: 'An attachment is stored in a view format only.',
    section: '9.9.3',
    applies: hasMainDocument,
    findings: ({ document }) =>
      (document.contents ?? []).flatMap(({ type }, index) =>
        at(`contents[${index}]`, type === 'application/json'),
      ),
  },
]
