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
 * Whether a document of this type has no structure of its own, so that its real
 * name stands in "Beskrivning" (9.9.3). An unknown type answers no.
 */
export function isUnstructuredType(id: string): boolean {
  return documentType(id)?.named === 'by-description'
}
