import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, decideClientRelation } from '../src/decide.ts'
import type { DocumentFacts, Occasion } from '../src/facts.ts'
import { clientRelations, documents, occasions } from './facts.arbitrary.ts'
import {
  mentionsUnknown,
  referenceClientRelationOutcome,
  referenceOutcome,
} from './reference.ts'

const numRuns = 20_000

/** Everything that restricts a document, or the occasion, further. */
const restrictions: Record<
  string,
  (
    occasion: Occasion,
    facts: DocumentFacts,
  ) => { occasion?: Partial<Occasion>; facts?: Partial<DocumentFacts> }
> = {
  'the first phase': () => ({ occasion: { phase: '1' } }),
  'no ground': () => ({ occasion: { ground: 'none' } }),
  'a superseding version': () => ({ facts: { version: 'superseded' } }),
  'an annulment': () => ({ facts: { status: 'annulled' } }),
  'an old group': () => ({ facts: { group: 'old-client-document' } }),
  'a type of a permanent set': () => ({ facts: { typeSet: 'shelter' } }),
  'a service of a permanent set': (_occasion, { serviceSets }) => ({
    facts: { serviceSets: [...serviceSets, 'payment-commitment'] },
  }),
  'a service of adoption counselling': (_occasion, { serviceSets }) => ({
    facts: { serviceSets: [...serviceSets, 'adoption-counselling'] },
  }),
  'special content': (_occasion, { marks }) => ({
    facts: { marks: { ...marks, specialContent: 'yes' } },
  }),
  'special content of the case': (_occasion, { caseMarks }) => ({
    facts: { caseMarks: { ...caseMarks, specialContent: 'yes' } },
  }),
  'a delay': (_occasion, { marks }) => ({
    facts: { marks: { ...marks, showFrom: '2999-01-01' } },
  }),
  'a delay of the case': (_occasion, { caseMarks }) => ({
    facts: { caseMarks: { ...caseMarks, showFrom: '2999-01-01' } },
  }),
  'a prohibition by the child': (_occasion, { marks }) => ({
    facts: {
      marks: { ...marks, guardianDisclosure: 'withheld-child-prohibits' },
    },
  }),
  'a worker’s withholding of the case': (_occasion, { caseMarks }) => ({
    facts: {
      caseMarks: {
        ...caseMarks,
        guardianDisclosure: 'withheld-own-initiative',
      },
    },
  }),
  'a subject who is not a client': () => ({
    facts: { subjectIsClient: 'no' },
  }),
  'a reader who is not a client': () => ({ facts: { readerIsClient: 'no' } }),
  'a closed case': (_occasion, { casesClosedOn }) => ({
    facts: {
      casesClosedOn: casesClosedOn === 'open' ? '2010-01-01' : casesClosedOn,
    },
  }),
  'a change since the subject left the case': () => ({
    facts: { changedSinceSubjectLeft: 'yes' },
  }),
  'a change since the reader left the case': () => ({
    facts: { changedSinceReaderLeft: 'yes' },
  }),
  'a hidden main document': () => ({ facts: { mainDocument: 'hidden' } }),
}

describe('decide, on random facts', () => {
  it('agrees with a second implementation written another way', () => {
    const seen = new Map<string, number>()

    fc.assert(
      fc.property(occasions, documents, (occasion, facts) => {
        const { outcome } = decide(occasion, facts)
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        expect(outcome).toBe(referenceOutcome(occasion, facts))
      }),
      { numRuns },
    )
    // The random facts reach every outcome often enough to mean something.
    for (const outcome of ['shown', 'hidden', 'hidden-and-counts']) {
      expect(seen.get(outcome)).toBeGreaterThan(numRuns / 100)
    }
  })

  it('never shows what holds an unknown, and never counts it', () => {
    fc.assert(
      fc.property(occasions, documents, (occasion, facts) => {
        if (!mentionsUnknown(occasion) && !mentionsUnknown(facts)) return
        const decision = decide(occasion, facts)

        expect(decision.outcome).toBe('hidden')
        if (decision.outcome === 'shown') return
        expect(decision.reasons.join()).toContain('unknown-')
      }),
      { numRuns: 5_000 },
    )
  })

  it('always gives a reason for hiding, and none for showing', () => {
    fc.assert(
      fc.property(occasions, documents, (occasion, facts) => {
        const decision = decide(occasion, facts)

        if (decision.outcome === 'shown') {
          expect(decision).not.toHaveProperty('reasons')
        } else {
          expect(decision.reasons.length).toBeGreaterThan(0)
          expect(new Set(decision.reasons).size).toBe(decision.reasons.length)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  for (const [name, restrict] of Object.entries(restrictions)) {
    it(`never shows more because of ${name}`, () => {
      fc.assert(
        fc.property(occasions, documents, (occasion, facts) => {
          // To learn what was unknown is no restriction.
          if (mentionsUnknown(occasion) || mentionsUnknown(facts)) return
          const more = restrict(occasion, facts)
          const restricted = decide(
            { ...occasion, ...more.occasion },
            { ...facts, ...more.facts },
          )
          if (restricted.outcome !== 'shown') return

          expect(decide(occasion, facts).outcome).toBe('shown')
        }),
        { numRuns: 1_500 },
      )
    })
  }

  it('shows a reader who acts nothing that the subject does not see', () => {
    let shownToOthers = 0

    fc.assert(
      fc.property(occasions, documents, (occasion, facts) => {
        if (decide(occasion, facts).outcome !== 'shown') return
        if (occasion.ground !== 'own') shownToOthers += 1

        expect(decide({ ...occasion, ground: 'own' }, facts).outcome).toBe(
          'shown',
        )
      }),
      { numRuns: 10_000 },
    )
    expect(shownToOthers).toBeGreaterThan(100)
  })

  it('shows who acts a joint document only as a client of it', () => {
    let shownJointly = 0

    fc.assert(
      fc.property(occasions, documents, (occasion, facts) => {
        if (occasion.ground === 'own' || facts.clients === 'one') return
        if (decide(occasion, facts).outcome !== 'shown') return
        shownJointly += 1

        expect(facts.readerIsClient).toBe('yes')
      }),
      { numRuns: 10_000 },
    )
    expect(shownJointly).toBeGreaterThan(20)
  })

  it('reveals only to the client that something is hidden', () => {
    fc.assert(
      fc.property(occasions, documents, (occasion, facts) => {
        if (occasion.ground === 'own') return

        expect(decide(occasion, facts).outcome).not.toBe('hidden-and-counts')
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('decideClientRelation, on random facts', () => {
  it('agrees with a second implementation written another way', () => {
    fc.assert(
      fc.property(occasions, clientRelations, (occasion, facts) => {
        expect(decideClientRelation(occasion, facts).outcome).toBe(
          referenceClientRelationOutcome(occasion, facts),
        )
      }),
      { numRuns },
    )
  })
})
