import type { IdentityCode } from '@mittkanta/identity-code'
import type { Behaviour } from './misbehaviour.ts'
import { fullName, personOf, type Population } from './population.ts'
import type { Grant } from './sessions.ts'

interface Named {
  readonly personId: string
  readonly name: string
}

/**
 * What `delegate` answers: the principal who was chosen, alone.
 *
 * @param lie whom to name instead; a lie about another person names a third
 *   person, neither of the two
 */
export function delegateAnswer(
  population: Population,
  { delegate, principal }: Grant,
  lie: Behaviour['delegate'],
): Named[] {
  const named = (code: IdentityCode): Named => {
    const person = personOf(population, code)
    return { personId: code.reveal(), name: person ? fullName(person) : '' }
  }
  const others = population.people
    .map(({ identityCode }) => identityCode)
    .filter((code) => !code.equals(delegate) && !code.equals(principal))
    .slice(0, 1)
    .map(named)

  switch (lie) {
    case 'another':
      return others
    case 'two':
      return [named(principal), ...others]
    case 'oneself':
      return [named(delegate)]
    case 'nobody':
      return []
    case undefined:
      return [named(principal)]
  }
}
