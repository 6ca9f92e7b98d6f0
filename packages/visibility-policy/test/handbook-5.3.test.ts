import { describe, expect, it } from 'vitest'
import {
  caseMarked,
  marked,
  outcome,
  readers,
  readsRelation,
  reasons,
  shownMarks,
  type Reader,
} from './readers.ts'

const everybody = Object.keys(readers) as Reader[]
const DAY = '2024-04-15'
const on = (today: string) => ({ today })
const delayed = marked({ showFrom: DAY })
const caseDelayed = caseMarked({ showFrom: DAY })
const special = marked({ specialContent: 'yes' })
const caseSpecial = caseMarked({ specialContent: 'yes' })

describe('5.3.1 Fördröjd visning av handling', () => {
  it('lets a delay last a day or years', () => {
    const aDay = marked({ showFrom: '2024-03-02' })
    const years = marked({ showFrom: '2037-06-01' })

    expect(outcome('the minor client', aDay, on('2024-03-01'))).not.toBe(
      'shown',
    )
    expect(outcome('the minor client', aDay, on('2024-03-02'))).toBe('shown')
    expect(outcome('the minor client', years, on('2037-05-31'))).not.toBe(
      'shown',
    )
    expect(outcome('the adult client', years, on('2037-06-01'))).toBe('shown')
  })

  it('shows nothing of a delayed document until the delay ends', () => {
    expect(reasons('the adult client', delayed, on('2024-04-14'))).toEqual([
      'delayed',
    ])
  })

  it('delays it likewise for a reader who acts for the client', () => {
    for (const reader of everybody) {
      expect(reasons(reader, delayed, on('2024-04-14'))).toEqual(['delayed'])
      expect(outcome(reader, delayed, on(DAY))).toBe('shown')
    }
  })

  it('returns the document from the given day on, not before', () => {
    expect(outcome('the adult client', delayed, on('2024-04-14'))).toBe(
      'hidden-and-counts',
    )
    expect(outcome('the adult client', delayed, on('2024-04-15'))).toBe('shown')
    expect(outcome('the adult client', delayed, on('2024-04-16'))).toBe('shown')
  })

  it('says that the delay has ended when it shows the document', () => {
    const ended = { ...delayed, delayEndedOn: DAY }

    expect(shownMarks('the adult client', ended, on(DAY))).toEqual([
      'delay-ended',
    ])
  })

  it('delays an attachment alone while its main document is shown', () => {
    const attachment = { mainDocument: 'shown', ...delayed } as const

    expect(reasons('the adult client', attachment)).toEqual(['delayed'])
    expect(outcome('the adult client')).toBe('shown')
  })

  it('delays every document of a delayed case', () => {
    for (const reader of everybody) {
      expect(reasons(reader, caseDelayed, on('2024-04-14'))).toEqual([
        'case-delayed',
      ])
      expect(outcome(reader, caseDelayed, on(DAY))).toBe('shown')
    }
  })

  it('shows a document whose delay was removed by a new version', () => {
    expect(outcome('the adult client', marked({ showFrom: 'none' }))).toBe(
      'shown',
    )
  })

  it('keeps it hidden while its case is still delayed', () => {
    const removed = { ...marked({ showFrom: 'none' }), ...caseDelayed }

    expect(reasons('the adult client', removed)).toEqual(['case-delayed'])
  })

  it('follows the later of two delays', () => {
    const both = { ...marked({ showFrom: '2024-04-10' }), ...caseDelayed }

    expect(outcome('the adult client', both, on('2024-04-14'))).toBe(
      'hidden-and-counts',
    )
    expect(outcome('the adult client', both, on(DAY))).toBe('shown')
  })
})

describe('5.3.2 Handlingar som inte visas alls', () => {
  it('shows nothing of special content to the client', () => {
    expect(reasons('the adult client', special)).toEqual(['special-content'])
    expect(reasons('the minor client', special)).toEqual(['special-content'])
  })

  it('nor to a reader who acts for the client', () => {
    for (const reader of everybody) {
      expect(reasons(reader, special)).toEqual(['special-content'])
    }
  })

  it('hides an attachment alone while its main document is shown', () => {
    const attachment = { mainDocument: 'shown', ...special } as const

    expect(outcome('the adult client', attachment)).toBe('hidden-and-counts')
    expect(outcome('the adult client', { mainDocument: 'shown' })).toBe('shown')
  })

  it('hides every attachment of a main document that is hidden (A40)', () => {
    for (const reader of everybody) {
      expect(reasons(reader, { mainDocument: 'hidden' })).toEqual([
        'main-document-hidden',
      ])
    }
  })

  it('takes no front-page data from a client relation document so marked', () => {
    for (const reader of everybody) {
      expect(readsRelation(reader, special)).toMatchObject({
        reasons: ['special-content'],
      })
    }
  })

  it('hides every document of a case so marked', () => {
    for (const reader of everybody) {
      expect(reasons(reader, caseSpecial)).toEqual(['case-special-content'])
    }
  })

  it('shows a document again when the mark is removed', () => {
    expect(outcome('the adult client', marked({ specialContent: 'no' }))).toBe(
      'shown',
    )
  })

  it('keeps a document’s own mark when that of its case is removed', () => {
    const both = { ...special, ...caseSpecial }
    const afterwards = { ...special, ...caseMarked({ specialContent: 'no' }) }

    expect(reasons('the adult client', both)).toEqual([
      'special-content',
      'case-special-content',
    ])
    expect(reasons('the adult client', afterwards)).toEqual(['special-content'])
  })
})

describe('5.1.1 the information text', () => {
  const restricted = {
    'special content': special,
    'a delay': delayed,
    'special content of the case': caseSpecial,
    'a delay of the case': caseDelayed,
  }

  it.each(Object.entries(restricted))(
    'is not due for a journal entry in the first phase, whatever its marks: %s',
    (_mark, facts) => {
      const entry = { ...facts, group: 'journal-entry' } as const

      expect(outcome('the adult client', entry, { phase: '1' })).toBe('hidden')
      expect(outcome('the adult client', entry)).toBe('hidden-and-counts')
    },
  )
})
