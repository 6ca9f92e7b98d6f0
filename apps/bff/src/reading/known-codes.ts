import type { SecurityEvents } from '../security-events.ts'
import { UnknownCode } from './names.ts'

/**
 * What can be put into words; the rest is hidden and reported to the operator,
 * because a code that the portal does not know may restrict.
 */
export function inWords<Item, Worded>(
  items: readonly Item[],
  word: (item: Item) => Worded,
  tell: SecurityEvents,
  instance: string,
): Worded[] {
  return items.flatMap((item) => {
    try {
      return [word(item)]
    } catch (error) {
      if (!(error instanceof UnknownCode)) throw error
      tell({ event: 'unknown-code-hidden', rule: error.codeSet, instance })
      return []
    }
  })
}
