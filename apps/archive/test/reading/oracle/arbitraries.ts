import { addDays, toPlainDate } from '@mittkanta/calendar'
import { codeIds } from '@mittkanta/code-sets'
import {
  activeUseFloor,
  DOCUMENT_GROUPS,
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
  RELATION_SCHEMAS,
} from '@mittkanta/visibility-policy'
import fc from 'fast-check'
import {
  PERSONS,
  type Marks,
  type ModelArchive,
  type ModelCase,
  type ModelDocument,
  type ModelRelation,
  type Person,
} from './model.ts'

/** The day of every random archive. */
export const TODAY = toPlainDate('2026-03-10')
export const ACTIVE_USE_YEARS = 17

/** A value that no code set knows. */
const STRANGE = 'a-code-of-tomorrow'

/** Mostly the one that is shown, so that the rest has something to hide. */
export const mostly = <Value>(
  usual: Value | fc.Arbitrary<Value>,
  rare: readonly Value[],
  weight = 12,
): fc.Arbitrary<Value> =>
  fc.oneof(
    {
      weight,
      arbitrary: usual instanceof fc.Arbitrary ? usual : fc.constant(usual),
    },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  )

const days = [-400, -91, -90, -1, 0, 1, 2, 400].map((n) => addDays(TODAY, n))

const showFrom = mostly<string | null>(null, days, 8)

const marks: fc.Arbitrary<Marks> = fc.record({
  special: mostly('no', ['yes', STRANGE]),
  showFrom,
  guardians: mostly(
    'disclosed-child-does-not-object',
    [...GUARDIAN_DISCLOSURES, STRANGE],
    3,
  ),
})

const caseMarks: fc.Arbitrary<Marks> = fc.record({
  special: mostly('no', ['yes', STRANGE], 20),
  showFrom: mostly<string | null>(null, days, 20),
  guardians: mostly('not-given', [...GUARDIAN_DISCLOSURES, STRANGE]),
})

/** Of a case that documents are linked to: more often restricted, since fewer are linked. */
const linkedCaseMarks: fc.Arbitrary<Marks> = fc.record({
  special: mostly('no', ['yes', STRANGE]),
  showFrom: mostly<string | null>(null, days, 5),
  guardians: mostly('not-given', [...GUARDIAN_DISCLOSURES, STRANGE], 4),
})

/** Cases of an archive; the last may be missing where documents are linked to it. */
const MOST_CASES = 6

const sets = [...PRE_RESTRICTED_SETS, STRANGE]

const TYPES = [
  'application-elderly-services',
  'other-document',
  'journal-entry',
  STRANGE,
]

/** Mostly no person, rarely one of some people. */
const someOf = <Name extends string>(people: readonly Name[], weight: number) =>
  mostly<readonly Name[]>(
    [],
    people.map((person) => [person]),
    weight,
  )

/**
 * @param clients who are named in it
 * @param people who may have left its case
 */
const paperOf = <Name extends string>(
  clients: fc.Arbitrary<readonly Name[]>,
  people: readonly Name[],
) => ({
  group: mostly(
    fc.constantFrom('phase-2-plus-client-document', 'journal-entry'),
    [...DOCUMENT_GROUPS, STRANGE],
  ),
  type: fc.oneof(
    fc.constantFrom(...codeIds('documentTypes')),
    fc.constantFrom(...TYPES),
  ),
  description: fc.option(
    fc.constantFrom('Åland', 'Ängsväg', 'Östra', 'ärende 2', 'Zoo', 'ü', ''),
    { nil: null },
  ),
  typeSet: mostly('none', sets),
  serviceSets: mostly<readonly string[]>(
    fc.constantFrom([], ['none'], ['none', 'none']),
    sets.map((set) => ['none', set]),
  ),
  marks,
  isAnnulled: mostly(false, [true]),
  isSuperseded: mostly(false, [true], 30),
  linked: mostly<readonly number[]>(
    [],
    [[0], [1], [2], [3], [4], [0, 1], [2, 3, 4], [5]],
    3,
  ),
  clients,
  isUncounted: mostly(false, [true], 30),
  availableOn: fc
    .integer({ min: -30, max: 3 })
    .map((n) => String(addDays(TODAY, n * 41))),
  availableOnForGuardians: fc
    .integer({ min: -30, max: 3 })
    .map((n) => String(addDays(TODAY, n * 37))),
  delayEndedOn: mostly<string | null>(null, days, 6),
  changedFor: someOf(people, 12),
  unknownFor: someOf(people, 40),
  drawnUpOn: fc
    .integer({ min: -3000, max: 0 })
    .map((n) => String(addDays(TODAY, n))),
  isCorrected: fc.boolean(),
  contentKind: fc.constantFrom('pdf', 'xhtml'),
})

const closedOn = () =>
  mostly<string | null>(
    null,
    [-2, -1, 0, 1, 2, 5000].map((n) => addDays(floor, n)),
    5,
  )

const floor = toPlainDate(activeUseFloor(TODAY, ACTIVE_USE_YEARS))

/**
 * Random documents.
 *
 * @param clients who are named in a document or attachment
 * @param people who may have left a case
 * @param tasks of which it belongs to a few
 */
export const documentOf = <Name extends string>(
  clients: fc.Arbitrary<readonly Name[]>,
  people: readonly Name[],
  tasks: readonly string[] = codeIds('serviceTasks'),
): fc.Arbitrary<ModelDocument<Name>> =>
  fc.record({
    ...paperOf(clients, people),
    tasks: fc
      .tuple(
        fc.constantFrom(...tasks),
        fc.oneof(fc.constant([]), fc.subarray([...tasks], { maxLength: 2 })),
      )
      .map(([own, more]): ModelDocument['tasks'] => [
        own,
        ...more.filter((task) => task !== own),
      ]),
    socialServices: fc.constantFrom(
      ['home-care'],
      ['home-care', 'meal-service'],
      ['support-for-living', STRANGE],
      [],
    ),
    controllerName: fc.constantFrom('The county', 'Östra länet', 'Åbo'),
    caseMarks,
    closedOn: closedOn(),
    attachments: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.record(paperOf(clients, people)), {
          maxLength: 3,
        }),
      },
    ),
  })

const document = documentOf(
  mostly<readonly Person[]>(
    ['subject'],
    [['subject', 'reader'], ['subject', 'stranger'], PERSONS],
    4,
  ),
  PERSONS,
)

/**
 * Random cases besides those of the documents.
 *
 * @param members who belong or belonged to one
 */
export const casesOf = <Name extends string>(
  members: fc.Arbitrary<readonly Name[]>,
  tasks: readonly string[] = codeIds('serviceTasks'),
): fc.Arbitrary<ModelCase<Name>[]> =>
  fc.array(
    fc.record({
      task: fc.constantFrom(...tasks),
      marks: linkedCaseMarks,
      marksBefore: fc.option(linkedCaseMarks, { nil: null }),
      closedOn: closedOn(),
      isAnnulled: mostly(false, [true]),
      isElsewhere: mostly(false, [true]),
      members,
    }),
    { minLength: MOST_CASES - 1, maxLength: MOST_CASES, size: 'max' },
  )

/** Random client relation documents. @param client whose they are */
export const relationOf = <Name extends string>(
  client: fc.Arbitrary<Name>,
): fc.Arbitrary<ModelRelation<Name>> =>
  fc.record({
    client,
    controller: fc.integer({ min: 0, max: 3 }),
    isOld: mostly(false, [true], 6),
    isAnnulled: mostly(false, [true], 6),
    isSuperseded: mostly(false, [true]),
    schema: mostly('from-2019-06', [...RELATION_SCHEMAS, STRANGE]),
    marks,
    startedOn: fc.constantFrom(null, '2021-05-05', TODAY, addDays(TODAY, 1)),
    endedOn: fc.constantFrom(null, '2024-12-31', TODAY, addDays(TODAY, 1)),
    protectionStartedOn: fc.constantFrom(null, '2022-06-06', '2030-01-01'),
    workers: fc.array(
      fc.constantFrom(null, '2021-05-05', TODAY, addDays(TODAY, 1)),
      { maxLength: 3 },
    ),
  })

/** Random archives. @param least documents each */
export const archives = (
  least: number,
  most = least + 20,
): fc.Arbitrary<ModelArchive> =>
  fc.record({
    documents: fc.array(document, {
      minLength: least,
      maxLength: most,
      size: 'max',
    }),
    relations: fc.array(relationOf(fc.constant('subject' as const)), {
      maxLength: 6,
    }),
    cases: casesOf(
      mostly<readonly Person[]>(['subject'], [['reader'], PERSONS], 4),
    ),
    dead: mostly<readonly Person[]>(
      [],
      [['subject'], ['reader'], ['stranger'], ['reader', 'stranger']],
    ),
  })
