import {
  isUnstructuredType,
  structureStatus,
  structureStatusOn,
  type DocumentGroupId,
  type StructuredDocument,
} from '@mittkanta/code-sets'
import { at, readyClientDocument, whenReady, type Check } from './check.ts'
import type { Subject } from './check.ts'

/** Which structure the documents of a group follow; `none` are stored in a view format only (11.2). */
const STRUCTURES: Readonly<
  Record<DocumentGroupId, StructuredDocument | 'none'>
> = {
  'client-relation-document': 'client-relation-document',
  'case-document': 'case-document',
  'old-client-document': 'none',
  'phase-1-client-document': 'none',
  'phase-2-plus-client-document': 'client-document',
  'journal-entry': 'client-document',
}

const isGroup = (id: string): id is DocumentGroupId =>
  Object.hasOwn(STRUCTURES, id)

/**
 * Which structure the JSON of a document follows. Three types of client
 * documents have none (9.9.3). Every structure has a client, which is mandatory
 * (10.2.3). An unknown group or type counts as structured, so that its clients
 * are compared.
 */
export function structureOf({
  metadata,
}: Subject): StructuredDocument | 'none' {
  if (isUnstructuredType(metadata.documentType ?? '')) return 'none'
  return isGroup(metadata.documentGroup)
    ? STRUCTURES[metadata.documentGroup]
    : 'client-document'
}

const isJson = ({ type }: { readonly type: string }) =>
  type === 'application/json'

/** Whether the contents of a document are other than those of the version that it replaces. */
export const bringsContents = ({ document, previous }: Subject): boolean =>
  (document.contents ?? []).map(({ hash }) => hash).join() !==
  previous?.contentHashes.join()

/** Structured content and the versions of structures (9.9.3, 10.1, 11.2). */
export const structureChecks: readonly Check[] = [
  {
    id: 'schema-version-supported',
    says: 'The schema version is a known one whose structure is ready or outdated on the day of storing.',
    section: '9.12.3',
    applies: whenReady,
    findings: (subject) => {
      const { schemaVersion } = subject.metadata
      const structure = structureOf(subject)
      const status =
        schemaVersion === undefined || structure === 'none'
          ? undefined
          : structureStatusOn(structure, schemaVersion, subject.today)
      return at(
        'metadata.schemaVersion',
        schemaVersion !== undefined &&
          structure !== 'none' &&
          structureStatus(status ?? '')?.archivable !== true,
      )
    },
  },
  {
    id: 'journal-entry-structured',
    says: 'A journal entry is stored in structured form, JSON beside its view format.',
    section: '11.2',
    applies: (subject) =>
      readyClientDocument(subject) &&
      subject.metadata.documentGroup === 'journal-entry' &&
      !subject.isAttachment &&
      bringsContents(subject),
    findings: ({ document: { contents = [] } }) =>
      at('contents', contents.length > 0 && !contents.some(isJson)),
  },
  {
    id: 'structure-exists',
    says: 'Old documents, documents of archive phase 1 and types without a structure are stored in a view format only.',
    section: '11.2',
    applies: (subject) =>
      readyClientDocument(subject) &&
      !subject.isAttachment &&
      structureOf(subject) === 'none',
    findings: ({ document: { contents = [] } }) =>
      contents.flatMap((content, index) =>
        at(`contents[${index}]`, isJson(content)),
      ),
  },
]
