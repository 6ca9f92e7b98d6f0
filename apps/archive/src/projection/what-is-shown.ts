import { isUnstructuredType } from '@mittkanta/code-sets'
import type { ArchivedDocument } from '../stored/archived-document.ts'
import { caseIdsOf } from '../stored/cases-of-document.ts'
import type { Lineage } from '../stored/lineage.ts'
import { correctionOf } from './correction.ts'

/**
 * The real name of an unstructured document (9.9.3). In a correction the same
 * field says who corrected (11.3.2); the name is then that of the version
 * before.
 */
export function realName(versions: readonly ArchivedDocument[]): string | null {
  if (!isUnstructuredType(versions.at(-1)?.metadata.documentType ?? '')) {
    return null
  }
  const named = versions.findLast(
    ({ metadata, isAnnulled }) =>
      metadata.correctionReason === undefined && !isAnnulled,
  )
  return named?.metadata.description ?? null
}

/**
 * Everything that a reader is shown of a document while its newest version is
 * the last of these: contents and metadata, without its marks.
 *
 * @param versions the first ones of a document, oldest first
 */
export function whatIsShown(versions: Lineage) {
  const [first] = versions
  const newest = versions.at(-1) ?? first
  const { metadata } = newest
  return {
    contents: newest.contentHashes,
    documentType: metadata.documentType,
    name: realName(versions),
    language: metadata.language,
    socialServices: metadata.socialServices,
    serviceTasks: metadata.serviceTasks,
    cases: caseIdsOf(newest),
    controllerName: metadata.controllerName,
    signatures: metadata.signatures,
    correction: correctionOf(versions)?.documentId,
  }
}
