import {
  readyStructureVersion,
  type GeneralDocumentTypeId,
} from '@mittkanta/code-sets'
import type { PlainDate } from '@mittkanta/calendar'
import type { Metadata } from '@mittkanta/contracts'
import { helsinkiInstant } from './days.ts'
import { kindOf } from './document-kind.ts'
import { identityCodeOf, unitOid } from './identifiers.ts'
import { visibilityMetadata, type Phase } from './marks.ts'
import type { Attachment, Document } from './schema/documents.ts'
import type { Marks } from './schema/cases.ts'
import type { Professional } from './schema/organisations.ts'
import { providerMetadata, type Story } from './story.ts'

/** The usual process of each kind of document (8.2), where the scenario names none. */
const USUAL_PROCESS: Partial<
  Record<GeneralDocumentTypeId, Metadata['serviceProcess']>
> = {
  application: 'initial-handling-of-case',
  notification: 'initial-handling-of-case',
  assessment: 'assessment-of-service-need',
  plan: 'planning-of-client-relation',
  decision: 'arranging-of-service',
}

/** What one version of a document says, apart from its identifiers. */
export interface VersionState {
  readonly marks: Marks | undefined
  /** Who stores this version. */
  readonly by: Professional
  /** The day it was drawn up, or corrected. */
  readonly createdOn: PlainDate
  /** The day on which the archive gets it; minority is judged on it (9.12.3). */
  readonly archivedOn: PlainDate
  readonly isSigned: boolean
}

/** The group that follows from the type, unless the scenario gives one. */
export function groupOf(document: Document) {
  if (document.group !== undefined) return document.group
  return kindOf(document).generalType === 'journal-entry'
    ? 'journal-entry'
    : 'phase-2-plus-client-document'
}

/** Metadata that all versions and attachments of a document have alike. */
function commonMetadata(story: Story, document: Document) {
  const one = story.case(document.case)
  const unit = story.unit(document.unit, one)
  const { generalType } = kindOf(document)
  const hasServices = (document.services ?? []).length > 0
  const process =
    document.process ??
    (generalType && USUAL_PROCESS[generalType]) ??
    (hasServices ? 'delivery-of-service' : 'assessment-of-service-need')
  const { organisation } = unit

  return {
    clients: document.clients.map(story.client),
    ...providerMetadata(story.controller(one.controller), unit),
    serviceProducerId: unitOid(organisation.organisation),
    serviceProducerName: organisation.name,
    caseId: story.caseId(document.case),
    ...(document.linkedCases && {
      linkedCaseIds: document.linkedCases.map(story.caseId),
    }),
    serviceProcess: process,
    serviceTasks: [
      ...(document.tasks ?? [one.task]),
      ...(document.originalTask === undefined ? [] : [document.originalTask]),
    ],
    ...(hasServices && { socialServices: document.services }),
    language: document.language,
  } satisfies Partial<Metadata>
}

function storedBy(by: Professional) {
  return { storedByFirstName: by.firstName, storedByLastName: by.lastName }
}

function received(item: Pick<Document, 'received'>) {
  return item.received === undefined
    ? {}
    : {
        receivedAt: item.received.on,
        arrivalMethod: item.received.how,
        senderOrAgent: item.received.from,
      }
}

/** Metadata of one version of a client document or journal entry. */
export function documentMetadata(
  story: Story,
  document: Document,
  state: VersionState,
  phase: Phase,
) {
  const one = story.case(document.case)
  const group = groupOf(document)

  return {
    documentGroup: group,
    // Types for which the handbook gives no general type are sent as "other".
    generalDocumentType:
      kindOf(document).generalType ?? 'other-client-document',
    ...(document.type !== undefined && { documentType: document.type }),
    ...(document.description !== undefined && {
      description: document.description,
    }),
    ...commonMetadata(story, document),
    ...storedBy(state.by),
    createdAt: state.createdOn,
    ...received(document),
    ...(state.isSigned && signatures(story, document, state)),
    ...(document.content.kind === 'xhtml+json' && {
      schemaVersion: readyStructureVersion('client-document', state.archivedOn),
    }),
    retention: 'permanent',
    ...visibilityMetadata(
      {
        type: document.type,
        group,
        services: document.services ?? [],
        isShelterUnit: story.unit(document.unit, one).unit.isShelter === true,
        hasMinor: story.hasMinor(document.clients, state.archivedOn),
        marks: state.marks,
        caseMarks: one.marks,
      },
      phase,
    ),
  } satisfies Partial<Metadata>
}

/** Metadata of an attachment, in part those of its main document (9.9.3). */
export function attachmentMetadata(
  story: Story,
  document: Document,
  attachment: Attachment,
  state: VersionState,
  phase: Phase,
) {
  const one = story.case(document.case)
  const group = 'phase-2-plus-client-document'
  return {
    documentGroup: group,
    generalDocumentType: 'other-client-document',
    documentType: 'attachment',
    description: attachment.description,
    ...commonMetadata(story, document),
    ...storedBy(state.by),
    createdAt: attachment.drawnUp ?? state.createdOn,
    ...received(attachment),
    retention: attachment.retention ?? 'permanent',
    ...visibilityMetadata(
      {
        type: 'attachment',
        group,
        services: document.services ?? [],
        isShelterUnit: story.unit(document.unit, one).unit.isShelter === true,
        hasMinor: story.hasMinor(document.clients, state.archivedOn),
        marks: attachment.marks,
        caseMarks: one.marks,
      },
      phase,
    ),
  } satisfies Partial<Metadata>
}

/** The professional's signature where the type requires it, and private persons' (9.10). */
function signatures(story: Story, document: Document, state: VersionState) {
  const { by } = state
  const professional = kindOf(document).needsProfessionalSignature
    ? [
        {
          registrationNumber: by.registrationNumber,
          firstName: by.firstName,
          lastName: by.lastName,
          identificationMethod: 'professional-certificate',
          signedAt: helsinkiInstant(state.createdOn, '11:30'),
        },
      ]
    : []
  const privatePersons = (document.signatures ?? []).map((signature) => {
    const person = story.person(signature.person)
    return {
      personId: identityCodeOf(person).reveal(),
      firstName: person.firstName,
      lastName: person.lastName,
      identificationMethod: signature.method,
      signedAt: helsinkiInstant(signature.at, '11:00'),
    }
  })
  const all = [...privatePersons, ...professional]
  return all.length === 0 ? {} : { signatures: all }
}
