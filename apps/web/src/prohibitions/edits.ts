import type { NamedTarget } from '@mittkanta/contracts'
import { keyOf } from '../permissions/targets.ts'

/**
 * The reader's changes to the current targets: a target to be added, or null
 * for one to be withdrawn. The current targets can change meanwhile without
 * anything of it being lost.
 */
export type Edits = ReadonlyMap<string, NamedTarget | null>

type Targets = readonly NamedTarget[]

const holds = (targets: Targets, key: string) =>
  targets.some(({ target }) => keyOf(target) === key)

/** The edits with one target chosen or not. */
export function edited(
  edits: Edits,
  standing: Targets,
  named: NamedTarget,
  isChosen: boolean,
): Edits {
  const key = keyOf(named.target)
  const next = new Map(edits)
  if (holds(standing, key) === isChosen) next.delete(key)
  else next.set(key, isChosen ? named : null)
  return next
}

/** The edits that leave nothing standing. */
export function withdrawingAll(standing: Targets): Edits {
  return new Map(standing.map(({ target }) => [keyOf(target), null]))
}

/** The current targets after the edits. */
export interface Outcome {
  readonly added: Targets
  readonly kept: Targets
  readonly withdrawn: Targets
}

/** What would be new, what would stay and what would go. */
export function outcomeOf(edits: Edits, standing: Targets): Outcome {
  const isWithdrawn = ({ target }: NamedTarget) =>
    edits.get(keyOf(target)) === null
  return {
    added: [...edits].flatMap(([key, named]) =>
      named === null || holds(standing, key) ? [] : [named],
    ),
    kept: standing.filter((named) => !isWithdrawn(named)),
    withdrawn: standing.filter(isWithdrawn),
  }
}

/** The targets that would be in force. */
export function targetsAfter({ kept, added }: Outcome) {
  return [...kept, ...added].map(({ target }) => target)
}
