import { describe, expect, it } from 'vitest'
import { decide } from '../src/decide.ts'
import type { DocumentFacts, Occasion } from '../src/facts.ts'
import {
  caseMarked,
  disclosure,
  marked,
  outcome,
  readers,
  today,
  tomorrow,
  type Reader,
} from './readers.ts'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'

const joint = { clients: 'several' } as const
const jointWithReader = { clients: 'several', readerIsClient: 'yes' } as const

const documents = {
  'a document': {},
  'a journal entry': { group: 'journal-entry' },
  'a case document': { group: 'case-document' },
  'a client relation document': { group: 'client-relation-document' },
  'an old document': { group: 'old-client-document' },
  'an archive-phase-1 document': { group: 'phase-1-client-document' },
  'a superseded version': { version: 'superseded' },
  'an annulled document': { status: 'annulled' },
  'another person’s document': { subjectIsClient: 'no' },
  'a document of somebody who has died': { deceased: 'yes' },
  'a document of somebody of whom that is not known': { deceased: 'unknown' },
  'a joint document of others': joint,
  'a joint document with the reader': jointWithReader,
  'a joint document with the reader, prohibited': {
    ...jointWithReader,
    ...disclosure('withheld-child-prohibits'),
  },
  'an adoption document': { typeSet: 'adoption-counselling' },
  'an adoption statement': { serviceSets: ['none', 'adoption-counselling'] },
  'a parenthood protocol': { typeSet: 'parenthood-investigation' },
  'a parenthood journal entry': {
    group: 'journal-entry',
    serviceSets: ['parenthood-investigation'],
  },
  'a shelter plan': { typeSet: 'shelter' },
  'a shelter statement': { serviceSets: ['shelter'] },
  'a safety plan': { typeSet: 'violence-prevention' },
  'a payment commitment': { typeSet: 'payment-commitment' },
  'special content': marked({ specialContent: 'yes' }),
  'a document of a special-content case': caseMarked({ specialContent: 'yes' }),
  'a delayed document': marked({ showFrom: tomorrow }),
  'a document whose delay has ended': marked({ showFrom: today }),
  'a document of a delayed case': caseMarked({ showFrom: tomorrow }),
  'one that the child prohibited': disclosure('withheld-child-prohibits'),
  'one whose prohibition was refused': disclosure(
    'disclosed-despite-prohibition',
  ),
  'one that a worker withholds': disclosure('withheld-own-initiative'),
  'one without a guardian value': disclosure('not-given'),
  'one of a case the child prohibited': caseMarked({
    guardianDisclosure: 'withheld-child-prohibits',
  }),
  'one of a case a worker withholds': caseMarked({
    guardianDisclosure: 'withheld-own-initiative',
  }),
  'one of a case closed long ago': { casesClosedOn: '2007-02-28' },
  'one of a case closed just in time': { casesClosedOn: '2007-03-01' },
  'an attachment': { mainDocument: 'shown' },
  'an attachment of a hidden document': { mainDocument: 'hidden' },
} satisfies Record<string, Partial<DocumentFacts>>

type Name = keyof typeof documents
type Pair = `${Reader}: ${Name}`

/** What every reader sees alike. */
const shownToAll: readonly Name[] = [
  'a document',
  'a document whose delay has ended',
  'one whose prohibition was refused',
  'one of a case closed just in time',
  'an attachment',
]

/** What is shown to all once MittKanta’s first phase is over. */
const shownToAllLater: readonly Name[] = [
  ...shownToAll,
  'a journal entry',
  'an adoption document',
  'an adoption statement',
  'a joint document with the reader',
  'a joint document with the reader, prohibited',
]

/** What guardians do not see of what the others see. */
const keptFromGuardians: readonly Name[] = [
  'one that the child prohibited',
  'one that a worker withholds',
  'one without a guardian value',
  'one of a case the child prohibited',
  'one of a case a worker withholds',
]

const others: readonly Reader[] = [
  'the adult client',
  'the minor client',
  'a mandate holder',
]

/** The whole policy on one page. A pair that is not listed is hidden. */
const shown = {
  '1': pairs(shownToAll, keptFromGuardians),
  later: pairs(shownToAllLater, keptFromGuardians).add(
    'the adult client: a joint document of others',
  ),
}
shown.later.add('the minor client: a joint document of others')

function pairs(toAll: readonly Name[], toOthers: readonly Name[]): Set<Pair> {
  return new Set([
    ...(Object.keys(readers) as Reader[]).flatMap((reader) =>
      toAll.map((name): Pair => `${reader}: ${name}`),
    ),
    ...others.flatMap((reader) =>
      toOthers.map((name): Pair => `${reader}: ${name}`),
    ),
  ])
}

describe('who sees what', () => {
  for (const phase of ['1', 'later'] as const)
    for (const reader of Object.keys(readers) as Reader[])
      for (const name of Object.keys(documents) as Name[]) {
        const isShown = shown[phase].has(`${reader}: ${name}`)

        it(`phase ${phase}, ${reader}: ${name} → ${isShown ? 'shown' : 'hidden'}`, () => {
          const facts: Partial<DocumentFacts> = documents[name]
          const actual = outcome(reader, facts, { phase })

          expect(actual === 'shown').toBe(isShown)
        })
      }
})

/** Readers whom no ground admits, however they came here. */
const outsiders: Record<string, Partial<Occasion>> = {
  'somebody without a ground': { ground: 'none' },
  'somebody on an unknown ground': { ground: 'unknown' },
  'a guardian of somebody who is now of age': {
    ground: 'guardian',
    subjectAge: 'adult',
  },
  'a guardian of somebody of unknown age': {
    ground: 'guardian',
    subjectAge: 'unknown',
  },
  'a person with a right to information on an adult': {
    ground: 'right-to-information',
    subjectAge: 'adult',
  },
  'a mandate holder of a minor': { ground: 'mandate', subjectAge: 'minor' },
}

describe('who sees nothing', () => {
  for (const [outsider, occasion] of Object.entries(outsiders))
    for (const [name, facts] of Object.entries(documents)) {
      it(`${outsider}: ${name}`, () => {
        const decision = decide(
          { ...visibleOccasion, ...occasion },
          { ...visibleDocument, ...facts },
        )

        expect(decision.outcome).toBe('hidden')
      })
    }
})
