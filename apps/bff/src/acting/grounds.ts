import type { ActingGround } from '@mittkanta/contracts'
import type { GroundRoles } from '../config/registry.ts'

/**
 * On what ground the registry's roles let the reader into the record of a
 * person of that age; `undefined` when they do not.
 *
 * - a minor: a guardian's role (5.4.1), else one of a right to information (5.6)
 * - an adult: a mandate of the theme (11.4.1), and nothing else: no one acts
 *   here as a trustee (5.1), and an adult has no guardian
 *
 * Words that the configuration does not know count for nothing.
 */
export function groundOf(
  roles: readonly string[],
  age: 'minor' | 'adult',
  known: GroundRoles,
): ActingGround | undefined {
  const holdsOne = (words: readonly string[]) =>
    words.some((word) => roles.includes(word))

  if (age === 'adult') return holdsOne(known.mandate) ? 'mandate' : undefined
  if (holdsOne(known.guardian)) return 'guardian'
  return holdsOne(known.information) ? 'right-to-information' : undefined
}
