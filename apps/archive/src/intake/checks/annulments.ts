import { at, whenAnnulled, type Check } from './check.ts'

/** Annulment in the prescribed order (9.12.3, 11.3.2). */
export const annulmentChecks: readonly Check[] = [
  {
    id: 'annulment-attachments-first',
    says: 'The attachments of a document are annulled before it.',
    section: '11.3.2',
    applies: whenAnnulled,
    findings: ({ previous, view }) =>
      at(
        'metadata.status',
        previous !== undefined &&
          view.attachmentsOf(previous.firstDocumentId).length > 0,
      ),
  },
  {
    id: 'annulment-documents-first',
    says: 'The client documents of a case are annulled before its case document.',
    section: '11.3.2',
    applies: whenAnnulled,
    findings: ({ metadata, view }) =>
      at(
        'metadata.status',
        metadata.documentGroup === 'case-document' &&
          view.documentsOf(metadata.caseId ?? '').length > 0,
      ),
  },
  {
    id: 'annulment-cases-first',
    says: 'The case documents that refer to a client relation are annulled before it.',
    section: '11.3.2',
    applies: whenAnnulled,
    findings: ({ previous, view }) =>
      at(
        'metadata.status',
        previous?.clientRelation !== undefined &&
          view.casesOf(previous.clientRelation.clientRelationId).length > 0,
      ),
  },
]
