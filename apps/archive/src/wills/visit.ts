import { ageOn, helsinkiDate } from '@mittkanta/calendar'
import type { PersonId } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { Problem } from '@mittkanta/problems'
import type { Visitor } from '@mittkanta/will-policy'
import { NOBODY, type Caller } from '../caller/caller.ts'

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

/**
 * A visitor as a reader in MittKanta: at a service unit as well a prohibition
 * points only at what the client, or who decides for the minor, can see there
 * (11.4.1, decision A31). The archive does not know who the guardian is, so that
 * joint documents are not theirs.
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
