import type {
  ContentReference,
  DeliveredDocument,
  Metadata,
} from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'

/** The organiser whose register the tests write to. */
export const CONTROLLER = {
  id: '1.2.246.10.100',
  name: 'Exempelkustens välfärdsområde',
} as const

/** Another organiser, with a separate register. */
export const OTHER_CONTROLLER = {
  id: '1.2.246.10.900',
  name: 'Inlandets välfärdsområde',
} as const

/** A service unit of the first organiser that is a shelter. */
export const SHELTER_UNIT = '1.2.246.10.100.9'

let lastArc = 0

/** An OID that no other document of the run has. */
export const newOid = (): string => {
  lastArc += 1
  return `1.2.246.556.${lastArc}`
}

/** Metadata that every document group has. */
const common = (clients: readonly IdentityCode[]) => ({
  documentId: newOid(),
  version: 1,
  status: 'ready-for-archiving',
  clients: clients.map((code) => ({ identityCode: code.reveal() })),
  controllerId: CONTROLLER.id,
  controllerName: CONTROLLER.name,
  serviceOrganiserId: CONTROLLER.id,
  serviceOrganiserName: CONTROLLER.name,
  serviceUnitId: '1.2.246.10.100.1',
  retention: 'permanent',
})

/** A client relation document that is accepted as it is. */
export function clientRelation(client: IdentityCode): DeliveredDocument {
  return {
    metadata: {
      ...common([client]),
      documentGroup: 'client-relation-document',
      schemaVersion: '2022-01-10',
      guardianDisclosure: 'disclosed-child-does-not-object',
    },
    clientRelation: {
      clientRelationId: newOid(),
      relation: { startedOn: '2023-02-01' },
      responsibleWorkers: [
        { name: 'Oona Lind', title: 'Socialarbetare', startedOn: '2023-02-01' },
      ],
    },
  }
}

/** The document of an open case of the clients of these client relations. */
export function caseDocument(
  clients: readonly IdentityCode[],
  relations: readonly DeliveredDocument[],
): DeliveredDocument {
  const openedAt = '2023-02-01'
  return {
    metadata: {
      ...common(clients),
      documentGroup: 'case-document',
      caseId: newOid(),
      serviceTasks: ['elderly-services'],
    },
    case: {
      caseName: 'care-and-attention',
      openedAt,
      caseStatus: 'open',
      isJoint: clients.length > 1,
      clientRelationIds: relations.flatMap(
        ({ clientRelation: content }) => content?.clientRelationId ?? [],
      ),
      members: clients.map((code) => ({
        client: { identityCode: code.reveal() },
        joinedAt: openedAt,
      })),
    },
  }
}

/** A needs assessment of phase 2, in a case, drawn up on 1 February 2024. */
export function clientDocument(
  ofCase: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return {
    metadata: {
      ...common([]),
      clients: structuredClone(ofCase.metadata.clients),
      documentGroup: 'phase-2-plus-client-document',
      caseId: ofCase.metadata.caseId,
      generalDocumentType: 'assessment',
      documentType: 'needs-assessment-older-people',
      serviceProducerId: '1.2.246.10.200',
      serviceProducerName: 'Hemvården Ab',
      storedByFirstName: 'Oona',
      storedByLastName: 'Lind',
      createdAt: '2024-02-01',
      serviceProcess: 'assessment-of-service-need',
      serviceTasks: ['elderly-services'],
      language: 'sv',
      guardianDisclosure: 'disclosed-child-does-not-object',
    },
    contents: [...contents],
  }
}

/** A journal entry in a case; its contents are a view format and JSON. */
export function journalEntry(
  ofCase: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return altered(clientDocument(ofCase, contents), ({ metadata }) => {
    metadata.documentGroup = 'journal-entry'
    metadata.generalDocumentType = 'journal-entry'
    metadata.documentType = 'journal-visit-or-contact'
    metadata.schemaVersion = '2022-01-10'
  })
}

/** A decision, signed by a professional. */
export function decision(
  ofCase: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return altered(clientDocument(ofCase, contents), ({ metadata }) => {
    metadata.generalDocumentType = 'decision'
    metadata.documentType = 'decision-elderly'
    metadata.serviceProcess = 'arranging-of-service'
    metadata.signatures = [professionalSignature()]
  })
}

/** A document of the archive's first phase. */
export function phase1Document(
  ofCase: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return altered(clientDocument(ofCase, contents), ({ metadata }) => {
    metadata.documentGroup = 'phase-1-client-document'
    metadata.specialContent = true
    delete metadata.documentType
  })
}

/** An old document, from before the archive. */
export function oldDocument(
  ofCase: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return altered(phase1Document(ofCase, contents), ({ metadata }) => {
    metadata.documentGroup = 'old-client-document'
    metadata.serviceTasks = ['elderly-services', 'informal-care-support-2011']
  })
}

/** An attachment of a document. */
export function attachment(
  main: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return altered(main, (document) => {
    document.metadata.documentId = newOid()
    document.metadata.parentDocumentId = main.metadata.documentId
    document.metadata.generalDocumentType = 'other-client-document'
    document.metadata.documentType = 'attachment'
    document.metadata.description = 'Hyreskvitto'
    delete document.metadata.signatures
    document.contents = [...contents]
  })
}

/** The next version of a document, with nothing else changed. */
export function nextVersion(document: DeliveredDocument): DeliveredDocument {
  return altered(document, ({ metadata }) => {
    metadata.replacesDocumentId = metadata.documentId
    metadata.documentId = newOid()
    metadata.version += 1
  })
}

/** A correction of a document, with other content. */
export function correction(
  document: DeliveredDocument,
  contents: readonly ContentReference[],
): DeliveredDocument {
  return altered(nextVersion(document), (next) => {
    next.contents = [...contents]
    next.metadata.correctionReason = 'obvious-writing-error'
    next.metadata.description = 'Ledande socialarbetare'
    next.metadata.createdAt = '2024-02-20'
  })
}

/** The annulment of a document: its metadata, without content. */
export function annulment(document: DeliveredDocument): DeliveredDocument {
  const { metadata } = nextVersion(document)
  return { metadata: { ...metadata, status: 'annulled' } }
}

/** A later version of a case's document that closes the case. */
export function closing(
  ofCase: DeliveredDocument,
  closedAt: string,
): DeliveredDocument {
  return altered(nextVersion(ofCase), ({ case: content }) => {
    if (!content) throw new Error('not a case document')
    content.caseStatus = 'closed'
    content.closedAt = closedAt
  })
}

/** A professional's electronic signature. */
export const professionalSignature = (): NonNullable<
  Metadata['signatures']
>[number] => ({
  registrationNumber: '12345678901',
  firstName: 'Oona',
  lastName: 'Lind',
  identificationMethod: 'professional-certificate',
  signedAt: '2024-02-01T10:00:00+02:00',
})

/** A copy of a document with one thing changed. */
export function altered(
  document: DeliveredDocument,
  change: (copy: DeliveredDocument) => void,
): DeliveredDocument {
  const copy = structuredClone(document)
  change(copy)
  return copy
}
