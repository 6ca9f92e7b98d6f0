import { addYears, isPlainDate, type PlainDate } from '@mittkanta/calendar'
import type { ArchivedDocument } from '../../stored/archived-document.ts'
import { EXTENDED_SINCE } from '../../stored/schema-versions.ts'
import type { KnownDeath } from '../archive-view.ts'
import { birthDateOf, isAdultOn } from './ages.ts'
import { at, readyClientRelation, type Check, type Subject } from './check.ts'

/** First schema that has the child-protection relation (9.4.2). */
const CHILD_PROTECTION_SINCE = '2022-01-10'

const isExtendedAndCurrent = (
  schemaVersion: string | undefined,
  isOld: boolean | undefined,
) => isOld !== true && (schemaVersion ?? '') >= EXTENDED_SINCE

const otherRelations = ({ clients, previous, view }: Subject) =>
  clients
    .flatMap((client) => view.relationsOf(client))
    .filter(
      ({ firstDocumentId }) => firstDocumentId !== previous?.firstDocumentId,
    )

const isOpen = ({ case: content }: ArchivedDocument) =>
  content?.caseStatus !== 'closed'

/** Active use of a client relation document, counted from the client's death (11.3.1). */
const ACTIVE_USE_YEARS = 2

/**
 * Whether the active use of a deceased client's relation document has ended: two
 * years after the death, but the organiser has two years from when the archive
 * recorded it (11.3.1). When it is not known when that was, it has ended.
 */
const hasUseEnded = (
  { lastDay, recordedOn }: KnownDeath,
  today: PlainDate,
): boolean =>
  recordedOn === undefined ||
  [lastDay, recordedOn].every(
    (from) => today >= addYears(from, ACTIVE_USE_YEARS),
  )

/** Client relation documents (7, 9.4; 9.12.3). */
export const clientRelationChecks: readonly Check[] = [
  {
    id: 'client-relation-personal',
    says: 'A client relation document has one client.',
    section: '7',
    applies: readyClientRelation,
    findings: ({ metadata }) =>
      at('metadata.clients', metadata.clients.length > 1),
  },
  {
    id: 'client-relation-single',
    says: 'A person has one extended client relation document in a register, besides old client relations.',
    section: '9.12.3',
    applies: readyClientRelation,
    findings: (subject) => {
      const { metadata, document } = subject
      return at(
        'metadata.clients',
        isExtendedAndCurrent(
          metadata.schemaVersion,
          document.clientRelation?.isOldClientRelation,
        ) &&
          otherRelations(subject).some((other) =>
            isExtendedAndCurrent(
              other.metadata.schemaVersion,
              other.clientRelation?.isOldClientRelation,
            ),
          ),
      )
    },
  },
  {
    id: 'client-relation-id-unique',
    says: 'The identifier of a client relation stands in one document only.',
    section: '12.4.1',
    applies: readyClientRelation,
    findings: (subject) =>
      at(
        'clientRelation.clientRelationId',
        otherRelations(subject).some(
          ({ clientRelation }) =>
            clientRelation?.clientRelationId ===
            subject.document.clientRelation?.clientRelationId,
        ),
      ),
  },
  {
    id: 'old-relation-final',
    says: 'After an old client relation no new version of the document is stored.',
    section: '9.4.1',
    applies: readyClientRelation,
    findings: ({ previous }) =>
      at(
        'metadata.replacesDocumentId',
        previous?.clientRelation?.isOldClientRelation === true,
      ),
  },
  {
    id: 'old-relation-closed-cases',
    says: 'A client relation becomes an old one only when all its cases are closed.',
    section: '9.4.1',
    applies: readyClientRelation,
    findings: ({ document, view }) =>
      at(
        'clientRelation.isOldClientRelation',
        document.clientRelation?.isOldClientRelation === true &&
          view.casesOf(document.clientRelation.clientRelationId).some(isOpen),
      ),
  },
  {
    id: 'client-relation-of-deceased',
    says: 'Two years after the archive recorded the client’s date of death, and no earlier than two years after the death, the client relation document takes no new version; an old client relation is stored as before.',
    section: '11.3.1',
    applies: ({ metadata }) =>
      metadata.documentGroup === 'client-relation-document',
    findings: ({ clients, document, previous, today, view }) =>
      at(
        'metadata.clients',
        (previous !== undefined ||
          document.clientRelation?.isOldClientRelation !== true) &&
          clients.some((client) => {
            const death = view.deathOf(client)
            return death !== undefined && hasUseEnded(death, today)
          }),
      ),
  },
  {
    id: 'child-protection-schema',
    says: 'The child-protection relation exists from schema version 2022-01-10 on.',
    section: '9.4.2',
    applies: readyClientRelation,
    findings: ({ metadata, document }) =>
      at(
        'clientRelation.childProtection',
        document.clientRelation?.childProtection !== undefined &&
          (metadata.schemaVersion ?? '') < CHILD_PROTECTION_SINCE,
      ),
  },
  {
    id: 'child-protection-of-child',
    says: 'A child-protection relation stands in the child’s own document: it began before the client was 18.',
    section: '7.2.2',
    applies: readyClientRelation,
    findings: ({ metadata, document }) => {
      const startedOn =
        document.clientRelation?.childProtection?.startedOn ?? ''
      const born = metadata.clients[0] && birthDateOf(metadata.clients[0])
      return at(
        'clientRelation.childProtection.startedOn',
        born !== undefined &&
          isPlainDate(startedOn) &&
          isAdultOn(born, startedOn),
      )
    },
  },
]
