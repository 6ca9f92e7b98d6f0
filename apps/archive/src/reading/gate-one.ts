import {
  decide,
  decideClientRelation,
  decideTask,
  type ClientRelationFacts,
  type Decision,
  type DocumentFacts,
  type Occasion,
  type TaskFacts,
} from '@mittkanta/visibility-policy'
import type { Row } from '@mittkanta/database'

/** Counts a named reason why something went wrong and was hidden. */
export type Count = (event: string) => void

/** A document under one service task, with the facts of both. */
interface Listed {
  readonly facts: DocumentFacts
  readonly taskFacts: TaskFacts
}

/**
 * Gate one: nothing leaves the archive before the policy agrees. SQL has
 * narrowed the rows before; a row that the policy hides all the same means that
 * the two disagree, and is dropped and counted as `gate-one-dropped`. A row that
 * cannot be read is left out and counted as `row-unreadable`.
 */
export interface GateOne {
  /** The rows that may leave, each a document under one service task, as what they leave as. */
  documents: <Item extends Listed>(
    rows: readonly Row[],
    read: (row: Row) => Item | undefined,
  ) => Item[]
  /** The same for client relation documents. */
  clientRelations: <Item extends { readonly facts: ClientRelationFacts }>(
    rows: readonly Row[],
    read: (row: Row) => Item | undefined,
  ) => Item[]
}

export function gateOne(occasion: Occasion, count: Count): GateOne {
  const through =
    <Facts>(isShown: (item: Facts) => boolean) =>
    <Item extends Facts>(
      rows: readonly Row[],
      read: (row: Row) => Item | undefined,
    ): Item[] =>
      rows.flatMap((row) => {
        const item = read(row)
        if (item === undefined) {
          count('row-unreadable')
          return []
        }
        if (!isShown(item)) {
          count('gate-one-dropped')
          return []
        }
        return [item]
      })

  return {
    documents: through((item: Listed) => isListed(occasion, item)),
    clientRelations: through(
      ({ facts }: { readonly facts: ClientRelationFacts }) =>
        decideClientRelation(occasion, facts).outcome === 'shown',
    ),
  }
}

/** Whether a document is shown, and listed under the service task. */
export const isListed = (
  occasion: Occasion,
  { facts, taskFacts }: Listed,
): boolean => decideListed(occasion, facts, taskFacts).outcome === 'shown'

/** What becomes of a document under one service task: the document decides first. */
export function decideListed(
  occasion: Occasion,
  facts: DocumentFacts,
  task: TaskFacts,
): Decision {
  const decision = decide(occasion, facts)
  if (decision.outcome !== 'shown') return decision
  const listing = decideTask(occasion, task)
  return listing.outcome === 'shown' ? decision : listing
}
