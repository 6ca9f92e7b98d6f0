import { serviceTask } from '@mittkanta/code-sets'
import {
  strictestMarks,
  type Answer,
  type GuardianDisclosure,
  type RestrictionMarks,
} from '@mittkanta/visibility-policy'

/** What of a document says to which cases and service tasks it belongs. */
export interface Belonging {
  /** Its own case; absent on a client relation document. */
  readonly caseId?: string | undefined
  readonly metadata: {
    /** Further cases that it is linked to (8.1.4). */
    readonly linkedCaseIds?: readonly string[] | undefined
    readonly serviceTasks?: readonly string[] | undefined
  }
}

/** The newest state of a case, as `case_state` holds it. */
export interface CaseState {
  readonly task: string
  /** `yes` or `no` */
  readonly special_content: string
  /** Helsinki calendar date; null when the case is not delayed. */
  readonly show_from: string | null
  readonly guardian_disclosure: string
  /** Helsinki calendar date; null while it is open. */
  readonly closed_on: string | null
}

/** What a document takes from its cases. */
export interface CasesOfDocument {
  /** The service task of the document's own case. */
  readonly ownTask: string
  /** Every other service task, its own ones and those of linked cases, each once. */
  readonly otherTasks: readonly string[]
  /** The strictest marks of all its cases (decision A13). */
  readonly marks: RestrictionMarks
  /** Helsinki calendar date on which the last of its cases was closed; null while one is open (decision A1). */
  readonly closedOn: string | null
}

/** The cases that a document belongs to, each once: its own, then those that it is linked to (8.1.4, 8.2.1). */
export const caseIdsOf = ({ caseId, metadata }: Belonging): string[] => [
  ...new Set([
    ...(caseId === undefined ? [] : [caseId]),
    ...(metadata.linkedCaseIds ?? []),
  ]),
]

/**
 * The service tasks that a document names itself, each once. An old document
 * also carries a task of an earlier classification (11.2), which no list has.
 */
export const serviceTasksOf = ({ metadata }: Belonging): string[] => [
  ...new Set((metadata.serviceTasks ?? []).filter((task) => serviceTask(task))),
]

/**
 * What all cases of a document make of it together (8.1.4, 8.2.1, decisions A1,
 * A13 and A36). Of a document with a linked case that is not found nothing is
 * known, so that it is hidden.
 *
 * @param stateOf the newest state of a case by its id
 * @throws {Error} when its own case is not found
 */
export function casesOfDocument(
  document: Belonging,
  stateOf: (caseId: string) => CaseState | undefined,
): CasesOfDocument {
  const own =
    document.caseId === undefined ? undefined : stateOf(document.caseId)
  if (own === undefined) throw new Error('A document without its case')
  const ids = caseIdsOf(document)
  const states = ids.flatMap((id) => stateOf(id) ?? [])
  const isEachFound = states.length === ids.length
  const tasks = new Set([
    ...serviceTasksOf(document),
    ...states.map(({ task }) => task),
  ])
  tasks.delete(own.task)
  return {
    ownTask: own.task,
    otherTasks: [...tasks],
    marks: strictestMarks(isEachFound ? states.map(marksOf) : []),
    closedOn: isEachFound ? lastClosed(states) : null,
  }
}

/** What no code set knows is unknown to `strictestMarks`, whatever it is. */
const marksOf = (state: CaseState): RestrictionMarks => ({
  specialContent: state.special_content as Answer,
  showFrom: state.show_from ?? 'none',
  guardianDisclosure: state.guardian_disclosure as GuardianDisclosure,
})

function lastClosed(states: readonly CaseState[]): string | null {
  const days = states.flatMap(({ closed_on: day }) => day ?? [])
  return days.length === states.length ? (days.toSorted().at(-1) ?? null) : null
}

/**
 * The columns that hold the combined marks. A date column cannot say `unknown`;
 * the other two then do.
 */
export const caseMarkColumns = ({
  specialContent,
  showFrom,
  guardianDisclosure,
}: RestrictionMarks) => ({
  case_special_content: showFrom === 'unknown' ? 'unknown' : specialContent,
  case_show_from:
    showFrom === 'none' || showFrom === 'unknown' ? null : showFrom,
  case_guardian_disclosure: guardianDisclosure,
})
