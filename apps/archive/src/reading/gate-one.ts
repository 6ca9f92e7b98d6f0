import {
  decide,
  decideClientRelation,
  type ClientRelationFacts,
  type Decision,
  type DocumentFacts,
  type Occasion,
} from '@mittkanta/visibility-policy'
import type { Row } from '@mittkanta/database'

/** Told, by a stable word, of what went wrong and was hidden for it. */
export type Count = (event: string) => void

/**
 * Gate one: nothing leaves the archive before the policy agrees. SQL has
 * narrowed the rows before; a row that the policy hides all the same means that
 * the two disagree, and is dropped and counted as `gate-one-dropped`. A row that
 * cannot be read is left out and counted as `row-unreadable`.
 */
export interface GateOne {
  /** The rows that may leave, as what they leave as. */
  documents: <Item extends { readonly facts: DocumentFacts }>(
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
    <Facts>(decided: (occasion: Occasion, facts: Facts) => Decision) =>
    <Item extends { readonly facts: Facts }>(
      rows: readonly Row[],
      read: (row: Row) => Item | undefined,
    ): Item[] =>
      rows.flatMap((row) => {
        const item = read(row)
        if (item === undefined) {
          count('row-unreadable')
          return []
        }
        if (decided(occasion, item.facts).outcome !== 'shown') {
          count('gate-one-dropped')
          return []
        }
        return [item]
      })

  return {
    documents: through(decide),
    clientRelations: through(decideClientRelation),
  }
}
