import { describe, expect, it } from 'vitest'
import type { DocumentFacts, PreRestrictedSet } from '../src/facts.ts'
import {
  marked,
  outcome,
  readers,
  readsRelation,
  reasons,
  type Reader,
} from './readers.ts'

const everybody = Object.keys(readers) as Reader[]
const PHASE_1 = { phase: '1' } as const

/** Hidden from every reader, in either phase. */
function hiddenForGood(facts: Partial<DocumentFacts>, reason: string) {
  for (const reader of everybody) {
    expect(reasons(reader, facts)).toContain(reason)
    expect(reasons(reader, facts, PHASE_1)).toContain(reason)
  }
}

/**
 * Hidden from every reader in the first phase; afterwards its client sees it.
 */
function hiddenAtFirst(facts: Partial<DocumentFacts>, reason: string) {
  for (const reader of everybody) {
    expect(reasons(reader, facts, PHASE_1)).toContain(reason)
    expect(reasons(reader, facts)).not.toContain(reason)
  }
  expect(outcome('the adult client', facts)).toBe('shown')
}

const byType = (typeSet: PreRestrictedSet) => ({ typeSet })
const byService = (set: PreRestrictedSet) => ({
  serviceSets: ['none', set] as const,
})

describe('Tabell 5.2.1, documents that are not shown in MittKanta', () => {
  it('adoption counselling, by its own types: in the first phase', () => {
    hiddenAtFirst(
      byType('adoption-counselling'),
      'adoption-counselling-in-phase-1',
    )
  })

  it('adoption counselling, shared documents by social service: in the first phase', () => {
    hiddenAtFirst(
      byService('adoption-counselling'),
      'adoption-counselling-in-phase-1',
    )
  })

  it('parenthood investigation (paternity, maternity), by type: for good', () => {
    hiddenForGood(
      byType('parenthood-investigation'),
      'parenthood-investigation',
    )
  })

  it('parenthood investigation, shared documents by social service: for good', () => {
    hiddenForGood(
      { group: 'journal-entry', ...byService('parenthood-investigation') },
      'parenthood-investigation',
    )
  })

  it('parenthood investigation whose special content was removed: still (A9)', () => {
    hiddenForGood(
      {
        ...byType('parenthood-investigation'),
        ...marked({ specialContent: 'no' }),
      },
      'parenthood-investigation',
    )
  })

  it('shelter service, its three types: for good', () => {
    hiddenForGood(byType('shelter'), 'shelter-service')
  })

  it('shelter service, other documents by social service: for good', () => {
    hiddenForGood(byService('shelter'), 'shelter-service')
  })

  it('prevention of violence, its four types: for good', () => {
    hiddenForGood(byType('violence-prevention'), 'violence-prevention')
  })

  it('journal entries: in the first phase', () => {
    hiddenAtFirst({ group: 'journal-entry' }, 'journal-entry-in-phase-1')
  })

  it('documents of a joint case: in the first phase', () => {
    hiddenAtFirst({ clients: 'several' }, 'joint-document-in-phase-1')
  })

  it('a document of a joint case that names one client: shown from the start (A20)', () => {
    expect(outcome('the adult client', { clients: 'one' }, PHASE_1)).toBe(
      'shown',
    )
  })

  it('removed decisions and other documents: for good', () => {
    hiddenForGood({ status: 'annulled' }, 'annulled')
  })

  it('former versions: for good', () => {
    hiddenForGood({ version: 'superseded' }, 'superseded-version')
  })

  it('the payment commitment: for good', () => {
    hiddenForGood(byType('payment-commitment'), 'payment-commitment')
  })

  it('the client relation document: never listed', () => {
    hiddenForGood(
      { group: 'client-relation-document' },
      'client-relation-document',
    )
  })

  it('the client relation document: front-page data are shown all the same', () => {
    expect(readsRelation('the adult client', {}, PHASE_1).outcome).toBe('shown')
  })
})

describe('5.2.1, beside the table', () => {
  it('never shows old documents', () => {
    hiddenForGood({ group: 'old-client-document' }, 'old-document')
  })

  it('never shows documents of the archive’s first phase', () => {
    hiddenForGood(
      { group: 'phase-1-client-document' },
      'archive-phase-1-document',
    )
  })

  it('takes nothing from a client relation document older than 6/2019', () => {
    for (const reader of everybody) {
      expect(readsRelation(reader, { schema: 'before-2019-06' })).toMatchObject(
        { outcome: 'hidden' },
      )
    }
  })

  it('shows journal entries retroactively after the first phase, unless marked', () => {
    const entry = { group: 'journal-entry' } as const

    expect(outcome('the adult client', entry)).toBe('shown')
    expect(
      outcome('the adult client', {
        ...entry,
        ...marked({ specialContent: 'yes' }),
      }),
    ).toBe('hidden-and-counts')
  })
})
