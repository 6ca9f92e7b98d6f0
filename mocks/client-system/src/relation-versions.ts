import type { PlainDate } from '@mittkanta/calendar'
import { readyStructureVersion } from '@mittkanta/code-sets'
import type { DeliveredDocument } from '@mittkanta/contracts'
import { helsinkiInstant } from './days.ts'
import { documentOid } from './identifiers.ts'
import { ownMarks } from './marks.ts'
import type { ClientRelation } from './schema/cases.ts'
import { providerMetadata, type Story } from './story.ts'
import type { Step } from './timeline.ts'

/** The versions of one client relation document: one for every day on which it changed. */
export function relationSteps(
  story: Story,
  relation: ClientRelation,
  place: number,
): Step[] {
  const days = changeDays(relation)
  return days.map((day, index) => ({
    at: helsinkiInstant(day, '08:00'),
    rank: 'client-relation',
    controller: relation.controller,
    prepared: [
      { document: relationDocument(story, relation, place, day, index + 1) },
    ],
  }))
}

function changeDays(relation: ClientRelation): PlainDate[] {
  const { archivedOn } = relation
  const days = [
    ...periodDays(relation.relation),
    ...periodDays(relation.childProtection),
    ...(relation.workers ?? []).map(({ startedOn }) => startedOn),
    ...(relation.risks ?? []).map(({ startedOn }) => startedOn),
  ].map((day) =>
    archivedOn !== undefined && day < archivedOn ? archivedOn : day,
  )
  return [...new Set(days)].sort()
}

function periodDays(period: ClientRelation['childProtection']): PlainDate[] {
  if (period === undefined) return []
  return period.endedOn === undefined
    ? [period.startedOn]
    : [period.startedOn, period.endedOn]
}

/** A period as it was known on a day; `undefined` before it began. */
function knownPeriod(
  period: ClientRelation['childProtection'],
  day: PlainDate,
): ClientRelation['childProtection'] {
  if (period === undefined || period.startedOn > day) return undefined
  const { startedOn, endedOn } = period
  return endedOn === undefined || endedOn > day
    ? { startedOn }
    : { startedOn, endedOn }
}

function relationDocument(
  story: Story,
  relation: ClientRelation,
  place: number,
  day: PlainDate,
  version: number,
): DeliveredDocument {
  const controller = story.controller(relation.controller)
  const [unit] = controller.units
  if (unit === undefined) throw new Error('the controller has no unit')
  const oid = (of: number) =>
    documentOid(
      controller.organisation,
      story.scenario.arc,
      'client-relation',
      [place],
      of,
    )
  const childProtection = knownPeriod(relation.childProtection, day)
  const period = knownPeriod(relation.relation, day)

  return {
    metadata: {
      documentId: oid(version),
      version,
      ...(version > 1 && { replacesDocumentId: oid(version - 1) }),
      status: 'ready-for-archiving',
      documentGroup: 'client-relation-document',
      clients: [story.client(relation.client)],
      ...providerMetadata(controller, { unit, organisation: controller }),
      createdAt: day,
      schemaVersion:
        relation.schemaVersion ??
        readyStructureVersion('client-relation-document', day),
      retention: 'permanent',
      ...(story.hasMinor([relation.client], day) && {
        guardianDisclosure: 'disclosed-child-does-not-object',
      }),
      ...ownMarks(relation.marks),
    },
    clientRelation: {
      clientRelationId: story.clientRelationId(relation),
      ...(relation.isOld === true && { isOldClientRelation: true }),
      ...(period && { relation: period }),
      ...(childProtection && { childProtection }),
      responsibleWorkers: responsibleWorkers(story, relation, day),
      relatedPersons: (relation.relatedPersons ?? []).map(
        ({ person, roles }) => ({
          name: fullName(story.person(person)),
          roles,
        }),
      ),
      risks: (relation.risks ?? []).filter(({ startedOn }) => startedOn <= day),
    },
  }
}

function responsibleWorkers(
  story: Story,
  relation: ClientRelation,
  day: PlainDate,
) {
  return (relation.workers ?? [])
    .filter(({ startedOn }) => startedOn <= day)
    .map(({ professional, startedOn }) => {
      const worker = story.professional(professional)
      return {
        name: fullName(worker),
        title: worker.title,
        ...(worker.telephone !== undefined && { telephone: worker.telephone }),
        ...(worker.email !== undefined && { email: worker.email }),
        startedOn,
      }
    })
}

/** First and last name, as they are said. */
export const fullName = (person: {
  readonly firstName: string
  readonly lastName: string
}): string => `${person.firstName} ${person.lastName}`
