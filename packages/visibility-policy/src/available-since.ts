import { caseDelayed, delayed } from './bars/case-level.ts'
import type { DocumentFacts, PlainDate } from './facts.ts'
import { hidingFrom, type ReaderKind } from './reader-kinds.ts'

/** What was so of a document from an instant on, until the next stage. */
export interface Stage {
  /** Milliseconds of the epoch. */
  readonly at: number
  /** The Helsinki day of the instant. */
  readonly on: PlainDate
  /** All that has to be visible: the document, and of an attachment its main document. */
  readonly facts: readonly DocumentFacts[]
}

/** When a document became available to a kind of reader. */
export interface AvailableSince {
  /** Milliseconds of the epoch. */
  readonly at: number
  /** The *date*: the Helsinki day of the instant (decision A3). */
  readonly on: PlainDate
  /** Whether it was hidden before, and by delays alone (5.3.1). */
  readonly isEndOfDelay: boolean
}

const DELAYS: readonly string[] = [delayed.id, caseDelayed.id]

/**
 * When the last thing ended that hid a document from a kind of reader: a delay,
 * special content, a guardian value, a mark of a case or of the main document, a
 * pre-restricted type (5.3, 5.4.3, decision A3). The archiving of the first
 * version where nothing did.
 *
 * @param stages oldest first, delays that will end among them
 * @returns `undefined` when it stays hidden from that kind of reader
 */
export function availableSince(
  kind: ReaderKind,
  stages: readonly Stage[],
): AvailableSince | undefined {
  let since: AvailableSince | undefined
  let hidBefore: readonly string[] = []
  for (const { at, on, facts } of stages) {
    const hiding = facts.flatMap((one) => hidingFrom(kind, on, one))
    if (hiding.length > 0) {
      since = undefined
      hidBefore = hiding
    } else {
      since ??= {
        at,
        on,
        isEndOfDelay:
          hidBefore.length > 0 && hidBefore.every((id) => DELAYS.includes(id)),
      }
    }
  }
  return since
}
