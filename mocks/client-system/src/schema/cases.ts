import { line, prose } from '@mittkanta/contracts'
import { z } from 'zod'
import {
  CaseNameCode,
  ClientRelationRoleCode,
  Day,
  GuardianDisclosureCode,
  Key,
  Moment,
  ProhibitionRefusalReasonCode,
  RestrictionReasonCode,
  ServiceTaskCode,
} from './primitives.ts'

/**
 * Marks that a professional sets (5.3, 5.4.3). What client systems set
 * automatically is added on loading: the case's marks, special content of
 * pre-restricted documents, and value 1 for the guardians of a minor.
 */
export const Marks = z
  .strictObject({
    specialContent: z.boolean().optional(),
    showFrom: Day.optional().meta({
      description: 'First day on which it may be shown (5.3.1)',
    }),
    restrictionReasons: z.array(RestrictionReasonCode).optional(),
    reasonText: prose(10_000).optional(),
    guardianDisclosure: GuardianDisclosureCode.optional(),
    prohibitionRefusalReasons: z.array(ProhibitionRefusalReasonCode).optional(),
  })
  .meta({ id: 'Marks' })
export type Marks = z.infer<typeof Marks>

const Period = z.strictObject({ startedOn: Day, endedOn: Day.optional() })

/**
 * A client relation (7, 9.4). Its document is stored on the day it starts, and
 * again whenever something in it changes.
 */
export const ClientRelation = z
  .strictObject({
    key: Key,
    client: Key,
    controller: Key,
    relation: Period,
    childProtection: Period.optional(),
    workers: z
      .array(z.strictObject({ professional: Key, startedOn: Day }))
      .optional(),
    risks: z
      .array(z.strictObject({ description: prose(10_000), startedOn: Day }))
      .optional(),
    relatedPersons: z
      .array(
        z.strictObject({
          person: Key,
          roles: z.array(ClientRelationRoleCode).min(1),
        }),
      )
      .optional(),
    isOld: z
      .boolean()
      .optional()
      .meta({ description: '"Gammal klientrelation", for old documents only' }),
    schemaVersion: Day.optional().meta({
      description:
        'Structure of the document; the one that is ready on the day unless given',
    }),
    archivedOn: Day.optional().meta({
      description: 'First day on which the archive has it, if not its start',
    }),
    marks: Marks.optional(),
  })
  .meta({ id: 'ClientRelation' })
export type ClientRelation = z.infer<typeof ClientRelation>

/**
 * A case (8). Its document is stored when the case opens, and again when a
 * client joins or leaves and when it closes.
 */
export const Case = z
  .strictObject({
    key: Key,
    name: CaseNameCode,
    nameText: line(300).optional(),
    task: ServiceTaskCode,
    controller: Key,
    unit: Key.optional().meta({
      description: 'Service unit; the first of the controller unless given',
    }),
    members: z
      .array(
        z.strictObject({
          person: Key,
          joined: Moment.optional().meta({
            description: 'Absent: when the case was opened',
          }),
          left: Moment.optional(),
        }),
      )
      .min(1),
    openedOn: Day,
    closedOn: Day.optional(),
    archivedOn: Day.optional().meta({
      description: 'First day on which the archive has it, if not the opening',
    }),
    relatedCases: z.array(Key).optional().meta({
      description: 'Cases opened by the same opening document (8.1.4)',
    }),
    otherPersons: z
      .array(z.strictObject({ person: Key, howConcerned: prose(10_000) }))
      .optional(),
    marks: Marks.optional(),
  })
  .meta({ id: 'Case' })
export type Case = z.infer<typeof Case>
