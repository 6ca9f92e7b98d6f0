import { dayOf } from '../../stored/days.ts'
import { whenReady, type Check } from './check.ts'
import { valuesAt } from './values-at.ts'

/**
 * Times at which something has happened when the document is stored. Periods and
 * delays may begin or end later, and are not among them.
 */
const PAST = [
  'metadata.createdAt',
  'metadata.receivedAt',
  'metadata.signatures[].signedAt',
  'case.openedAt',
  'case.closedAt',
  'case.members[].joinedAt',
  'case.members[].leftAt',
]

/** Times that cannot be later than the storing (9.12.3). */
export const timeChecks: readonly Check[] = [
  {
    id: 'time-not-after-storing',
    says: 'What has happened is not dated after the day of storing: drawing up, receiving, signing, opening and closing a case, joining and leaving it.',
    section: '9.12.3',
    applies: whenReady,
    findings: ({ document, today }) =>
      PAST.flatMap((path) => valuesAt(document, path))
        .filter(
          ({ value }) =>
            typeof value === 'string' && (dayOf(value) ?? '') > today,
        )
        .map(({ field }) => ({ field })),
  },
]
