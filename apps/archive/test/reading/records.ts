import { randomUUID } from 'node:crypto'
import type { ArchiveSearchQuery } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { freshDatabase, type Engine } from '@mittkanta/test-kit'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { insertContents } from './oracle/contents.ts'
import { insertArchive } from './oracle/insert.ts'
import {
  worldOf,
  type ModelCase,
  type ModelDocument,
  type ModelPaper,
  type ModelRelation,
} from './oracle/model.ts'

const unrestricted = {
  special: 'no',
  showFrom: null,
  guardians: 'disclosed-child-does-not-object',
}

/** An attachment that its client sees under a main document that is shown. */
export const visiblePaper: ModelPaper = {
  group: 'phase-2-plus-client-document',
  type: 'application-elderly-services',
  description: null,
  typeSet: 'none',
  serviceSets: ['none'],
  marks: unrestricted,
  isAnnulled: false,
  isSuperseded: false,
  linked: [],
  clients: ['subject'],
  isUncounted: false,
  availableOn: '2025-11-03',
  availableOnForGuardians: '2025-11-03',
  delayEndedOn: null,
  changedFor: [],
  unknownFor: [],
  drawnUpOn: '2025-11-01',
  isCorrected: false,
  contentKind: 'pdf',
}

/** A document that its one client sees. */
export const visible: ModelDocument = {
  ...visiblePaper,
  tasks: ['elderly-services'],
  socialServices: ['home-care'],
  controllerName: 'The county',
  caseMarks: { ...unrestricted, guardians: 'not-given' },
  closedOn: null,
  attachments: [],
}

/** A case of the subject that they see, besides those of the documents. */
export const visibleCase: ModelCase = {
  task: 'child-protection',
  marks: { ...unrestricted, guardians: 'not-given' },
  marksBefore: null,
  closedOn: null,
  isAnnulled: false,
  isElsewhere: false,
  members: ['subject'],
}

/** A client relation document whose data its client sees. */
export const visibleRelation: ModelRelation = {
  client: 'subject',
  controller: 0,
  isOld: false,
  isAnnulled: false,
  isSuperseded: false,
  schema: 'from-2019-06',
  marks: unrestricted,
  startedOn: '2024-12-31',
  endedOn: null,
  protectionStartedOn: null,
  workers: [null],
}

/** A search for everything; the tests ask for one thing more. */
export const searched = (
  over: Partial<ArchiveSearchQuery> = {},
): ArchiveSearchQuery => ({
  text: '',
  tasks: [],
  socialServices: [],
  controllers: [],
  years: [],
  isNew: false,
  previousVisitAt: null,
  sort: 'date',
  page: 1,
  language: 'sv',
  ...over,
})

/**
 * A separate empty archive, with the contents that random documents refer to.
 */
export async function freshArchive(engine: Engine): Promise<Database> {
  const database = await freshDatabase(engine, ARCHIVE_SCHEMA)
  await insertContents(database)
  return database
}

/** Writes a record of a new person; gives their id and the documents' refs. */
export async function record(
  database: Database,
  documents: readonly ModelDocument[],
  relations: readonly ModelRelation[] = [],
  cases: readonly ModelCase[] = [],
) {
  const world = worldOf(randomUUID())
  await insertArchive(database, world, { documents, relations, cases })
  return {
    world,
    person: world.person('subject'),
    reader: world.person('reader'),
    ref: (document: number, attachment?: number) =>
      world.ref('subject', document, attachment),
  }
}
