import { codeIds } from '@mittkanta/code-sets'
import type { ProhibitionTarget } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import type { Failure } from '@mittkanta/problems'
import type { Occasion } from '@mittkanta/visibility-policy'
import type { Scope } from '../reading/occasion.ts'
import { joinedControllers } from './controllers.ts'
import { refsOf, targetKey } from './register.ts'
import { seenDocuments, type Counts } from './seen-documents.ts'

const TASKS: readonly string[] = codeIds('serviceTasks')

/** Who points, and where they read. */
export interface Pointing {
  readonly scope: Scope
  readonly occasion: Occasion
  /**
   * Current targets that the reader is shown: they may stay, whatever they
   * point at.
   */
  readonly standing: readonly ProhibitionTarget[]
  /** Which documents the reader can point at; those that are shown, when absent. */
  readonly counts?: Counts
}

const refused = {
  controller: {
    rule: 'prohibition-controller',
    section: '11.4',
    message: 'A prohibition points at a controller that has joined.',
  },
  'service-task': {
    rule: 'prohibition-service-task',
    section: '11.4',
    message: 'A prohibition points at a service task of social welfare.',
  },
  document: {
    rule: 'prohibition-document',
    section: '11.4.1',
    message: 'A prohibition points at a document that the person sees.',
  },
} as const satisfies Record<ProhibitionTarget['kind'], Omit<Failure, 'field'>>

/**
 * The targets that a prohibition cannot have. A hidden document and one that does
 * not exist are refused in the same words (decision A31); a delayed one is hidden
 * (11.4.1).
 */
export async function targetFailures(
  tx: Queryable,
  targets: readonly ProhibitionTarget[],
  { scope, occasion, standing, counts }: Pointing,
): Promise<readonly Failure[]> {
  const kept = new Set(standing.map(targetKey))
  const controllers = await joinedControllers(tx)
  const joined = controllers.map(({ controllerId }) => String(controllerId))
  const seen = await seenDocuments(tx, scope, occasion, refsOf(targets), counts)

  const isPossible = (target: ProhibitionTarget): boolean => {
    switch (target.kind) {
      case 'controller':
        return joined.includes(target.controllerId)
      case 'service-task':
        return TASKS.includes(target.task)
      case 'document':
        return seen.has(target.ref)
    }
  }
  return targets.flatMap((target, index) =>
    kept.has(targetKey(target)) || isPossible(target)
      ? []
      : [{ field: `targets[${index}]`, ...refused[target.kind] }],
  )
}
