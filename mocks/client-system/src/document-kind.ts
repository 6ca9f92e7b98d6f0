import {
  documentType,
  generalDocumentType,
  nameIn,
  type GeneralDocumentTypeId,
  type Language,
} from '@mittkanta/code-sets'
import type { Document } from './schema/documents.ts'

type Typed = Pick<Document, 'type' | 'generalType' | 'description'>

/** What the code sets say of a document's type. */
export interface DocumentKind {
  /** Absent where the handbook does not give the general type. */
  readonly generalType: GeneralDocumentTypeId | undefined
  readonly needsProfessionalSignature: boolean
  /** Its own name, else that of its precise type, else of its general type. */
  name: (language: Language) => string
}

/** The kind of a document, by its precise type or, lacking that, its general one. */
export function kindOf(document: Typed): DocumentKind {
  const type =
    document.type === undefined ? undefined : documentType(document.type)
  const generalType = type?.generalType ?? document.generalType
  const general =
    generalType === undefined ? undefined : generalDocumentType(generalType)
  const named = type ?? general

  return {
    generalType,
    needsProfessionalSignature: type?.professionalSignature === true,
    name: (language) =>
      document.description ?? (named ? nameIn(named, language) : ''),
  }
}
