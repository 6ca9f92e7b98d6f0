import { IdentityCode } from '@mittkanta/identity-code'
import type { Principals } from './registry-answers.ts'
import { RegistryRefused } from './registry-failure.ts'

/** Whom the reader chose at the registry. */
export interface Principal {
  readonly identityCode: IdentityCode
  readonly displayName: string
}

/**
 * The one person whom the reader chose.
 *
 * @throws {RegistryRefused} for no one or several, for oneself, for a code
 *   that is none, and in production for one that no person has
 */
export function principalOf(
  chosen: Principals,
  reader: IdentityCode,
  isProduction: boolean,
): Principal {
  const [person, ...others] = chosen
  if (person === undefined || others.length > 0) {
    throw new RegistryRefused('principal-not-one')
  }
  const identityCode = IdentityCode.parse(person.personId)
  if (identityCode === undefined) {
    throw new RegistryRefused('principal-code-invalid')
  }
  if (identityCode.equals(reader)) {
    throw new RegistryRefused('principal-is-reader')
  }
  if (isProduction && identityCode.isArtificial) {
    throw new RegistryRefused('principal-code-artificial')
  }
  return { identityCode, displayName: person.name }
}
