import type { DeliveredDocument } from '@mittkanta/contracts'
import { entriesOf } from '../intake/load-archive-view.ts'
import { knownAs } from '../intake/store-document.ts'
import { caseIdsOf } from '../stored/cases-of-document.ts'
import type { Brought } from './brought.ts'

/** Deliveries that have something to do with each other, in their order. */
export interface Group {
  readonly deliveries: readonly Brought[]
  /** Every person, document, case and client relation that they speak of. */
  readonly names: ReadonlySet<string>
}

/** Everything that a document speaks of. What two documents share makes them one group. */
function namesOf(document: DeliveredDocument): string[] {
  const { metadata, case: content, clientRelation } = document
  return [
    ...entriesOf(document).map(knownAs),
    metadata.documentId,
    metadata.replacesDocumentId,
    metadata.parentDocumentId,
    ...caseIdsOf({ caseId: metadata.caseId, metadata }),
    ...(content?.clientRelationIds ?? []),
    ...(content?.relatedCaseIds ?? []),
    clientRelation?.clientRelationId,
  ].filter((name) => name !== undefined)
}

/**
 * Parts deliveries into groups that share nothing: no check of one group looks
 * at anything of another.
 */
export function groupsOf(deliveries: readonly Brought[]): readonly Group[] {
  const leader = new Map<string, string>()
  const leaderOf = (name: string): string => {
    const next = leader.get(name)
    if (next === undefined || next === name) return name
    const last = leaderOf(next)
    leader.set(name, last)
    return last
  }
  const names = deliveries.map(({ delivery }) =>
    delivery.documents.flatMap(namesOf),
  )
  for (const [first = '', ...others] of names) {
    for (const other of others) leader.set(leaderOf(other), leaderOf(first))
  }

  const groups = new Map<
    string,
    { deliveries: Brought[]; names: Set<string> }
  >()
  deliveries.forEach((delivery, place) => {
    const own = names[place] ?? []
    const key = leaderOf(own[0] ?? '')
    const group = groups.get(key) ?? { deliveries: [], names: new Set() }
    group.deliveries.push(delivery)
    own.forEach((name) => group.names.add(name))
    groups.set(key, group)
  })
  return [...groups.values()]
}
