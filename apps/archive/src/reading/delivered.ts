import type { ArchiveDocument } from '@mittkanta/contracts'
import { z } from 'zod'
import { StoredMetadata } from '../intake/archived-document.ts'
import { dayOf, instantOf, isInstant } from '../intake/days.ts'
import * as read from './values.ts'

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
  /** Of a version that corrects another, else null. */
  readonly correction: ArchiveDocument['correction']
}

/**
 * Signatures (9.10: name, method and time) and correction data (11.3.2: who, in
 * what position, when and on what ground) of a document's newest version.
 *
 * @param metadata as delivered; `undefined` comes back when it cannot be read
 */
export function deliveredOf(
  metadata: unknown,
  isCorrected: unknown,
): Delivered | undefined {
  const shown = Shown.safeParse(metadata).data
  if (shown === undefined) return undefined

  return {
    signatures: (shown.signatures ?? []).flatMap((signature) => {
      const complete = read.complete({
        name: fullName(signature.firstName, signature.lastName),
        method: signature.identificationMethod,
        signedAt: instant(signature.signedAt),
      })
      return complete ? [complete] : []
    }),
    correction: isCorrected === true ? correctionOf(shown) : null,
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
