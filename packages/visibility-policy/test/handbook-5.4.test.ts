import { describe, expect, it } from 'vitest'
import type { GuardianDisclosure } from '../src/facts.ts'
import {
  caseMarked,
  disclosure,
  marked,
  outcome,
  readsRelation,
  reasons,
  shownMarks,
  tomorrow,
  type Reader,
} from './readers.ts'

const asGuardian: readonly Reader[] = [
  'a guardian',
  'a person with a right to information',
]

const prohibited = disclosure('withheld-child-prohibits')
const withheld = disclosure('withheld-own-initiative')

describe('5.4.1 who reads for a child', () => {
  it('shows a guardian what the child sees, if nothing is restricted', () => {
    expect(outcome('a guardian')).toBe('shown')
    expect(readsRelation('a guardian').outcome).toBe('shown')
  })

  it('shows it to a person with a right to information', () => {
    expect(outcome('a person with a right to information')).toBe('shown')
  })

  it('ends at eighteen (11.4.1)', () => {
    for (const reader of asGuardian) {
      expect(reasons(reader, {}, { subjectAge: 'adult' })).toEqual([
        'no-ground',
      ])
    }
  })

  it('lets a mandate begin there', () => {
    expect(outcome('a mandate holder')).toBe('shown')
    expect(reasons('a mandate holder', {}, { subjectAge: 'minor' })).toEqual([
      'no-ground',
    ])
  })
})

describe('5.4.3 Begränsningar för visning av barnets uppgifter för vårdnadshavaren', () => {
  it('restricts guardians and persons with a right to information alike', () => {
    for (const reader of asGuardian) {
      expect(outcome(reader, prohibited)).toBe('hidden')
      expect(outcome(reader, withheld)).toBe('hidden')
    }
  })

  it('restricts them for one document', () => {
    for (const reader of asGuardian) {
      expect(reasons(reader, prohibited)).toEqual(['child-prohibits-guardians'])
    }
  })

  it('restricts them for a whole case', () => {
    for (const reader of asGuardian) {
      expect(
        reasons(
          reader,
          caseMarked({ guardianDisclosure: 'withheld-child-prohibits' }),
        ),
      ).toEqual(['case-child-prohibits-guardians'])
      expect(
        reasons(
          reader,
          caseMarked({ guardianDisclosure: 'withheld-own-initiative' }),
        ),
      ).toEqual(['worker-withholds-case-from-guardians'])
    }
  })

  it('does not restrict them for a case whose document gives no value (A15)', () => {
    const values: GuardianDisclosure[] = [
      'not-given',
      'disclosed-child-does-not-object',
      'disclosed-despite-prohibition',
    ]
    for (const guardianDisclosure of values) {
      expect(outcome('a guardian', caseMarked({ guardianDisclosure }))).toBe(
        'shown',
      )
    }
  })

  it('value 1: child and guardians see the document', () => {
    const facts = disclosure('disclosed-child-does-not-object')

    expect(outcome('the minor client', facts)).toBe('shown')
    expect(outcome('a guardian', facts)).toBe('shown')
  })

  it('value 2: the child sees it, guardians do not', () => {
    expect(outcome('the minor client', prohibited)).toBe('shown')
    expect(outcome('a guardian', prohibited)).toBe('hidden')
  })

  it('value 3: child and guardians see the document', () => {
    const facts = disclosure('disclosed-despite-prohibition')

    expect(outcome('the minor client', facts)).toBe('shown')
    expect(outcome('a guardian', facts)).toBe('shown')
  })

  it('value 4: the child sees it, guardians do not', () => {
    expect(outcome('the minor client', withheld)).toBe('shown')
    expect(outcome('a guardian', withheld)).toBe('hidden')
    expect(reasons('a guardian', withheld)).toEqual([
      'worker-withholds-from-guardians',
    ])
  })

  it('without a value: the child sees it, guardians do not', () => {
    const facts = disclosure('not-given')

    expect(outcome('the minor client', facts)).toBe('shown')
    for (const reader of asGuardian) {
      expect(reasons(reader, facts)).toEqual(['guardian-disclosure-not-given'])
    }
  })

  it('with an unknown value: hidden from everyone', () => {
    const facts = disclosure('unknown')

    expect(reasons('the minor client', facts)).toEqual([
      'unknown-guardian-disclosure',
    ])
    expect(outcome('a guardian', facts)).toBe('hidden')
  })

  it('during a delay it is hidden from everyone; afterwards the value decides (the example)', () => {
    const delayedUntil = (guardianDisclosure: GuardianDisclosure) =>
      marked({ showFrom: '2024-02-10', guardianDisclosure })
    const before = { today: '2024-02-09' }
    const accepted = delayedUntil('withheld-child-prohibits')
    const refused = delayedUntil('disclosed-despite-prohibition')
    const undecided = delayedUntil('disclosed-child-does-not-object')

    for (const reader of ['the minor client', 'a guardian'] as const) {
      expect(reasons(reader, undecided, before)).toEqual(['delayed'])
    }
    const ended = { ...accepted, delayEndedOn: '2024-02-10' }
    expect(shownMarks('the minor client', ended)).toEqual([
      'withheld-from-guardians',
      'delay-ended',
    ])
    expect(outcome('a guardian', accepted)).toBe('hidden')
    expect(outcome('the minor client', refused)).toBe('shown')
    expect(outcome('a guardian', refused)).toBe('shown')
  })

  it('in serious danger special content hides it from the child too', () => {
    const both = marked({
      specialContent: 'yes',
      guardianDisclosure: 'withheld-own-initiative',
    })

    expect(outcome('the minor client', both)).toBe('hidden-and-counts')
    expect(outcome('a guardian', both)).toBe('hidden')
  })

  it('does not keep a joint document from a guardian who is its client', () => {
    for (const value of [prohibited, withheld, disclosure('not-given')])
      for (const reader of asGuardian) {
        const facts = {
          ...value,
          clients: 'several',
          readerIsClient: 'yes',
        } as const

        expect(outcome(reader, facts)).toBe('shown')
        expect(
          outcome(reader, {
            ...facts,
            ...caseMarked({ guardianDisclosure: 'withheld-child-prohibits' }),
          }),
        ).toBe('shown')
      }
  })

  it('makes that exception for joint documents alone', () => {
    const alone = {
      ...prohibited,
      clients: 'one',
      readerIsClient: 'yes',
    } as const

    expect(outcome('a guardian', alone)).toBe('hidden')
  })

  it('says nothing to a mandate holder, who acts for an adult', () => {
    expect(outcome('a mandate holder', prohibited)).toBe('shown')
  })

  it('keeps the front-page data of a client relation document likewise (A16)', () => {
    for (const reader of asGuardian) {
      expect(readsRelation(reader, prohibited)).toMatchObject({
        reasons: ['child-prohibits-client-relation-to-guardians'],
      })
      expect(readsRelation(reader, withheld)).toMatchObject({
        reasons: ['worker-withholds-client-relation-from-guardians'],
      })
    }
    expect(readsRelation('the minor client', prohibited).outcome).toBe('shown')
  })
})

describe('5.4.4 Särskilda situationer vid uträttande av ärenden för någon annans räkning', () => {
  const joint = { clients: 'several' } as const

  it('does not let a decision on whereabouts alone hide anything', () => {
    // The worker forgot to restrict it: only the registry’s block would help.
    expect(outcome('a guardian', {})).toBe('shown')
  })

  it('shows joint documents to every client of them', () => {
    expect(outcome('the adult client', joint)).toBe('shown')
    expect(outcome('the minor client', joint)).toBe('shown')
  })

  it('judges the reader’s own view by the subject, who is the same person', () => {
    const facts = { ...joint, readerIsClient: 'no' } as const

    expect(outcome('the adult client', facts)).toBe('shown')
    expect(outcome('the minor client', facts)).toBe('shown')
  })

  it('does not show them to a guardian who is not in the joint case', () => {
    expect(reasons('a guardian', joint)).toEqual(['joint-document-of-others'])
    expect(reasons('a person with a right to information', joint)).toEqual([
      'joint-document-of-others',
    ])
  })

  it('does not show them to a mandate holder who is not in it (A29)', () => {
    expect(reasons('a mandate holder', joint)).toEqual([
      'joint-document-of-others',
    ])
  })

  it('shows them to a reader who acts and is a client of that document (A19)', () => {
    const own = { ...joint, readerIsClient: 'yes' } as const

    expect(outcome('a guardian', own)).toBe('shown')
    expect(outcome('a person with a right to information', own)).toBe('shown')
    expect(outcome('a mandate holder', own)).toBe('shown')
  })

  it('shows no joint document to a reader who acts in the first phase', () => {
    const own = { ...joint, readerIsClient: 'yes' } as const

    expect(reasons('a guardian', own, { phase: '1' })).toEqual([
      'joint-document-in-phase-1',
    ])
  })

  it('delays them and hides them as any other document', () => {
    const own = { ...joint, readerIsClient: 'yes' } as const

    expect(
      outcome('a guardian', { ...own, ...marked({ showFrom: tomorrow }) }),
    ).toBe('hidden')
    expect(
      outcome('a guardian', { ...own, ...marked({ specialContent: 'yes' }) }),
    ).toBe('hidden')
  })
})
