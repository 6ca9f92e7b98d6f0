import { isDeepStrictEqual } from 'node:util'
import type { ArchivedDocument } from '../stored/archived-document.ts'

/**
 * The version that is the newest correction of a document; `undefined` without
 * one. Later versions that change marks alone do not take it away (11.3.2): not
 * those that say nothing of it, and not those that repeat what it said.
 *
 * @param versions oldest first
 */
export function correctionOf(
  versions: readonly ArchivedDocument[],
): ArchivedDocument | undefined {
  let place = versions.findLastIndex(isCorrection)
  const newest = versions[place]
  while (newest && isSame(versions[place - 1], newest)) place -= 1
  return versions[place]
}

const isCorrection = ({ metadata, isAnnulled }: ArchivedDocument) =>
  metadata.correctionReason !== undefined && !isAnnulled

/** Whether a version says of its correction what another says: who, when, why, and with what content. */
const isSame = (
  one: ArchivedDocument | undefined,
  other: ArchivedDocument,
): boolean =>
  one !== undefined &&
  isCorrection(one) &&
  isDeepStrictEqual(saysOf(one), saysOf(other))

const saysOf = ({ metadata, contentHashes }: ArchivedDocument) => [
  metadata.correctionReason,
  metadata.createdAt,
  metadata.storedByFirstName,
  metadata.storedByLastName,
  metadata.description,
  contentHashes,
]
