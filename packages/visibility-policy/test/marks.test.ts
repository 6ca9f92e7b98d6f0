import { describe, expect, it } from 'vitest'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'
import { marks } from '../src/marks.ts'
import {
  caseMarked,
  disclosure,
  marked,
  shownMarks,
  today,
  type Reader,
} from './readers.ts'

const withheld = disclosure('withheld-child-prohibits')

describe('joint', () => {
  it('is on every document of several clients, for every reader who sees it (5.1.2)', () => {
    const facts = { clients: 'several', readerIsClient: 'yes' } as const
    const readers: Reader[] = [
      'the adult client',
      'the minor client',
      'a guardian',
      'a mandate holder',
    ]
    for (const reader of readers) {
      expect(shownMarks(reader, facts)).toEqual(['joint'])
    }
  })

  it('is not on a document of one client', () => {
    expect(shownMarks('the adult client')).toEqual([])
  })
})

describe('withheld-from-guardians', () => {
  it('shows a minor what their guardians do not see (5.1.2, rows 6 and 8)', () => {
    for (const facts of [
      withheld,
      disclosure('withheld-own-initiative'),
      caseMarked({ guardianDisclosure: 'withheld-child-prohibits' }),
      caseMarked({ guardianDisclosure: 'withheld-own-initiative' }),
    ]) {
      expect(shownMarks('the minor client', facts)).toEqual([
        'withheld-from-guardians',
      ])
    }
  })

  it('is not on what guardians see, nor where no value is given', () => {
    for (const value of [
      'disclosed-child-does-not-object',
      'disclosed-despite-prohibition',
      'not-given',
    ] as const) {
      expect(shownMarks('the minor client', disclosure(value))).toEqual([])
    }
  })

  it('is shown only to the minor', () => {
    expect(shownMarks('the adult client', withheld)).toEqual([])
    expect(shownMarks('a mandate holder', withheld)).toEqual([])
    const jointly = { clients: 'several', readerIsClient: 'yes' } as const
    expect(shownMarks('a guardian', { ...withheld, ...jointly })).toEqual([
      'joint',
    ])
  })

  it('is denied to a guardian by its own rule, not only because the document is hidden', () => {
    const rule = marks.find(({ id }) => id === 'withheld-from-guardians')
    const facts = { ...visibleDocument, ...withheld }
    const minor = { ...visibleOccasion, subjectAge: 'minor' } as const

    expect(rule?.applies(minor, facts)).toBe(true)
    expect(rule?.applies({ ...minor, ground: 'guardian' }, facts)).toBe(false)
  })

  it('is not on a joint document, which a guardian may see as its client (5.4.3)', () => {
    const facts = { ...withheld, clients: 'several' } as const

    expect(shownMarks('the minor client', facts)).toEqual(['joint'])
  })
})

describe('delay-ended', () => {
  const endedOn = (delayEndedOn: string) => ({ delayEndedOn })

  it('is there from the day the delay ends (5.3.1)', () => {
    expect(shownMarks('the adult client', endedOn(today))).toEqual([
      'delay-ended',
    ])
  })

  it('stays for ninety days, the day itself included (A6)', () => {
    // 2023-12-03 is the ninetieth day back from 2024-03-01, counting both.
    expect(shownMarks('the adult client', endedOn('2023-12-03'))).toEqual([
      'delay-ended',
    ])
    expect(shownMarks('the adult client', endedOn('2023-12-02'))).toEqual([])
  })

  it('is shown to the minor as well, and to no reader who acts for another (5.3.1, A6)', () => {
    expect(shownMarks('the minor client', endedOn(today))).toEqual([
      'delay-ended',
    ])
    for (const reader of [
      'a guardian',
      'a person with a right to information',
      'a mandate holder',
    ] as const) {
      expect(shownMarks(reader, endedOn(today))).toEqual([])
    }
  })

  it('does not follow a day in the marks that hid nothing', () => {
    const passed = { ...marked({ showFrom: today }), ...endedOn('none') }

    expect(shownMarks('the adult client', passed)).toEqual([])
    expect(
      shownMarks('the adult client', caseMarked({ showFrom: today })),
    ).toEqual([])
  })

  it('is not on a document that was never delayed', () => {
    expect(shownMarks('the adult client')).toEqual([])
  })
})

it('lists several marks in the handbook’s order', () => {
  const facts = { clients: 'several', delayEndedOn: today } as const

  expect(shownMarks('the adult client', facts)).toEqual([
    'joint',
    'delay-ended',
  ])
})
