import { Problem } from '@mittkanta/problems'
import {
  decide,
  decideClientRelation,
  decideTask,
  type ClientRelationFacts,
  type Decision,
  type DocumentFacts,
  type Mark,
  type TaskFacts,
} from '@mittkanta/visibility-policy'
import type { Reading } from '../reading/subject.ts'
import type { SecurityEvents } from '../security-events.ts'

/** An item that passed, with the marks of the policy and without its facts. */
export type Passed<Item> = Omit<Item, 'facts'> & {
  readonly policyMarks: readonly Mark[]
}

/** An item of the list of one service task that passed. */
type Listed<Item> = Omit<Passed<Item>, 'taskFacts'>

/** A service task under which a document is listed, with its facts. */
interface Task {
  readonly task: string
  readonly facts: TaskFacts
}

/**
 * The second gate: decides again, on the facts that travel with every item and
 * on the bff's own knowledge of the reader, the ground, the day and the phase.
 * The archive should have hidden what is dropped here, so that each is an alarm.
 */
export class GateTwo {
  readonly #tell: SecurityEvents

  constructor(tell: SecurityEvents) {
    this.#tell = tell
  }

  /** The documents that may be listed under one service task (decision A36). */
  listed<
    Item extends {
      readonly facts: DocumentFacts
      readonly taskFacts: TaskFacts
    },
  >(reading: Reading, items: readonly Item[]): Listed<Item>[] {
    return this.documents(reading, items).flatMap(({ taskFacts, ...item }) =>
      this.#isShown(reading, decideTask(reading.occasion, taskFacts))
        ? [item]
        : [],
    )
  }

  /**
   * The service tasks under which a document may be listed; others are hidden
   * from the reader.
   */
  tasks(reading: Reading, tasks: readonly Task[]): string[] {
    return tasks.flatMap(({ task, facts }) =>
      this.#isShown(reading, decideTask(reading.occasion, facts)) ? [task] : [],
    )
  }

  /** Documents and attachments that may be shown. */
  documents<Item extends { readonly facts: DocumentFacts }>(
    reading: Reading,
    items: readonly Item[],
  ): Passed<Item>[] {
    return items.flatMap((item) => this.#passed(reading, item) ?? [])
  }

  /** The front-page data of client relations that may be shown (5.1.2). */
  clientRelations<Item extends { readonly facts: ClientRelationFacts }>(
    reading: Reading,
    items: readonly Item[],
  ): Omit<Item, 'facts'>[] {
    return items.flatMap(({ facts, ...item }) => {
      const decision = decideClientRelation(reading.occasion, facts)
      return this.#isShown(reading, decision) ? [item] : []
    })
  }

  /**
   * One document, if it may be shown.
   *
   * @throws {Problem} `not-found`, as for one that does not exist
   */
  document<Item extends { readonly facts: DocumentFacts }>(
    reading: Reading,
    item: Item,
  ): Passed<Item> {
    const passed = this.#passed(reading, item)
    if (passed === undefined) throw new Problem('not-found')
    return passed
  }

  #passed<Item extends { readonly facts: DocumentFacts }>(
    reading: Reading,
    { facts, ...item }: Item,
  ): Passed<Item> | undefined {
    const decision = decide(reading.occasion, facts)
    return this.#isShown(reading, decision)
      ? { ...item, policyMarks: decision.marks }
      : undefined
  }

  #isShown(
    { asking: { instance } }: Reading,
    decision: Decision,
  ): decision is Extract<Decision, { outcome: 'shown' }> {
    if (decision.outcome === 'shown') return true
    const rule = decision.reasons.join(' ')
    this.#tell({ event: 'gate-two-dropped', rule, instance })
    return false
  }
}
