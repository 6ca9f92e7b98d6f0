import type { IdentityCode } from '@mittkanta/identity-code'
import {
  personOf,
  type Person,
  type Population,
  type Relation,
} from './population.ts'

/** Whom the page offers, in the order of the population. */
export interface Candidates {
  /** In custody or with a right to information. */
  readonly children: readonly Person[]
  readonly mandateGivers: readonly Person[]
}

/**
 * The people for whom a user could conceivably act: everybody with a relation,
 * also one that is blocked or has ended. Whether acting is allowed is answered
 * when the service asks, not here.
 */
export function candidatesOf(
  population: Population,
  delegateCode: IdentityCode,
): Candidates {
  const delegate = personOf(population, delegateCode)?.id
  const those = (idOf: (relation: Relation) => string | undefined) => {
    const ids = new Set(population.relations.map(idOf))
    return population.people.filter(({ id }) => ids.has(id))
  }
  return {
    children: those((one) => {
      if (one.kind === 'guardianship' && one.guardian === delegate)
        return one.child
      return one.kind === 'right-to-information' && one.person === delegate
        ? one.child
        : undefined
    }),
    mandateGivers: those((one) =>
      one.kind === 'mandate' && one.holder === delegate ? one.giver : undefined,
    ),
  }
}
