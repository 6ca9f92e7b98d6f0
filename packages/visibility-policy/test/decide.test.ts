import { describe, expect, it } from 'vitest'
import { decide, isUnknownReason } from '../src/decide.ts'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'
import type { DocumentFacts, Occasion } from '../src/facts.ts'
import {
  caseMarked,
  disclosure,
  marked,
  outcome,
  reads,
  reasons,
  tomorrow,
} from './readers.ts'

describe('decide', () => {
  it('names the ground that admitted the reader', () => {
    expect(reads('the minor client')).toEqual({
      outcome: 'shown',
      ground: 'own-record',
      marks: [],
    })
    expect(reads('a guardian')).toMatchObject({ ground: 'guardian-of-minor' })
    expect(reads('a person with a right to information')).toMatchObject({
      ground: 'right-to-information-on-minor',
    })
    expect(reads('a mandate holder')).toMatchObject({
      ground: 'mandate-of-adult',
    })
  })

  it('names every reason, in the handbook’s order', () => {
    const facts: Partial<DocumentFacts> = {
      group: 'journal-entry',
      clients: 'several',
      status: 'annulled',
      ...marked({
        specialContent: 'yes',
        showFrom: tomorrow,
        guardianDisclosure: 'withheld-child-prohibits',
      }),
      casesClosedOn: '2000-01-01',
    }

    expect(reasons('a guardian', facts, { phase: '1' })).toEqual([
      'journal-entry-in-phase-1',
      'joint-document-in-phase-1',
      'annulled',
      'delayed',
      'special-content',
      'child-prohibits-guardians',
      'joint-document-of-others',
      'active-use-ended',
    ])
  })

  it('puts the missing ground before the bars', () => {
    const occasion = { ground: 'none' } as const

    expect(
      reasons('the adult client', { status: 'annulled' }, occasion),
    ).toEqual(['no-ground', 'annulled'])
  })

  it('distinguishes an unknown ground from none', () => {
    expect(reasons('the adult client', {}, { ground: 'unknown' })).toEqual([
      'unknown-ground',
    ])
    expect(reasons('a guardian', {}, { subjectAge: 'adult' })).toEqual([
      'no-ground',
    ])
  })
})

describe('isUnknownReason', () => {
  it('distinguishes faults from restrictions', () => {
    expect(isUnknownReason('unknown-today')).toBe(true)
    expect(isUnknownReason('special-content')).toBe(false)
    expect(isUnknownReason('not-unknown-at-all')).toBe(false)
  })
})

describe('5.1.1 the information text', () => {
  const restrictions: Record<string, Partial<DocumentFacts>> = {
    'a delayed document': marked({ showFrom: tomorrow }),
    'a delayed case': caseMarked({ showFrom: tomorrow }),
    'special content': marked({ specialContent: 'yes' }),
    'special content of the case': caseMarked({ specialContent: 'yes' }),
    'a parenthood document': { typeSet: 'parenthood-investigation' },
    'a shelter document': { serviceSets: ['shelter'] },
    'a violence document': { typeSet: 'violence-prevention' },
    'a payment commitment': { typeSet: 'payment-commitment' },
    'a delayed attachment': {
      mainDocument: 'shown',
      ...marked({ showFrom: tomorrow }),
    },
    'an attachment of special content': {
      mainDocument: 'shown',
      ...marked({ specialContent: 'yes' }),
    },
  }
  for (const [name, facts] of Object.entries(restrictions)) {
    it(`is called for by ${name}, in a client’s own view alone`, () => {
      expect(outcome('the adult client', facts)).toBe('hidden-and-counts')
      expect(outcome('the minor client', facts)).toBe('hidden-and-counts')
      expect(outcome('a guardian', facts)).toBe('hidden')
      expect(outcome('a person with a right to information', facts)).toBe(
        'hidden',
      )
      expect(outcome('a mandate holder', facts)).toBe('hidden')
    })
  }

  it('is called for by joint and adoption documents while they are withheld', () => {
    const phase = { phase: '1' } as const

    expect(outcome('the adult client', { clients: 'several' }, phase)).toBe(
      'hidden-and-counts',
    )
    expect(
      outcome('the adult client', { typeSet: 'adoption-counselling' }, phase),
    ).toBe('hidden-and-counts')
  })

  const silent: Record<string, [Partial<DocumentFacts>, Partial<Occasion>?]> = {
    'an old document': [{ group: 'old-client-document' }],
    'an archive-phase-1 document': [{ group: 'phase-1-client-document' }],
    'a journal entry of the first phase': [
      { group: 'journal-entry' },
      { phase: '1' },
    ],
    'a case document': [{ group: 'case-document' }],
    'a client relation document': [{ group: 'client-relation-document' }],
    'an annulled document': [{ status: 'annulled' }],
    'a superseded version': [{ version: 'superseded' }],
    'a document of ended active use': [{ casesClosedOn: '2000-01-01' }],
    'another person’s document': [{ subjectIsClient: 'no' }],
    'an attachment of a hidden document': [{ mainDocument: 'hidden' }],
    'a document of unknown status': [{ status: 'unknown' }],
  }
  for (const [name, [facts, occasion]] of Object.entries(silent)) {
    it(`is not called for by ${name}, even if it is special content`, () => {
      const special = { ...facts, ...marked({ specialContent: 'yes' }) }

      expect(outcome('the adult client', facts, occasion)).toBe('hidden')
      expect(outcome('the adult client', special, occasion)).toBe('hidden')
    })
  }
})

describe('facts that no type allows', () => {
  // What arrives at run time may be newer, or worse, than the types know.
  const strange = 'something-new' as never
  const occasions: Record<string, Partial<Occasion>> = {
    today: { today: '2024-02-30' },
    phase: { phase: strange },
    ground: { ground: strange },
    subjectAge: { subjectAge: strange },
    'activeUseYears, a fraction': { activeUseYears: 16.5 },
    'activeUseYears, negative': { activeUseYears: -1 },
    'activeUseYears, absurd': { activeUseYears: 201 },
  }
  const documents: Record<string, Partial<DocumentFacts>> = {
    version: { version: strange },
    status: { status: strange },
    group: { group: strange },
    typeSet: { typeSet: strange },
    serviceSets: { serviceSets: [strange] },
    specialContent: marked({ specialContent: strange }),
    showFrom: marked({ showFrom: '2024-2-1' }),
    guardianDisclosure: disclosure(strange),
    'specialContent of the case': caseMarked({ specialContent: strange }),
    'showFrom of the case': caseMarked({ showFrom: '' }),
    'guardianDisclosure of the case': caseMarked({
      guardianDisclosure: strange,
    }),
    subjectIsClient: { subjectIsClient: strange },
    readerIsClient: { readerIsClient: strange },
    clients: { clients: strange },
    casesClosedOn: { casesClosedOn: '2024-13-01' },
    mainDocument: { mainDocument: strange },
    'a field that is missing': { version: undefined as never },
  }
  for (const [name, occasion] of Object.entries(occasions)) {
    it(`hide it like an unknown: ${name}`, () => {
      const decision = decide(
        { ...visibleOccasion, ...occasion },
        visibleDocument,
      )

      expect(decision).toMatchObject({
        outcome: 'hidden',
        reasons: [expect.stringMatching(/^unknown-/)],
      })
    })
  }
  for (const [name, facts] of Object.entries(documents)) {
    it(`hide it like an unknown: ${name}`, () => {
      const decision = decide(visibleOccasion, { ...visibleDocument, ...facts })

      expect(decision).toMatchObject({
        outcome: 'hidden',
        reasons: [expect.stringMatching(/^unknown-/)],
      })
    })
  }

  it('takes active use of no years and of 200 years at their word', () => {
    const closed = { casesClosedOn: '2024-03-01' } as const

    expect(outcome('the adult client', closed, { activeUseYears: 0 })).toBe(
      'shown',
    )
    expect(outcome('the adult client', closed, { activeUseYears: 200 })).toBe(
      'shown',
    )
  })
})
