import {
  ACTIVE_USE_YEARS,
  decide,
  visibleDocument,
  type DocumentFacts,
  type Occasion,
} from '@mittkanta/visibility-policy'
import { helsinkiDate } from '@mittkanta/calendar'
import {
  FAR_DAY,
  type Marking,
  type Member,
  type PlannedDocument,
} from './households.ts'

/** Whose record a reader reads, and on what ground. */
export interface Reading {
  readonly reader: Member
  readonly subject: Member
  readonly ground: Occasion['ground']
}

/** Every way in which a member of a household reads a record. */
export const READINGS: readonly Reading[] = [
  { reader: 'parent', subject: 'parent', ground: 'own' },
  { reader: 'parent', subject: 'child', ground: 'guardian' },
  { reader: 'child', subject: 'child', ground: 'own' },
  { reader: 'giver', subject: 'giver', ground: 'own' },
  { reader: 'holder', subject: 'holder', ground: 'own' },
  { reader: 'holder', subject: 'giver', ground: 'mandate' },
]

type Marks = Partial<DocumentFacts['marks']>

const FACTS: Readonly<Record<Marking, Marks>> = {
  open: {},
  special: { specialContent: 'yes' },
  delayed: { showFrom: FAR_DAY },
  prohibited: { guardianDisclosure: 'withheld-child-prohibits' },
}

/** Whether a delivered document is shown, by the policy alone: no archive is asked. */
export function isShown(
  { reader, subject, ground }: Reading,
  { client, marking }: PlannedDocument,
): boolean {
  const isMinor = client === 'child'
  const facts: DocumentFacts = {
    ...visibleDocument,
    marks: {
      specialContent: 'no',
      showFrom: 'none',
      guardianDisclosure: isMinor
        ? 'disclosed-child-does-not-object'
        : 'not-given',
      ...FACTS[marking],
    },
    subjectIsClient: client === subject ? 'yes' : 'no',
    readerIsClient: client === reader ? 'yes' : 'no',
  }
  const occasion = {
    today: helsinkiDate(new Date()),
    phase: 'later',
    ground,
    subjectAge: subject === 'child' ? 'minor' : 'adult',
    activeUseYears: ACTIVE_USE_YEARS,
  } as const
  return decide(occasion, facts).outcome === 'shown'
}
