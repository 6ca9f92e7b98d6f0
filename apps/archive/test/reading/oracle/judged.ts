import {
  decide,
  decideClientRelation,
  DOCUMENT_GROUPS,
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
  RELATION_SCHEMAS,
  type CaseFacts,
  type ClientRelationFacts,
  type Decision,
  type DocumentFacts,
  type Occasion,
  type TaskFacts,
} from '@mittkanta/visibility-policy'
import { CORRECTED_AT } from './insert.ts'
import {
  availableAt,
  type Marks,
  type ModelArchive,
  type ModelCase,
  type ModelDocument,
  type ModelPaper,
  type ModelRelation,
  type Person,
  type World,
} from './model.ts'

/*
 * What the policy makes of each thing of a model. Facts are taken from the model
 * itself, without a line of the archive.
 */

/** The facts of a document as they travel. */
type Facts = ReturnType<typeof factsOf> & { readonly deceased: 'yes' | 'no' }

/** A document or attachment with its decision. */
export interface Judged<Paper extends ModelPaper = ModelPaper> {
  readonly paper: Paper
  readonly ref: string
  readonly facts: Facts
  readonly outcome: Decision['outcome']
  readonly arrival: Arrival
}

/** Since when a reader has had a document, and when it was corrected. */
interface Arrival {
  readonly date: string
  readonly availableAt: string
  readonly correctedAt: string | null
}

function arrivalOf({ ground }: Occasion, paper: ModelPaper): Arrival {
  const kind =
    ground === 'guardian' || ground === 'right-to-information'
      ? 'guardians'
      : 'client'
  const date =
    kind === 'guardians' ? paper.availableOnForGuardians : paper.availableOn
  return {
    date,
    availableAt: availableAt[kind](date),
    correctedAt: paper.isCorrected ? CORRECTED_AT : null,
  }
}

/**
 * A document with those that hang on it, and the tasks that its reader is
 * shown.
 */
export interface JudgedDocument extends Judged<ModelDocument> {
  readonly tasks: readonly TaskOfDocument[]
  readonly attachments: readonly Judged[]
}

/** A service task as it travels. */
interface TaskOfDocument {
  readonly task: string
  readonly facts: TaskFacts
}

/** A client relation document; an old one is none that the front page knows. */
export interface JudgedRelation {
  readonly place: number
  readonly relation: ModelRelation
  readonly facts: ReturnType<typeof relationFacts>
  readonly outcome: Decision['outcome']
}

export function judgedDocuments(
  world: World,
  archive: ModelArchive,
  occasion: Occasion,
): JudgedDocument[] {
  const deceased = isSomebodyDead(archive, occasion) ? 'yes' : 'no'
  return archive.documents.map((paper, n) => {
    const facts = {
      ...factsOf(archive, occasion, paper, paper, 'not-an-attachment'),
      deceased,
    } as const
    const { outcome } = decide(occasion, facts)
    const main = outcome === 'shown' ? 'shown' : 'hidden'
    return {
      paper,
      facts,
      outcome,
      arrival: arrivalOf(occasion, paper),
      ref: world.ref('subject', n),
      tasks: tasksOf(archive, occasion, paper),
      attachments: paper.attachments.map((attachment, m) => {
        const attached = {
          ...factsOf(archive, occasion, attachment, paper, main),
          deceased,
        } as const
        return {
          paper: attachment,
          facts: attached,
          outcome: decide(occasion, attached).outcome,
          arrival: arrivalOf(occasion, attachment),
          ref: world.ref('subject', n, m),
        }
      }),
    }
  })
}

/** The part of a case that says whether a reader could see it. */
type Case = Pick<ModelCase, 'task' | 'marks' | 'members'>

/** Whether a reader could see a case, taken for itself (decision A36). */
export function isOpenCase(
  { today, ground }: Occasion,
  { marks, members }: Case,
) {
  const { special, showFrom, guardians } = marks
  const isKeptFromGuardians =
    guardians === 'withheld-child-prohibits' ||
    guardians === 'withheld-own-initiative'
  return (
    special === 'no' &&
    (showFrom === null || showFrom <= today) &&
    known(GUARDIAN_DISCLOSURES, guardians) !== 'unknown' &&
    !(
      isKeptFromGuardians &&
      (ground === 'guardian' || ground === 'right-to-information')
    ) &&
    (ground === 'own' || members.length === 1 || members.includes('reader'))
  )
}

/** The task of the own case, and others in which the reader could see a case of the subject. */
function tasksOf(
  archive: ModelArchive,
  occasion: Occasion,
  { tasks: [own, ...named], linked }: ModelDocument,
): TaskOfDocument[] {
  const cases = linked.flatMap((place) => archive.cases[place] ?? [])
  const others = new Set([...named, ...cases.map(({ task }) => task)])
  others.delete(own)
  return [
    { task: own, facts: { isOfOwnCase: 'yes', openCase: 'none' } },
    ...[...others].flatMap((task) => {
      const candidates = named.includes(task)
        ? subjectsCases(archive)
        : cases.filter(isCaseOfSubject)
      const [open] = candidates
        .filter((one) => one.task === task && isOpenCase(occasion, one))
        .map((one) => caseFactsOf(occasion, one))
        .sort(mildestFirst)
      return open
        ? [{ task, facts: { isOfOwnCase: 'no', openCase: open } as const }]
        : []
    }),
  ]
}

/** Cases of the subject in the register of the documents, those of the documents among them. */
const subjectsCases = ({ documents, cases }: ModelArchive): Case[] => [
  ...documents
    .filter(({ clients }) => clients.includes('subject'))
    .map(({ tasks: [task], caseMarks, clients }) => ({
      task,
      marks: caseMarks,
      members: clients,
    })),
  ...cases.filter(isCaseOfSubject),
]

/** A case in force, in the register of the documents. */
const isCaseOfSubject = ({ members, isAnnulled, isElsewhere }: ModelCase) =>
  members.includes('subject') && !isAnnulled && !isElsewhere

const caseFactsOf = (
  occasion: Occasion,
  { marks, members }: Case,
): CaseFacts => ({
  ...marksOf(marks),
  clients: numberOf(members),
  readerIsClient: isAmong(members, readerOf(occasion)),
})

type CaseMarks = ReturnType<typeof marksOf>

/** Which of several open cases travels is agreed, and nothing else hangs on it. */
function mildestFirst(a: CaseFacts, b: CaseFacts): number {
  const key = (one: CaseFacts) =>
    [
      one.showFrom === 'none' ? '' : one.showFrom,
      one.guardianDisclosure,
      one.clients === 'one' ? 1 : 2,
      one.readerIsClient === 'yes' ? 1 : 2,
    ].join(' ')
  return key(a) < key(b) ? -1 : 1
}

export const judgedRelations = (
  archive: ModelArchive,
  occasion: Occasion,
): JudgedRelation[] =>
  archive.relations
    .map((relation, place) => {
      const facts = relationFacts(
        relation,
        isSomebodyDead(archive, occasion) ? 'yes' : 'no',
      )
      const { outcome } = decideClientRelation(occasion, facts)
      return { place, relation, facts, outcome }
    })
    .filter(({ relation }) => !relation.isOld)

function factsOf(
  archive: ModelArchive,
  { ground }: Occasion,
  paper: ModelPaper,
  main: ModelDocument,
  mainDocument: DocumentFacts['mainDocument'],
) {
  return {
    version: paper.isSuperseded ? 'superseded' : 'newest',
    status: paper.isAnnulled ? 'annulled' : 'ready-for-archiving',
    group: known(DOCUMENT_GROUPS, paper.group),
    typeSet: known(PRE_RESTRICTED_SETS, paper.typeSet),
    serviceSets: paper.serviceSets.map((set) =>
      known(PRE_RESTRICTED_SETS, set),
    ),
    marks: marksOf(paper.marks),
    caseMarks: together([
      marksOf(main.caseMarks),
      ...[...main.linked, ...paper.linked].map((place) => {
        const linked = archive.cases[place]
        return linked ? marksOf(linked.marks) : NOT_FOUND
      }),
    ]),
    subjectIsClient: isAmong(paper.clients, 'subject'),
    readerIsClient: isAmong(paper.clients, readerOf({ ground })),
    clients: paper.isUncounted ? 'unknown' : numberOf(paper.clients),
    casesClosedOn: lastClosed([
      main.closedOn,
      ...main.linked.map((place) => archive.cases[place]?.closedOn ?? null),
    ]),
    mainDocument,
    delayEndedOn: (ground === 'own' ? paper.delayEndedOn : null) ?? 'none',
    changedSinceSubjectLeft: sinceLeaving(paper, 'subject'),
    changedSinceReaderLeft:
      ground === 'own'
        ? sinceLeaving(paper, 'subject')
        : sinceReaderLeft(paper, main),
  } satisfies Omit<DocumentFacts, 'deceased'>
}

const sinceLeaving = (
  { changedFor, unknownFor }: ModelPaper,
  person: Person,
) => {
  if (unknownFor.includes(person)) return 'unknown'
  return changedFor.includes(person) ? 'yes' : 'no'
}

/** A client of an attachment who is none of its main document has no row of it. */
function sinceReaderLeft(paper: ModelPaper, main: ModelDocument) {
  if (!paper.clients.includes('reader')) return 'no'
  return main.clients.includes('reader')
    ? sinceLeaving(paper, 'reader')
    : 'unknown'
}

const NOT_FOUND = {
  specialContent: 'unknown',
  showFrom: 'unknown',
  guardianDisclosure: 'unknown',
} as const

/** What several cases restrict together (decision A13). */
function together(cases: readonly CaseMarks[]) {
  const some = (value: string) =>
    cases.some((marks) => Object.values(marks).includes(value))
  const special = some('yes') ? 'yes' : 'no'
  const [guardians = 'unknown'] = [
    'withheld-own-initiative',
    'withheld-child-prohibits',
    'not-given',
    'disclosed-despite-prohibition',
    'disclosed-child-does-not-object',
  ].filter(some)
  const isUnknown = (of: keyof CaseMarks) =>
    cases.some((marks) => marks[of] === 'unknown')
  const days = cases
    .map(({ showFrom }) => (showFrom === 'none' ? '' : showFrom))
    .sort()
  return {
    specialContent: isUnknown('specialContent') ? 'unknown' : special,
    showFrom: days.at(-1) === '' ? 'none' : (days.at(-1) ?? 'none'),
    guardianDisclosure: known(
      GUARDIAN_DISCLOSURES,
      isUnknown('guardianDisclosure') ? 'unknown' : guardians,
    ),
  } as const
}

const lastClosed = (days: readonly (string | null)[]) =>
  days.includes(null) ? 'open' : ([...days].sort().at(-1) ?? 'open')

const relationFacts = (
  { client, isAnnulled, isSuperseded, schema, marks }: ModelRelation,
  deceased: 'yes' | 'no',
) =>
  ({
    version: isSuperseded ? 'superseded' : 'newest',
    status: isAnnulled ? 'annulled' : 'ready-for-archiving',
    schema: known(RELATION_SCHEMAS, schema),
    marks: marksOf(marks),
    subjectIsClient: client === 'subject' ? 'yes' : 'no',
    deceased,
  }) satisfies ClientRelationFacts

const marksOf = ({ special, showFrom, guardians }: Marks) => ({
  specialContent: known(['yes', 'no'], special),
  showFrom: showFrom ?? 'none',
  guardianDisclosure: known(GUARDIAN_DISCLOSURES, guardians),
})

/**
 * Whether the subject or the reader has died; then the reader is not served
 * (11.4.1).
 */
export const isSomebodyDead = (
  { dead = [] }: ModelArchive,
  { ground }: Pick<Occasion, 'ground'>,
): boolean =>
  dead.includes('subject') || (ground !== 'own' && dead.includes('reader'))

const readerOf = ({ ground }: Pick<Occasion, 'ground'>): Person =>
  ground === 'own' ? 'subject' : 'reader'

const isAmong = (clients: readonly Person[], person: Person) =>
  clients.includes(person) ? 'yes' : 'no'

const numberOf = (clients: readonly Person[]) =>
  clients.length > 1 ? 'several' : 'one'

const known = <Value extends string>(
  union: readonly Value[],
  value: string,
): Value | 'unknown' =>
  (union as readonly string[]).includes(value) ? (value as Value) : 'unknown'
