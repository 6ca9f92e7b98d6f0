import type {
  ArchiveDisclosures,
  Disclosures,
  DocumentRef,
} from '@mittkanta/contracts'
import type { VisibleDocument } from '../reading/visible-documents.ts'

/** The documents of a reader's lists, by reference. */
export type Visible = ReadonlyMap<DocumentRef, VisibleDocument>

/**
 * Disclosures with the names of what was given. To the client, what their own
 * lists do not show is called client data only (decision A33). A mandate holder
 * is shown what their lists show and nothing besides (decision A8): a
 * disclosure of which nothing is left is not listed and not counted.
 */
export function namedDisclosures(
  answer: ArchiveDisclosures,
  visible: Visible,
  reader: 'client' | 'mandate-holder',
): Disclosures {
  const named = answer.disclosures.map((disclosure) => {
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
  })
  if (reader === 'client') return { ...answer, disclosures: named }

  const seen = named
    .filter(({ documents }) => documents.length > 0)
    .map((disclosure) => ({ ...disclosure, hasOtherClientData: false }))
  return {
    ...answer,
    disclosures: seen,
    total: answer.total - (named.length - seen.length),
  }
}
