import {
  decide,
  decideClientRelation,
  DOCUMENT_GROUPS,
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
  RELATION_SCHEMAS,
  type ClientRelationFacts,
  type Decision,
  type DocumentFacts,
  type Occasion,
} from '@mittkanta/visibility-policy'
import type {
  Marks,
  ModelArchive,
  ModelDocument,
  ModelPaper,
  ModelRelation,
  World,
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
}

/** A document with those that hang on it. */
export interface JudgedDocument extends Judged<ModelDocument> {
  readonly attachments: readonly Judged[]
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
      ...factsOf(occasion, paper, paper, 'not-an-attachment'),
      deceased,
    } as const
    const { outcome } = decide(occasion, facts)
    const main = outcome === 'shown' ? 'shown' : 'hidden'
    return {
      paper,
      facts,
      outcome,
      ref: world.ref('subject', n),
      attachments: paper.attachments.map((attachment, m) => {
        const attached = {
          ...factsOf(occasion, attachment, paper, main),
          deceased,
        } as const
        return {
          paper: attachment,
          facts: attached,
          outcome: decide(occasion, attached).outcome,
          ref: world.ref('subject', n, m),
        }
      }),
    }
  })
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
  { ground }: Occasion,
  paper: ModelPaper,
  { caseMarks, closedOn }: ModelDocument,
  mainDocument: DocumentFacts['mainDocument'],
) {
  const clients = paper.clients.length > 1 ? 'several' : 'one'
  return {
    version: 'newest',
    status: paper.isAnnulled ? 'annulled' : 'ready-for-archiving',
    group: known(DOCUMENT_GROUPS, paper.group),
    typeSet: known(PRE_RESTRICTED_SETS, paper.typeSet),
    serviceSets: paper.serviceSets.map((set) =>
      known(PRE_RESTRICTED_SETS, set),
    ),
    marks: marksOf(paper.marks),
    caseMarks: marksOf(caseMarks),
    subjectIsClient: isClient(paper, 'subject'),
    readerIsClient: isClient(paper, ground === 'own' ? 'subject' : 'reader'),
    clients: paper.isUncounted ? 'unknown' : clients,
    casesClosedOn: closedOn ?? 'open',
    mainDocument,
  } satisfies Omit<DocumentFacts, 'deceased'>
}

const relationFacts = (
  { client, isAnnulled, schema, marks }: ModelRelation,
  deceased: 'yes' | 'no',
) =>
  ({
    version: 'newest',
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

/** Whether the subject has died, or who reads; then nobody is served (11.4.1). */
export const isSomebodyDead = (
  { dead = [] }: ModelArchive,
  { ground }: Pick<Occasion, 'ground'>,
): boolean =>
  dead.includes('subject') || (ground !== 'own' && dead.includes('reader'))

const isClient = (paper: ModelPaper, person: 'subject' | 'reader') =>
  paper.clients.includes(person) ? 'yes' : 'no'

const known = <Value extends string>(
  union: readonly Value[],
  value: string,
): Value | 'unknown' =>
  (union as readonly string[]).includes(value) ? (value as Value) : 'unknown'
