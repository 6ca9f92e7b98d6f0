import type {
  ArchiveDisclosures,
  Disclosures,
  DocumentRef,
} from '@mittkanta/contracts'
import type { VisibleDocument } from '../reading/visible-documents.ts'

/** The documents of a reader's lists, by reference. */
export type Visible = ReadonlyMap<DocumentRef, VisibleDocument>

/**
 * Disclosures with the names of what was given. What the reader's own lists do
 * not show is called client data only (decision A33).
 */
export function namedDisclosures(
  answer: ArchiveDisclosures,
  visible: Visible,
): Disclosures {
  return {
    ...answer,
    disclosures: answer.disclosures.map((disclosure) => {
      const documents = disclosure.documents.flatMap(({ ref }) => {
        const document = visible.get(ref)
        if (document === undefined) return []
        const { name, nameLanguage, drawnUpOn } = document
        return [{ ref, name, nameLanguage, drawnUpOn }]
      })
      const isAllShown = documents.length === disclosure.documents.length
      return {
        ...disclosure,
        documents,
        hasOtherClientData: disclosure.hasOtherClientData || !isAllShown,
      }
    }),
  }
}
