import { documentTypes } from './data/document-types.ts'
import type { DocumentType, DocumentTypeId } from './data/document-types.ts'
import type { GeneralDocumentTypeId } from './data/general-document-types.ts'
import { documentType } from './lookups.ts'

/** The precise types under a general type (9.2), in the order of the code set. */
export function documentTypesFor(
  generalType: GeneralDocumentTypeId,
): readonly DocumentType<DocumentTypeId>[] {
  return documentTypes.filter((type) => type.generalType === generalType)
}

/**
 * Whether a document of this type has no defined structure, so that its real
 * name is in "Beskrivning" (9.9.3). False for an unknown type.
 */
export function isUnstructuredType(id: string): boolean {
  return documentType(id)?.named === 'by-description'
}
