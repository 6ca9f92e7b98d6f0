import type { DocumentGroupId } from '@mittkanta/code-sets'
import type { ConditionId } from './conditions.ts'

/**
 * `M` mandatory · `C` mandatory on the row's condition · `O` may be given ·
 * `–` must not be given. What the handbook leaves open is `O`.
 */
export type ObligationSign = 'M' | 'C' | 'O' | '–'

/** The document groups in the order of the table's columns (11.2). */
export const OBLIGATION_GROUPS = [
  'client-relation-document',
  'case-document',
  'old-client-document',
  'phase-1-client-document',
  'phase-2-plus-client-document',
  'journal-entry',
] as const satisfies readonly DocumentGroupId[]

/** What one field is for each document group. */
export interface Obligation {
  /** Path within a delivered document. */
  readonly field: string
  readonly section: string
  readonly signs: Readonly<Record<DocumentGroupId, ObligationSign>>
  /** When a `C` of the row is mandatory. */
  readonly condition: ConditionId | undefined
}

const isSign = (text: string | undefined): text is ObligationSign =>
  text === 'M' || text === 'C' || text === 'O' || text === '–'

/** @param signs the six columns, in their order */
function row(
  field: string,
  section: string,
  signs: string,
  condition?: ConditionId,
): Obligation {
  const [relation, caseDocument, old, phase1, phase2, journal] =
    signs.split(' ')
  if (
    !isSign(relation) ||
    !isSign(caseDocument) ||
    !isSign(old) ||
    !isSign(phase1) ||
    !isSign(phase2) ||
    !isSign(journal)
  ) {
    throw new Error(`The obligations of ${field} are not six signs`)
  }
  return {
    field,
    section,
    condition,
    signs: {
      'client-relation-document': relation,
      'case-document': caseDocument,
      'old-client-document': old,
      'phase-1-client-document': phase1,
      'phase-2-plus-client-document': phase2,
      'journal-entry': journal,
    },
  }
}

/**
 * Obligations per field and document group (11.2, Tabell 11.2.2, and the
 * sections named). Columns: client relation document, case document, old client
 * document, client document of archive phase 1, of phase 2 and later, journal
 * entry.
 */
export const obligations: readonly Obligation[] = [
  row('metadata.documentId', '9.12.3', 'M M M M M M'),
  row('metadata.version', '9.12.3', 'M M M M M M'),
  row('metadata.status', '9.12.3', 'M M M M M M'),
  row('metadata.documentGroup', '11.2', 'M M M M M M'),
  row('metadata.replacesDocumentId', '9.12.3', 'C C C C C C', 'later-version'),
  row('metadata.clients', '11.2', 'M M M M M M'),
  row('metadata.controllerId', '12.4', 'M M M M M M'),
  row('metadata.controllerName', '12.4', 'M M O O O O'),
  row('metadata.originalControllerId', '12.4.4', 'O O O O O O'),
  row('metadata.originalControllerName', '12.4.4', 'O O O O O O'),
  row('metadata.serviceOrganiserId', '11.2', 'M M O M M M'),
  row('metadata.serviceOrganiserName', '11.2', 'M M O M M M'),
  row('metadata.serviceProducerId', '11.2', '– – C M M M', 'shelter-service'),
  row('metadata.serviceProducerName', '11.2', '– – C M M M', 'shelter-service'),
  row('metadata.subcontractorId', '11.2', '– – C C C C', 'subcontractor'),
  row('metadata.subcontractorName', '11.2', '– – C C C C', 'subcontractor'),
  row('metadata.serviceUnitId', '11.2', 'C C C O M M', 'service-unit'),
  row('metadata.serviceUnitName', '12.5', 'O O C O O O', 'shelter-service'),
  row('metadata.storedByFirstName', '11.2', 'O O C M M M', 'corrected'),
  row('metadata.storedByLastName', '11.2', 'O O C M M M', 'corrected'),
  row('metadata.createdAt', '5.1.2', 'O O M M M M'),
  row('metadata.caseId', '8.1.1', '– M M M M M'),
  row('metadata.linkedCaseIds', '8.1.4', '– – O O O O'),
  row('metadata.serviceProcess', '8.2', '– – O M M M'),
  row('metadata.serviceTasks', '6.2', '– M M M M M'),
  row('metadata.socialServices', '11.2', '– – O C C C', 'delivery-of-service'),
  row('metadata.generalDocumentType', '9.2', '– – M M M M'),
  row('metadata.documentType', '9.2', '– – O O M M'),
  row('metadata.description', '9.9.3', 'O O C C C C', 'described'),
  row('metadata.parentDocumentId', '9.9.3', '– – C C C C', 'attachment'),
  row('metadata.correctionReason', '11.3.2', 'O O C C C C', 'content-changed'),
  row('metadata.receivedAt', '11.2', '– – O C C –', 'received'),
  row('metadata.arrivalMethod', '11.2', '– – O C C –', 'received'),
  row('metadata.senderOrAgent', '11.2', '– – O C C –', 'received'),
  row('metadata.signatures', '9.10', 'O O O O O O'),
  row('metadata.schemaVersion', '9.12.3', 'M O C C C C', 'json-content'),
  row('metadata.language', '11.2', 'O O O O O O'),
  row('metadata.specialContent', '5.3.2', 'O O M M O O'),
  row('metadata.showFrom', '5.3.1', 'O O O O O O'),
  row(
    'metadata.restrictionReasons',
    '5.3.3',
    'C C O O C C',
    'restricted-by-hand',
  ),
  row('metadata.reasonText', '5.4.3', 'C C – – C C', 'childs-reasons'),
  row('metadata.guardianDisclosure', '5.4.3', 'C O O O C C', 'minor-client'),
  row(
    'metadata.prohibitionRefusalReasons',
    '5.4.3',
    'C C – – C C',
    'prohibition-refused',
  ),
  row('metadata.retention', '11.3.1', 'O O O O O O'),
  row('clientRelation', '9.4', 'M – – – – –'),
  row('case', '9.3', '– M – – – –'),
  row('contents', '11.3.2', '– – M M M M'),
  row('case.caseName', '8.1.2', '– M – – – –'),
  row('case.caseNameText', '8.5', '– C – – – –', 'case-named-in-words'),
  row('case.openedAt', '11.2', '– M – – – –'),
  row('case.caseStatus', '11.2', '– M – – – –'),
  row('case.closedAt', '11.2', '– C – – – –', 'case-closed'),
  row('case.isJoint', '8.3', '– C – – – –', 'several-members'),
  row('case.members', '9.3', '– C – – – –', 'several-members'),
  row('case.clientRelationIds', '8.3', '– M – – – –'),
]
