import type { ArchivedDocument } from './archived-document.ts'

/** All versions of one document, oldest first; never empty. */
export type Lineage = readonly [ArchivedDocument, ...ArchivedDocument[]]

/** The newest version of a document. */
export const newestOf = (lineage: Lineage): ArchivedDocument =>
  lineage.at(-1) ?? lineage[0]

/** Versions that follow each other, taken together by document. */
export function lineagesOf(
  documents: readonly ArchivedDocument[],
): readonly Lineage[] {
  const byFirst = new Map<string, [ArchivedDocument, ...ArchivedDocument[]]>()
  for (const document of documents) {
    const versions = byFirst.get(document.firstDocumentId)
    if (versions) versions.push(document)
    else byFirst.set(document.firstDocumentId, [document])
  }
  return [...byFirst.values()]
}
