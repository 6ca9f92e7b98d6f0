import { describe, expect, it } from 'vitest'
import { marked, outcome, readers, reasons, type Reader } from './readers.ts'

const everybody = Object.keys(readers) as Reader[]
const on = (today: string) => ({ today })
const closedOn = (casesClosedOn: string) => ({ casesClosedOn })

describe('7 and 10.2.3 the field Klient', () => {
  it('shows a document in the record of whom it names as client', () => {
    for (const reader of everybody) {
      expect(outcome(reader, { subjectIsClient: 'yes' })).toBe('shown')
    }
  })

  it('shows it in no other person’s record', () => {
    for (const reader of everybody) {
      expect(reasons(reader, { subjectIsClient: 'no' })).toEqual([
        'subject-not-client',
      ])
    }
  })

  it('does not show a guardian in the child’s record what names the guardian alone', () => {
    expect(
      reasons('a guardian', { subjectIsClient: 'no', readerIsClient: 'yes' }),
    ).toEqual(['subject-not-client'])
  })
})

describe('8.3.3 who has left a case', () => {
  const changed = {
    clients: 'several',
    changedSinceSubjectLeft: 'yes',
  } as const

  it('does not see what a document has become since then, and is informed that not everything is shown', () => {
    expect(outcome('the adult client', changed)).toBe('hidden-and-counts')
    expect(reasons('the minor client', changed)).toEqual([
      'changed-since-subject-left',
    ])
    expect(outcome('the adult client', { ...changed, clients: 'one' })).toBe(
      'hidden-and-counts',
    )
  })

  it('nor does a reader who acts for them', () => {
    for (const reader of everybody) {
      expect(outcome(reader, { ...changed, readerIsClient: 'yes' })).not.toBe(
        'shown',
      )
    }
  })

  it('does not see it by acting for a person who is still in the case', () => {
    const joint = {
      clients: 'several',
      readerIsClient: 'yes',
      changedSinceReaderLeft: 'yes',
    } as const

    for (const reader of everybody) {
      const isOwn =
        reader === 'the adult client' || reader === 'the minor client'
      expect(reasons(reader, joint)).toEqual(
        isOwn ? [] : ['changed-since-reader-left'],
      )
    }
  })

  it('does not keep from a guardian what is the child’s alone', () => {
    const own = { changedSinceReaderLeft: 'yes' } as const

    expect(outcome('a guardian', own)).toBe('shown')
  })

  it('keeps what is as it was, whatever marks it has now', () => {
    const kept = { clients: 'several', changedSinceSubjectLeft: 'no' } as const

    expect(outcome('the adult client', kept)).toBe('shown')
  })
})

describe('11.3.1 active use', () => {
  it('ends seventeen years after the case was closed, that day still included (A1)', () => {
    const facts = closedOn('2023-06-30')

    for (const reader of everybody) {
      expect(outcome(reader, facts, on('2040-06-30'))).toBe('shown')
      expect(reasons(reader, facts, on('2040-07-01'))).toEqual([
        'active-use-ended',
      ])
    }
  })

  it('is not over after fifteen years (A1, against 5.1.2)', () => {
    const facts = closedOn('2023-06-30')

    expect(outcome('the adult client', facts, on('2038-07-01'))).toBe('shown')
  })

  it('ends on 28 February for a case closed on a leap day', () => {
    const facts = closedOn('2024-02-29')

    expect(outcome('the adult client', facts, on('2041-02-28'))).toBe('shown')
    expect(outcome('the adult client', facts, on('2041-03-01'))).toBe('hidden')
  })

  it('has no end while a case is open', () => {
    expect(
      outcome('the adult client', closedOn('open'), on('2999-12-31')),
    ).toBe('shown')
  })

  it('lasts as many years as the configuration says', () => {
    const facts = closedOn('2023-06-30')
    const years = (activeUseYears: number) => ({
      today: '2038-07-01',
      activeUseYears,
    })

    expect(outcome('the adult client', facts, years(15))).toBe('hidden')
    expect(outcome('the adult client', facts, years(16))).toBe('shown')
  })

  it('ends whatever else is true of the document', () => {
    const facts = {
      ...closedOn('2000-01-01'),
      ...marked({ showFrom: '2024-01-01' }),
    }

    expect(reasons('the adult client', facts)).toEqual(['active-use-ended'])
  })

  it('is not judged to have ended when today is unknown', () => {
    expect(
      reasons('the adult client', closedOn('2000-01-01'), on('unknown')),
    ).toEqual(['unknown-today'])
  })
})

describe('11.3.2 versions', () => {
  it('shows only the newest', () => {
    expect(outcome('the adult client', { version: 'newest' })).toBe('shown')
    expect(reasons('the adult client', { version: 'superseded' })).toEqual([
      'superseded-version',
    ])
  })

  it('shows nothing of what has been annulled', () => {
    expect(reasons('the adult client', { status: 'annulled' })).toEqual([
      'annulled',
    ])
  })
})

describe('11.4.1 a recorded date of death', () => {
  it('hides the record from everybody, and everything from a reader who has died', () => {
    for (const reader of everybody) {
      expect(outcome(reader, { deceased: 'no' })).toBe('shown')
      expect(reasons(reader, { deceased: 'yes' })).toEqual(['deceased'])
    }
  })

  it('hides while it is not known', () => {
    for (const reader of everybody) {
      expect(reasons(reader, { deceased: 'unknown' })).toEqual([
        'unknown-deceased',
      ])
    }
  })

  it('calls for no information text, whatever else hides the document', () => {
    const facts = { deceased: 'yes', ...marked({ specialContent: 'yes' }) }

    expect(outcome('the adult client', facts as never)).toBe('hidden')
  })
})
