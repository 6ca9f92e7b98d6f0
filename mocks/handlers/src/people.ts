import {
  Acting,
  type ActingGround,
  type SubjectRef,
} from '@mittkanta/contracts'
import { records, type MockRecord } from './records.ts'

/** Whom the mocked reader can act for. */
export const PEOPLE = ['child', 'read-only-child', 'mandate-giver'] as const
export type MockPerson = (typeof PEOPLE)[number]

interface Person {
  readonly ground: ActingGround
  readonly record: MockRecord
  /** The day on which a child turns 18, far enough away. */
  readonly endsOn: string | null
}

const people: Record<MockPerson, Person> = {
  child: {
    ground: 'guardian',
    record: records.child,
    endsOn: '2037-03-12',
  },
  'read-only-child': {
    ground: 'right-to-information',
    record: records['read-only-child'],
    endsOn: '2039-11-02',
  },
  'mandate-giver': {
    ground: 'mandate',
    record: records['mandate-giver'],
    endsOn: null,
  },
}

/** A person's handle: 22 meaningless characters. */
export function mockSubject(person: MockPerson): string {
  return `mockSubject${String(PEOPLE.indexOf(person)).padStart(11, '0')}`
}

/** The person behind a handle; undefined for any other word. */
export function personOf(handle: string): MockPerson | undefined {
  return PEOPLE.find((person) => mockSubject(person) === handle)
}

/** The record that the mocked reader sees of a person. */
export function recordFor(person: MockPerson): MockRecord {
  return people[person].record
}

/** On what ground the mocked reader acts for a person. */
export function groundOf(person: MockPerson): ActingGround {
  return people[person].ground
}

/** What the bff says of a person. */
export function actingFor(
  person: MockPerson,
  secondsLeft = 86_400 * 365,
): Acting {
  const { ground, record, endsOn } = people[person]
  return Acting.parse({
    subjectRef: mockSubject(person) as SubjectRef,
    displayName: record.displayName,
    ground,
    endsOn,
    endsInSeconds: endsOn === null ? null : secondsLeft,
  })
}
