import {
  preRestrictedSetOfService,
  preRestrictedSetOfType,
  type MittKantaPhase,
  type PreRestrictedSet,
} from '@mittkanta/code-sets'
import type { Metadata } from '@mittkanta/contracts'

/** What decides besides the metadata. */
export interface PreRestrictionSettings {
  readonly phase: MittKantaPhase
  /** OIDs of the service units that are shelters (5.2.1). */
  readonly shelterUnits: readonly string[]
}

const NEVER_SHOWN_GROUPS = ['old-client-document', 'phase-1-client-document']

/** The sets whose documents carry special content from the start (Tabell 5.5.1, rows 9–12). */
const isRestrictedSet = (set: PreRestrictedSet, phase: MittKantaPhase) => {
  switch (set) {
    case 'parenthood-investigation':
    case 'shelter':
    case 'violence-prevention':
    case 'payment-commitment':
      return true
    case 'adoption-counselling':
      return phase === '1'
    case 'none':
    case 'unknown':
      return false
  }
}

/**
 * Whether a client system must set special content automatically, for what the
 * document is (5.2.1; Tabell 5.5.1, rows 9–12 and 14), or for the shelter in
 * which it was drawn up (row 10). Such a mark needs no reason (5.3.3).
 */
export function isAutomaticallyRestricted(
  { documentGroup, documentType, serviceUnitId, socialServices = [] }: Metadata,
  { phase, shelterUnits }: PreRestrictionSettings,
): boolean {
  const sets = [
    ...(documentType === undefined
      ? []
      : [preRestrictedSetOfType(documentType)]),
    ...socialServices.map(preRestrictedSetOfService),
  ]
  return (
    NEVER_SHOWN_GROUPS.includes(documentGroup) ||
    shelterUnits.includes(serviceUnitId ?? '') ||
    sets.some((set) => isRestrictedSet(set, phase))
  )
}

/**
 * The mark of a parenthood investigation may be taken away when the matter is
 * ready (5.2.1); the portal hides the document all the same (decision A9).
 */
export function isReleasable({
  documentType,
  socialServices = [],
}: Metadata): boolean {
  return [
    preRestrictedSetOfType(documentType ?? ''),
    ...socialServices.map(preRestrictedSetOfService),
  ].includes('parenthood-investigation')
}
