import { ageOn, helsinkiDate } from '@mittkanta/calendar'
import type { PersonId } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { Problem } from '@mittkanta/problems'
import type { Visitor } from '@mittkanta/will-policy'
import { NOBODY, type Caller } from '../caller/caller.ts'
import type { Counts } from './seen-documents.ts'

/**
 * The identity code of a body.
 *
 * @throws {Problem} `invalid-request`, which does not repeat the code
 */
export function identityCodeOf(
  text: string,
  { artificialIdentityCodes }: { readonly artificialIdentityCodes: boolean },
): IdentityCode {
  const code = IdentityCode.parse(text)
  if (!code || (code.isArtificial && !artificialIdentityCodes)) {
    throw new Problem('invalid-request')
  }
  return code
}

/** Whether the person of a code is a minor on the Helsinki day of `now`. */
export const ageOf = (code: IdentityCode, now: Date): 'minor' | 'adult' =>
  ageOn(code.birthDate, helsinkiDate(now)) < 18 ? 'minor' : 'adult'

/** The bar that hides joint documents from those who act and are not their clients (5.4.4). */
const JOINT_OF_OTHERS = 'joint-document-of-others'

/** The bar that hides them from everybody in MittKanta's first phase (5.2.1). */
const JOINT_IN_PHASE_1 = 'joint-document-in-phase-1'

/**
 * Which documents a visitor can point a prohibition at: those that they would
 * see in MittKanta, and for a guardian joint documents besides, in every phase of
 * MittKanta: only what is withheld from guardians and what is delayed is excluded
 * (11.4.1). The archive does not know who the guardian is; the professional at the
 * unit does.
 */
export const canPointAt: Counts = (decision) =>
  decision.outcome === 'shown' ||
  (decision.reasons.includes(JOINT_OF_OTHERS) &&
    decision.reasons.every(
      (reason) => reason === JOINT_OF_OTHERS || reason === JOINT_IN_PHASE_1,
    ))

/**
 * A visitor as a reader in MittKanta: at a service unit too a prohibition points
 * only at what the client, or who decides for the minor, can see (11.4.1,
 * decision A31), with the exception of `canPointAt`.
 */
export const asReader = (
  subjectId: string,
  visitor: Visitor,
  subjectAge: 'minor' | 'adult',
  occasion: string,
): Caller => {
  const isOwn = visitor === 'client' || subjectAge === 'adult'
  return {
    subjectId: subjectId as PersonId,
    readerId: (isOwn ? subjectId : NOBODY) as PersonId,
    ground: isOwn ? 'own' : 'guardian',
    subjectAge,
    occasion,
  }
}
