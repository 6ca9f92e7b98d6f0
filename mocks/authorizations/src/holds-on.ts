import type { PlainDate } from '@mittkanta/calendar'
import type { Relation } from './population.ts'

/** Whether a relation holds on a Helsinki day; first and last days count. */
export function holdsOn(relation: Relation, today: PlainDate): boolean {
  switch (relation.kind) {
    case 'death':
      return relation.on <= today
    case 'custody-agreement':
      return relation.confirmedOn <= today
    case 'mandate':
      return (
        isWithin(relation, today) &&
        (relation.revokedOn === undefined || today < relation.revokedOn)
      )
    case 'guardianship':
    case 'right-to-information':
    case 'restricted-marking':
    case 'incapacity':
    case 'trustee':
    case 'taken-into-care':
      return isWithin(relation, today)
  }
}

function isWithin(
  {
    from,
    until,
  }: {
    readonly from?: PlainDate | undefined
    readonly until?: PlainDate | undefined
  },
  today: PlainDate,
): boolean {
  return (
    (from === undefined || from <= today) &&
    (until === undefined || today <= until)
  )
}
