import type { PlainDate } from '@mittkanta/calendar'
import type {
  CaseContent,
  ClientEntry,
  DeliveredDocument,
} from '@mittkanta/contracts'
import type { StoredCase } from './as-stored.ts'
import { dayOf } from './days.ts'

type Member = StoredCase['members'][number]

/** Who is meant by a client entry, and by a person who has become another. */
interface Persons {
  readonly personOf: (entry: ClientEntry) => string
  readonly same: (personId: string) => string
}

/**
 * The members of a delivered case, persons as the caller calls them. A case of one
 * client may leave them out: the client is its member from the opening on.
 */
export function membersOf(
  { metadata, case: content }: DeliveredDocument,
  persons: Pick<Persons, 'personOf'>,
): readonly Member[] {
  if (content?.members) {
    return content.members.map(({ client, joinedAt, leftAt }) => ({
      personId: persons.personOf(client),
      joinedAt: joinedAt ?? openingOf(content),
      ...(leftAt !== undefined && { leftAt }),
    }))
  }
  return metadata.clients.map((client) => ({
    personId: persons.personOf(client),
    joinedAt: openingOf(content),
  }))
}

const openingOf = (content: CaseContent | undefined) => content?.openedAt ?? ''

/** Whether a member was in the case on the whole of a day, or on some of it. */
function presence({ joinedAt, leftAt }: Member, day: PlainDate) {
  const joined = dayOf(joinedAt)
  const left = dayOf(leftAt)
  if (joined === undefined || joined > day || (left ?? day) < day) return 'out'
  return joined === day || left === day ? 'part' : 'whole'
}

/**
 * Whether a document's clients are the members of its case on the day it was
 * drawn up (8.3.3, decision A23). On the day on which a member joins or leaves
 * a document may be of either composition: a date does not show which came
 * first.
 */
export function areMembersOn(
  clients: readonly string[],
  caseDocument: { readonly case: StoredCase | undefined },
  day: PlainDate,
  persons: Pick<Persons, 'same'>,
): boolean {
  const members = (caseDocument.case?.members ?? []).map((member) => ({
    person: persons.same(member.personId),
    presence: presence(member, day),
  }))
  return (
    clients.every((client) =>
      members.some(
        ({ person, presence: there }) => person === client && there !== 'out',
      ),
    ) &&
    members.every(
      ({ person, presence: there }) =>
        there !== 'whole' || clients.includes(person),
    )
  )
}
