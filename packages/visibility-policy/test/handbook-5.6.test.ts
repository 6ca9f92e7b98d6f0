import { describe, expect, it } from 'vitest'
import {
  disclosure,
  marked,
  outcome,
  readsRelation,
  shownMarks,
  tomorrow,
} from './readers.ts'

const special = marked({ specialContent: 'yes' })
const delayed = marked({ showFrom: tomorrow })
const prohibited = disclosure('withheld-child-prohibits')

/** The cells of Tabell 5.6.1 that are about reading client data. */
describe('Tabell 5.6.1', () => {
  it('an adult client sees their own client data', () => {
    expect(outcome('the adult client')).toBe('shown')
  })

  it('an adult client does not see what is restricted for good or until a day', () => {
    expect(outcome('the adult client', special)).toBe('hidden-and-counts')
    expect(outcome('the adult client', delayed)).toBe('hidden-and-counts')
  })

  it('nor does then a reader who acts for the adult', () => {
    expect(outcome('a mandate holder', special)).toBe('hidden')
    expect(outcome('a mandate holder', delayed)).toBe('hidden')
  })

  it('a minor client sees all their client data, whatever their age', () => {
    expect(outcome('the minor client')).toBe('shown')
  })

  it('a minor client does not see what is restricted, nor does the guardian', () => {
    for (const facts of [special, delayed]) {
      expect(outcome('the minor client', facts)).toBe('hidden-and-counts')
      expect(outcome('a guardian', facts)).toBe('hidden')
    }
  })

  it('a minor client sees what they asked to be kept from guardians', () => {
    expect(shownMarks('the minor client', prohibited)).toEqual([
      'withheld-from-guardians',
    ])
  })

  it('a guardian sees the data of the child that are not restricted', () => {
    expect(outcome('a guardian')).toBe('shown')
    expect(outcome('a guardian', prohibited)).toBe('hidden')
  })

  it('a guardian does not see documents joint for the child and others', () => {
    expect(outcome('a guardian', { clients: 'several' })).toBe('hidden')
  })

  it('a person with a right to information sees by the same principles', () => {
    const reader = 'a person with a right to information'

    expect(outcome(reader)).toBe('shown')
    for (const facts of [special, delayed, prohibited]) {
      expect(outcome(reader, facts)).toBe('hidden')
    }
    expect(outcome(reader, { clients: 'several' })).toBe('hidden')
  })

  it('the restrictions hold for a client relation document too', () => {
    expect(readsRelation('the adult client', special).outcome).not.toBe('shown')
    expect(readsRelation('the adult client', delayed).outcome).not.toBe('shown')
    expect(readsRelation('a guardian', prohibited).outcome).not.toBe('shown')
  })
})
