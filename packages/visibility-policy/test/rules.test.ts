import { describe, expect, it } from 'vitest'
import { bars } from '../src/bars.ts'
import { clientRelationBars } from '../src/client-relation.ts'
import { decide, decideClientRelation, isUnknownReason } from '../src/decide.ts'
import { decisions } from '../src/decisions.ts'
import {
  ACTIVE_USE_YEARS,
  visibleClientRelation,
  visibleDocument,
  visibleOccasion,
} from '../src/examples.ts'
import { grounds, noGround, unknownGround } from '../src/grounds.ts'
import type {
  ClientRelationFacts,
  DocumentFacts,
  TaskFacts,
} from '../src/facts.ts'
import { EDITION, handbook, type Citation } from '../src/handbook.ts'
import { marks } from '../src/marks.ts'
import { policy } from '../src/policy.ts'
import { MARKS, type Rule } from '../src/rule.ts'
import { taskBars } from '../src/tasks.ts'

const absences = [noGround, unknownGround]
const allBars = [...bars, ...clientRelationBars]
const all: readonly Rule<DocumentFacts & ClientRelationFacts & TaskFacts>[] = [
  ...new Set([...grounds, ...absences, ...allBars, ...taskBars, ...marks]),
]

const SENTENCE = /^[A-Z][^.]{15,}\.$/

describe('every rule', () => {
  for (const rule of all) {
    describe(rule.id, () => {
      it('says one sentence and gives one example in words', () => {
        expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
        expect(rule.says.replace('5.1', '')).toMatch(SENTENCE)
        expect(rule.example.words).toMatch(SENTENCE)
      })

      it('quotes the handbook, and the decisions it rests on', () => {
        for (const citation of [rule.source, ...(rule.seeAlso ?? [])]) {
          expect(citation.edition).toBe('2023-06')
          expect(citation.title).toMatch(/^[A-ZÅÄÖ]\p{L}+/u)
          expect(citation.place ?? 'Tabell 5.2.1').toMatch(
            /^Tabell \d\.\d\.\d(, (row \d+|value [24]))?$/,
          )
        }
        for (const id of rule.decisions ?? []) {
          expect(decisions[id]).toMatch(/^[A-Z].{20,}\.$/)
        }
      })

      it('rests on the decision on unknowns exactly if it is about one', () => {
        expect(rule.decisions?.includes('unknown') ?? false).toBe(
          isUnknownReason(rule.id),
        )
      })
    })
  }

  it('has a unique id', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})

describe('every decision', () => {
  it('is a rule’s, or one of a helper', () => {
    const used = new Set(all.flatMap((rule) => rule.decisions ?? []))

    expect(
      Object.keys(decisions).filter((id) => !used.has(id as never)),
    ).toEqual(['A3'])
  })

  it('is stated', () => {
    for (const text of Object.values(decisions)) {
      expect(text).toMatch(/^[A-Z].{20,}\.$/)
    }
  })
})

describe('the order of the bars', () => {
  const number = (citation: Citation) =>
    citation.section
      .split('.')
      .reduce((sum, part, at) => sum + Number(part) / 100 ** at, 0)

  for (const [name, list] of Object.entries({
    bars,
    clientRelationBars,
    taskBars,
  })) {
    it(`is the handbook’s (${name})`, () => {
      const sections = list.map(({ source }) => number(source))

      expect(sections).toEqual([...sections].sort((a, b) => a - b))
    })
  }
})

describe('the example of', () => {
  for (const ground of grounds) {
    it(`${ground.id} is shown on that ground`, () => {
      const { occasion, facts } = ground.example
      const readerIsClient = ground.id === 'own-record' ? 'yes' : 'no'

      expect(
        decide(
          { ...visibleOccasion, ...occasion },
          { ...visibleDocument, readerIsClient, ...facts },
        ),
      ).toEqual({ outcome: 'shown', ground: ground.id, marks: [] })
    })
  }

  for (const { id, example } of absences) {
    it(`${id} is hidden by it alone`, () => {
      const occasion = { ...visibleOccasion, ...example.occasion }

      expect(decide(occasion, visibleDocument)).toEqual({
        outcome: 'hidden',
        reasons: [id],
      })
    })
  }

  for (const { id, example, informationText } of bars) {
    it(`${id} is hidden by it alone`, () => {
      const decision = decide(
        { ...visibleOccasion, ...example.occasion },
        { ...visibleDocument, ...example.facts },
      )

      expect(decision).toEqual({
        outcome: informationText === 'calls' ? 'hidden-and-counts' : 'hidden',
        reasons: [id],
      })
    })
  }

  for (const { id, example, informationText } of clientRelationBars) {
    it(`${id} is hidden by it alone (client relation)`, () => {
      const decision = decideClientRelation(
        { ...visibleOccasion, ...example.occasion },
        { ...visibleClientRelation, ...example.facts },
      )

      expect(decision).toEqual({
        outcome: informationText === 'calls' ? 'hidden-and-counts' : 'hidden',
        reasons: [id],
      })
    })
  }

  for (const { id, example } of marks) {
    it(`${id} carries that mark alone`, () => {
      expect(
        decide(
          { ...visibleOccasion, ...example.occasion },
          { ...visibleDocument, ...example.facts },
        ),
      ).toMatchObject({ outcome: 'shown', marks: [id] })
    })
  }
})

describe('what is visible to begin with', () => {
  it('is shown, in either phase', () => {
    for (const phase of ['1', 'later'] as const) {
      const occasion = { ...visibleOccasion, phase }

      expect(decide(occasion, visibleDocument).outcome).toBe('shown')
      expect(
        decideClientRelation(occasion, visibleClientRelation).outcome,
      ).toBe('shown')
    }
  })

  it('is in active use for 2 + 15 years (A1)', () => {
    expect(ACTIVE_USE_YEARS).toBe(2 + 15)
    expect(visibleOccasion.activeUseYears).toBe(ACTIVE_USE_YEARS)
  })
})

describe('how bars bear on the information text (A8)', () => {
  const bearing = (wanted: string) => [
    ...new Set(
      allBars
        .filter(({ informationText }) => informationText === wanted)
        .map(({ id }) => id),
    ),
  ]

  it('is called for by restrictions of which the client is informed', () => {
    expect(bearing('calls')).toEqual([
      'joint-document-in-phase-1',
      'adoption-counselling-in-phase-1',
      'parenthood-investigation',
      'shelter-service',
      'violence-prevention',
      'payment-commitment',
      'delayed',
      'case-delayed',
      'special-content',
      'case-special-content',
      'changed-since-subject-left',
      'client-relation-delayed',
    ])
  })

  it('is left alone by what concerns only those who act', () => {
    expect(bearing('neutral')).toEqual([
      'child-prohibits-guardians',
      'case-child-prohibits-guardians',
      'worker-withholds-from-guardians',
      'worker-withholds-case-from-guardians',
      'guardian-disclosure-not-given',
      'joint-document-of-others',
      'changed-since-reader-left',
      'child-prohibits-client-relation-to-guardians',
      'worker-withholds-client-relation-from-guardians',
      'client-relation-guardian-disclosure-not-given',
    ])
  })

  it('is silenced by the rest, every unknown among them', () => {
    const silencing = bearing('silences')

    expect(silencing.filter((id) => !isUnknownReason(id))).toEqual([
      'case-document',
      'old-document',
      'archive-phase-1-document',
      'client-relation-document',
      'journal-entry-in-phase-1',
      'superseded-version',
      'annulled',
      'main-document-hidden',
      'subject-not-client',
      'active-use-ended',
      'deceased',
      'client-relation-schema-before-2019-06',
    ])
    expect(silencing.filter(isUnknownReason)).toEqual([
      ...new Set(allBars.map(({ id }) => id).filter(isUnknownReason)),
    ])
  })
})

describe('the policy', () => {
  it('holds the same grounds for documents and client relations', () => {
    expect(policy.documents).toEqual({ grounds, bars })
    expect(policy.clientRelations).toEqual({
      grounds,
      bars: clientRelationBars,
    })
    expect(policy.marks).toBe(marks)
  })

  it('knows a rule for every mark', () => {
    expect(marks.map(({ id }) => id)).toEqual([...MARKS])
  })

  it('states or restates every row of Tabell 5.5.1 that decides what is shown', () => {
    const rows = all
      .flatMap(({ source, seeAlso }) => [source, ...(seeAlso ?? [])])
      .map(({ place }) => /^Tabell 5\.5\.1, row (\d+)$/.exec(place ?? '')?.[1])
      .filter((row) => row !== undefined)
      .map(Number)

    expect([...new Set(rows)].sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ])
  })
})

describe('handbook', () => {
  it('cites a section by number, title and edition', () => {
    expect(handbook('5.3.1')).toStrictEqual({
      section: '5.3.1',
      title: 'Fördröjd visning av handling',
      edition: EDITION,
    })
  })

  it('cites a table’s row where there is one', () => {
    expect(handbook('5.5', 'Tabell 5.5.1, row 2').place).toBe(
      'Tabell 5.5.1, row 2',
    )
  })
})
