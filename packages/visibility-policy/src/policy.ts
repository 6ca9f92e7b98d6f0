import { bars } from './bars.ts'
import { clientRelationBars } from './client-relation.ts'
import type { ClientRelationFacts, DocumentFacts, TaskFacts } from './facts.ts'
import { grounds } from './grounds.ts'
import { marks } from './marks.ts'
import type { Bar, Ground, MarkRule } from './rule.ts'
import { taskBars } from './tasks.ts'

/** Grounds admit the reader; bars hide all the same. Both in the handbook's order. */
export interface Policy<Facts> {
  readonly grounds: readonly Ground[]
  readonly bars: readonly Bar<Facts>[]
}

/** The law of the product. */
export const policy: {
  readonly documents: Policy<DocumentFacts>
  readonly clientRelations: Policy<ClientRelationFacts>
  /** Under which service tasks a document is listed. */
  readonly tasks: Policy<TaskFacts>
  readonly marks: readonly MarkRule[]
} = {
  documents: { grounds, bars },
  clientRelations: { grounds, bars: clientRelationBars },
  tasks: { grounds, bars: taskBars },
  marks,
}
