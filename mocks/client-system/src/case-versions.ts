import { readyStructureVersion } from '@mittkanta/code-sets'
import type { CaseContent, DeliveredDocument } from '@mittkanta/contracts'
import { dayOf, helsinkiInstant } from './days.ts'
import { documentOid } from './identifiers.ts'
import { ownMarks } from './marks.ts'
import { fullName } from './relation-versions.ts'
import type { Case } from './schema/cases.ts'
import { providerMetadata, type Story } from './story.ts'
import type { Step } from './timeline.ts'

/** Usual hours of the day, so that what happens on one day keeps its order. */
const OPENING = '08:10'
const LEAVING = '18:00'
const CLOSING = '18:30'
const JOINING = '10:00'

type Member = Case['members'][number]

/** The versions of one case document: opening, every change of members, closing. */
export function caseSteps(story: Story, one: Case, place: number): Step[] {
  return changes(one).map((at, index) => ({
    at,
    rank: 'case',
    controller: one.controller,
    prepared: [{ document: caseDocument(story, one, place, at, index + 1) }],
  }))
}

/** Instants at which the archive receives a change, in their order. */
function changes(one: Case): string[] {
  const first = one.archivedOn ?? one.openedOn
  const opened = helsinkiInstant(first, OPENING)
  // An old case comes to the archive as it is: closed.
  if (isOldCase(one)) return [opened]
  const members = one.members.flatMap((member) => [
    ...(member.joined === undefined ? [] : [joinedAt(member.joined)]),
    ...(member.left === undefined ? [] : [leftAt(member.left)]),
  ])
  const closedOn = one.closedOn
  const closed =
    closedOn === undefined ? [] : [helsinkiInstant(closedOn, CLOSING)]
  const all = [
    opened,
    ...members.filter((at) => isAfter(at, opened)),
    ...closed,
  ]
  return [...new Set(all)].sort((a, b) => Date.parse(a) - Date.parse(b))
}

/** Whether the case was closed before the archive got it. */
const isOldCase = ({ archivedOn, closedOn }: Case): boolean =>
  archivedOn !== undefined && closedOn !== undefined && closedOn < archivedOn

const joinedAt = (moment: string) => helsinkiInstant(moment, JOINING)
const leftAt = (moment: string) => helsinkiInstant(moment, LEAVING)
const isAfter = (one: string, other: string) =>
  Date.parse(one) > Date.parse(other)

/** Members of a case at an instant, as the archive knows them. */
function knownMembers(one: Case, at: string) {
  const hasJoined = ({ joined }: Member) =>
    joined === undefined || !isAfter(joinedAt(joined), at)
  const hasLeft = ({ left }: Member) =>
    left !== undefined && !isAfter(leftAt(left), at)
  const ever = one.members.filter(hasJoined)
  return { ever, active: ever.filter((member) => !hasLeft(member)), hasLeft }
}

function caseDocument(
  story: Story,
  one: Case,
  place: number,
  at: string,
  version: number,
): DeliveredDocument {
  const controller = story.controller(one.controller)
  const unit = story.unit(one.unit, one)
  const { active } = knownMembers(one, at)
  const oid = (of: number) =>
    documentOid(
      controller.organisation,
      story.scenario.arc,
      'case',
      [place],
      of,
    )

  return {
    metadata: {
      documentId: oid(version),
      version,
      ...(version > 1 && { replacesDocumentId: oid(version - 1) }),
      status: 'ready-for-archiving',
      documentGroup: 'case-document',
      clients: active.map(({ person }) => story.client(person)),
      ...providerMetadata(controller, unit),
      createdAt: dayOf(at),
      caseId: story.caseId(one.key),
      serviceTasks: [one.task],
      schemaVersion: readyStructureVersion('case-document', dayOf(at)),
      retention: 'permanent',
      ...ownMarks(one.marks),
    },
    case: caseContent(story, one, at),
  }
}

function caseContent(story: Story, one: Case, at: string): CaseContent {
  const { ever, active, hasLeft } = knownMembers(one, at)
  const isClosed = one.closedOn !== undefined && isClosedAt(one, at)
  const relations = story.scenario.clientRelations.filter(
    ({ client, controller, isOld }) =>
      controller === one.controller &&
      (isOld === true) === isOldCase(one) &&
      active.some(({ person }) => person === client),
  )

  return {
    caseName: one.name,
    ...(one.nameText !== undefined && { caseNameText: one.nameText }),
    openedAt: one.openedOn,
    ...(isClosed && one.closedOn && { closedAt: one.closedOn }),
    caseStatus: isClosed ? 'closed' : 'open',
    isJoint: ever.length > 1,
    clientRelationIds: relations.map(story.clientRelationId),
    members: ever.map((member) => ({
      client: story.client(member.person),
      joinedAt:
        member.joined === undefined ? one.openedOn : joinedAt(member.joined),
      ...(member.left !== undefined &&
        hasLeft(member) && { leftAt: leftAt(member.left) }),
    })),
    relatedCaseIds: (one.relatedCases ?? []).map(story.caseId),
    otherPersons: (one.otherPersons ?? []).map(({ person, howConcerned }) => ({
      name: fullName(story.person(person)),
      howConcerned,
    })),
  }
}

/** Closing is the last change of all, and the last thing of its day. */
function isClosedAt(one: Case, at: string): boolean {
  const last = changes(one).at(-1)
  return last === at
}

/** The document that annuls a case document as it is at an instant. */
export function caseAnnulment(
  story: Story,
  key: string,
  at: string,
): DeliveredDocument {
  const one = story.case(key)
  const place = story.scenario.cases.indexOf(one) + 1
  const before = changes(one).filter((change) => !isAfter(change, at))
  const newest = before.at(-1) ?? at
  const document = caseDocument(story, one, place, newest, before.length + 1)
  return {
    ...document,
    metadata: {
      ...document.metadata,
      status: 'annulled',
      createdAt: dayOf(at),
    },
  }
}
