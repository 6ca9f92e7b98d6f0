import type { ArchiveDocument } from '@mittkanta/contracts'
import { z } from 'zod'
import * as read from '../db/values.ts'
import { StoredMetadata } from '../stored/as-stored.ts'
import { dayOf, instantOf, isInstant } from '../stored/days.ts'

/** What a document's page takes from the metadata that were delivered; never an identity code. */
const Shown = z.object({
  signatures: StoredMetadata.shape.signatures,
  storedByFirstName: StoredMetadata.shape.storedByFirstName,
  storedByLastName: StoredMetadata.shape.storedByLastName,
  description: StoredMetadata.shape.description,
  createdAt: StoredMetadata.shape.createdAt,
  correctionReason: StoredMetadata.shape.correctionReason,
})

export interface Delivered {
  readonly signatures: ArchiveDocument['signatures']
  /** The newest correction; null without one, or when what it says cannot be shown. */
  readonly correction: ArchiveDocument['correction']
}

/**
 * Signatures (9.10: name, method and time) and correction data (11.3.2: who, in
 * what position, when and on what ground) of a document.
 *
 * @param metadata of the newest version, as delivered
 * @param correction the same of the newest correction; null without one
 * @returns `undefined` when one of them cannot be read
 */
export function deliveredOf(
  metadata: unknown,
  correction: unknown,
): Delivered | undefined {
  const shown = Shown.safeParse(metadata).data
  const corrected = Shown.nullable().safeParse(correction).data
  if (shown === undefined || corrected === undefined) return undefined

  return {
    signatures: (shown.signatures ?? []).flatMap((signature) => {
      const complete = read.complete({
        name: fullName(signature.firstName, signature.lastName),
        method: signature.identificationMethod,
        signedAt: instant(signature.signedAt),
      })
      return complete ? [complete] : []
    }),
    correction: corrected && correctionOf(corrected),
  }
}

const correctionOf = (shown: z.infer<typeof Shown>) =>
  read.complete({
    name: fullName(shown.storedByFirstName, shown.storedByLastName),
    position: shown.description ?? null,
    correctedOn: dayOf(shown.createdAt),
    reason: shown.correctionReason,
  }) ?? null

function fullName(first = '', last = ''): string | undefined {
  const name = `${first} ${last}`.trim()
  return name === '' ? undefined : name
}

function instant(text: string | undefined): string | undefined {
  if (text === undefined || isInstant(text)) return text
  return dayOf(text) && instantOf(text).toISOString()
}
