import { expect, it } from 'vitest'
import { decide, decideClientRelation } from '../src/decide.ts'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'
import {
  AGES,
  ANSWERS,
  DOCUMENT_GROUPS,
  GROUNDS,
  GUARDIAN_DISCLOSURES,
  MAIN_DOCUMENTS,
  NUMBERS_OF_CLIENTS,
  PHASES,
  PRE_RESTRICTED_SETS,
  RELATION_SCHEMAS,
  STATUSES,
  VERSIONS,
} from '../src/facts.ts'
import {
  referenceClientRelationOutcome,
  referenceOutcome,
} from './reference.ts'

// Random facts may miss a cell; these grids of the closed unions miss none.

const DELAYS = ['none', '2024-03-01', '2024-03-02', 'unknown']

type Options = Record<string, readonly unknown[]>
type Choice<O extends Options> = { [K in keyof O]: O[K][number] }

/** Every combination of the options, one at a time. */
function* every<O extends Options>(options: O): Generator<Choice<O>> {
  const keys = Object.keys(options)
  const choose = function* (
    at: number,
    chosen: Record<string, unknown>,
  ): Generator<Record<string, unknown>> {
    const key = keys[at]
    if (key === undefined) {
      yield chosen
      return
    }
    for (const value of options[key] ?? []) {
      yield* choose(at + 1, { ...chosen, [key]: value })
    }
  }
  // The keys and values are those of `options`: the cast only says so.
  yield* choose(0, {}) as Generator<Choice<O>>
}

/** Collects differences instead of asserting each cell, which would be slow. */
function differences<T>(
  cells: Iterable<T>,
  actual: (cell: T) => string,
  expected: (cell: T) => string,
): { cells: number; differing: T[] } {
  let count = 0
  const differing: T[] = []
  for (const cell of cells) {
    count += 1
    if (actual(cell) !== expected(cell)) differing.push(cell)
  }
  return { cells: count, differing }
}

it('agrees with the reference for every reader and every guardian mark', () => {
  const cells = every({
    ground: GROUNDS,
    subjectAge: AGES,
    phase: PHASES,
    clients: NUMBERS_OF_CLIENTS,
    readerIsClient: ANSWERS,
    own: GUARDIAN_DISCLOSURES,
    ofCase: GUARDIAN_DISCLOSURES,
  })
  const facts = (cell: Cell) =>
    [
      {
        ...visibleOccasion,
        ground: cell.ground,
        subjectAge: cell.subjectAge,
        phase: cell.phase,
      },
      {
        ...visibleDocument,
        clients: cell.clients,
        readerIsClient: cell.readerIsClient,
        marks: { ...visibleDocument.marks, guardianDisclosure: cell.own },
        caseMarks: {
          ...visibleDocument.caseMarks,
          guardianDisclosure: cell.ofCase,
        },
      },
    ] as const
  type Cell = typeof cells extends Generator<infer C> ? C : never

  expect(
    differences(
      cells,
      (cell) => decide(...facts(cell)).outcome,
      (cell) => referenceOutcome(...facts(cell)),
    ),
  ).toEqual({ cells: 6 * 3 * 3 * 3 * 3 * 6 * 6, differing: [] })
})

it('agrees with the reference for every group, set, version and status', () => {
  const cells = every({
    phase: PHASES,
    version: VERSIONS,
    status: STATUSES,
    group: DOCUMENT_GROUPS,
    typeSet: PRE_RESTRICTED_SETS,
    service: PRE_RESTRICTED_SETS,
    mainDocument: MAIN_DOCUMENTS,
  })
  const facts = (cell: Cell) =>
    [
      { ...visibleOccasion, phase: cell.phase },
      {
        ...visibleDocument,
        version: cell.version,
        status: cell.status,
        group: cell.group,
        typeSet: cell.typeSet,
        serviceSets: ['none', cell.service],
        mainDocument: cell.mainDocument,
      },
    ] as const
  type Cell = typeof cells extends Generator<infer C> ? C : never

  expect(
    differences(
      cells,
      (cell) => decide(...facts(cell)).outcome,
      (cell) => referenceOutcome(...facts(cell)),
    ),
  ).toEqual({ cells: 3 * 3 * 3 * 7 * 7 * 7 * 4, differing: [] })
})

it('agrees with the reference for every restriction of document and case', () => {
  const cells = every({
    ground: GROUNDS,
    subjectIsClient: ANSWERS,
    deceased: ANSWERS,
    special: ANSWERS,
    caseSpecial: ANSWERS,
    showFrom: DELAYS,
    caseShowFrom: DELAYS,
    casesClosedOn: ['open', '2007-03-01', '2007-02-28', 'unknown'],
    today: ['2024-03-01', 'unknown'],
  })
  const facts = (cell: Cell) =>
    [
      { ...visibleOccasion, ground: cell.ground, today: cell.today },
      {
        ...visibleDocument,
        subjectIsClient: cell.subjectIsClient,
        deceased: cell.deceased,
        casesClosedOn: cell.casesClosedOn,
        marks: {
          ...visibleDocument.marks,
          specialContent: cell.special,
          showFrom: cell.showFrom,
        },
        caseMarks: {
          ...visibleDocument.caseMarks,
          specialContent: cell.caseSpecial,
          showFrom: cell.caseShowFrom,
        },
      },
    ] as const
  type Cell = typeof cells extends Generator<infer C> ? C : never

  expect(
    differences(
      cells,
      (cell) => decide(...facts(cell)).outcome,
      (cell) => referenceOutcome(...facts(cell)),
    ),
  ).toEqual({ cells: 6 * 3 * 3 * 3 * 3 * 4 * 4 * 4 * 2, differing: [] })
})

it('agrees with the reference for every client relation document', () => {
  const cells = every({
    ground: GROUNDS,
    subjectAge: AGES,
    version: VERSIONS,
    status: STATUSES,
    schema: RELATION_SCHEMAS,
    subjectIsClient: ANSWERS,
    deceased: ANSWERS,
    specialContent: ANSWERS,
    showFrom: DELAYS,
    guardianDisclosure: GUARDIAN_DISCLOSURES,
  })
  const facts = (cell: Cell) =>
    [
      { ...visibleOccasion, ground: cell.ground, subjectAge: cell.subjectAge },
      {
        version: cell.version,
        status: cell.status,
        schema: cell.schema,
        subjectIsClient: cell.subjectIsClient,
        deceased: cell.deceased,
        marks: {
          specialContent: cell.specialContent,
          showFrom: cell.showFrom,
          guardianDisclosure: cell.guardianDisclosure,
        },
      },
    ] as const
  type Cell = typeof cells extends Generator<infer C> ? C : never

  expect(
    differences(
      cells,
      (cell) => decideClientRelation(...facts(cell)).outcome,
      (cell) => referenceClientRelationOutcome(...facts(cell)),
    ),
  ).toEqual({ cells: 6 * 3 * 3 * 3 * 3 * 3 * 3 * 3 * 4 * 6, differing: [] })
})
