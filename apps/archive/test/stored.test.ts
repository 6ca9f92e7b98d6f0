import { describe, expect, it } from 'vitest'
import {
  caseIdsOf,
  caseMarkColumns,
  casesOfDocument,
  serviceTasksOf,
  type CaseState,
} from '../src/stored/cases-of-document.ts'

const state = (over: Partial<CaseState> = {}): CaseState => ({
  task: 'elderly-services',
  special_content: 'no',
  show_from: null,
  guardian_disclosure: 'not-given',
  closed_on: null,
  ...over,
})

/** A document of the first of these cases that is linked to the others, `undefined` where one is not found. */
function of(
  states: readonly (CaseState | undefined)[],
  serviceTasks?: readonly string[],
) {
  const ids = states.map((_, n) => `case ${String(n)}`)
  const [caseId, ...linkedCaseIds] = ids
  return casesOfDocument(
    { caseId, metadata: { linkedCaseIds, serviceTasks } },
    (id) => states[ids.indexOf(id)],
  )
}

describe('the cases of a document (8.1.4, 8.2.1)', () => {
  it('are its own and then those that it is linked to, each once', () => {
    const metadata = { linkedCaseIds: ['b', 'a', 'c', 'b'] }
    expect(caseIdsOf({ caseId: 'a', metadata })).toEqual(['a', 'b', 'c'])
    expect(caseIdsOf({ metadata })).toEqual(['b', 'a', 'c'])
    expect(caseIdsOf({ caseId: 'a', metadata: {} })).toEqual(['a'])
    expect(caseIdsOf({ metadata: {} })).toEqual([])
  })

  it('are none without its own', () => {
    const linked = { metadata: { linkedCaseIds: ['b'] } }
    expect(() => casesOfDocument(linked, () => state())).toThrow(
      'A document without its case',
    )
    expect(() => of([undefined, state()])).toThrow(
      'A document without its case',
    )
  })
})

describe('the service tasks of a document (11.2, A36)', () => {
  it('are those that it names and a list has, each once: an old document names one of an earlier classification', () => {
    const serviceTasks = [
      'elderly-services',
      'informal-care-support-2011',
      'child-protection',
      'elderly-services',
    ]
    expect(serviceTasksOf({ metadata: { serviceTasks } })).toEqual([
      'elderly-services',
      'child-protection',
    ])
    expect(serviceTasksOf({ metadata: {} })).toEqual([])
  })

  it('are that of its case, whatever it names, and separately all others', () => {
    expect(of([state()])).toMatchObject({
      ownTask: 'elderly-services',
      otherTasks: [],
    })
    expect(
      of(
        [state(), state({ task: 'disability-services' })],
        ['child-protection', 'elderly-services'],
      ),
    ).toMatchObject({
      ownTask: 'elderly-services',
      otherTasks: ['child-protection', 'disability-services'],
    })
  })

  it('are not revealed by a linked case that is not found', () => {
    expect(of([state(), undefined], ['child-protection'])).toMatchObject({
      otherTasks: ['child-protection'],
    })
  })
})

describe('the marks that the cases of a document have together (5.5 Tabell 5.5.1 rows 2 and 4, 5.4.3, A13)', () => {
  const open = {
    specialContent: 'no',
    showFrom: 'none',
    guardianDisclosure: 'not-given',
  }

  it('are those of its case alone when it has no other', () => {
    expect(of([state()]).marks).toEqual(open)
    expect(
      of([
        state({
          special_content: 'yes',
          show_from: '2024-06-01',
          guardian_disclosure: 'withheld-own-initiative',
        }),
      ]).marks,
    ).toEqual({
      specialContent: 'yes',
      showFrom: '2024-06-01',
      guardianDisclosure: 'withheld-own-initiative',
    })
  })

  it.each([
    ['special content', { special_content: 'yes' }, { specialContent: 'yes' }],
    ['a delay', { show_from: '2024-06-01' }, { showFrom: '2024-06-01' }],
    [
      'a prohibition',
      { guardian_disclosure: 'withheld-child-prohibits' },
      { guardianDisclosure: 'withheld-child-prohibits' },
    ],
    [
      'an unknown mark of special content',
      { special_content: 'perhaps' },
      { specialContent: 'unknown' },
    ],
    [
      'an unknown guardian value',
      { guardian_disclosure: 'a-code-of-tomorrow' },
      { guardianDisclosure: 'unknown' },
    ],
    [
      'a delay until no day',
      { show_from: '2024-02-30' },
      { showFrom: 'unknown' },
    ],
  ])('are strict with %s in any of them', (_words, over, expected) => {
    const strict = state(over)
    for (const states of [
      [strict, state()],
      [state(), strict],
      [state(), state(), strict],
    ]) {
      expect(of(states).marks).toEqual({ ...open, ...expected })
    }
  })

  it('are unknown when a linked case is not found', () => {
    expect(of([state(), undefined]).marks).toEqual({
      specialContent: 'unknown',
      showFrom: 'none',
      guardianDisclosure: 'unknown',
    })
  })

  it('are kept so that what is unknown hides: a column of days cannot say it, another one does', () => {
    expect(caseMarkColumns(of([state()]).marks)).toEqual({
      case_special_content: 'no',
      case_show_from: null,
      case_guardian_disclosure: 'not-given',
    })
    expect(
      caseMarkColumns(of([state({ show_from: '2024-06-01' })]).marks),
    ).toMatchObject({
      case_special_content: 'no',
      case_show_from: '2024-06-01',
    })
    expect(
      caseMarkColumns(of([state({ show_from: '2024-02-30' })]).marks),
    ).toMatchObject({ case_special_content: 'unknown', case_show_from: null })
    expect(caseMarkColumns(of([state(), undefined]).marks)).toEqual({
      case_special_content: 'unknown',
      case_show_from: null,
      case_guardian_disclosure: 'unknown',
    })
  })
})

describe('the active use of a document of several cases (11.3.1, A1)', () => {
  const closed = (day: string | null) => state({ closed_on: day })

  it('follows the case that was closed last', () => {
    expect(of([closed('2024-02-01')]).closedOn).toBe('2024-02-01')
    expect(of([closed('2024-02-01'), closed('2024-03-01')]).closedOn).toBe(
      '2024-03-01',
    )
    expect(of([closed('2024-03-01'), closed('2024-02-01')]).closedOn).toBe(
      '2024-03-01',
    )
  })

  it('has no end while one of them is open or not found', () => {
    expect(of([closed('2024-02-01'), closed(null)]).closedOn).toBeNull()
    expect(of([closed(null), closed('2024-02-01')]).closedOn).toBeNull()
    expect(of([closed('2024-02-01'), undefined]).closedOn).toBeNull()
  })
})
