import type { PlainDate } from '@mittkanta/calendar'
import type { ClientEntry } from '@mittkanta/contracts'
import type { ClientNodes } from '../contents/client-nodes.ts'
import type { ArchivedDocument } from '../stored/archived-document.ts'
import { caseIdsOf } from '../stored/cases-of-document.ts'

/** A person as the archive knows them when a delivery arrives. */
export interface KnownPerson {
  /** Of the person that they are now. */
  readonly personId: string
  readonly identityCode: string | undefined
  readonly temporaryId: string | undefined
  /** Whether their temporary code was changed into an official one. */
  readonly isReplaced: boolean
  /** Whether another register has stored documents of the person. */
  readonly isInOtherRegisters: boolean
  /** Absent while no date of death is recorded. */
  readonly death?: KnownDeath | undefined
}

/** A recorded date of death (11.3.1). */
export interface KnownDeath {
  /** The last day that the date can mean. */
  readonly lastDay: PlainDate
  /** The Helsinki day on which the archive recorded it; absent when not known. */
  readonly recordedOn: PlainDate | undefined
}

/** A content that the register's client systems uploaded. */
export interface KnownContent {
  readonly hash: string
  readonly type: string
  /**
   * The clients that a structured form names. Codes of persons of the delivery
   * are as they are; any other code is a hash. Absent for the other types, and
   * for a structured form that was uploaded before these were kept.
   */
  readonly clientNodes: ClientNodes | undefined
}

/** What is loaded for one delivery. */
export interface ArchiveContent {
  /** Versions of one document follow each other. */
  readonly documents: readonly ArchivedDocument[]
  readonly persons: readonly KnownPerson[]
  /** The contents that the register may refer to. */
  readonly contents: readonly KnownContent[]
  /** Case numbers that another register uses. */
  readonly foreignCaseIds: readonly string[]
}

/**
 * What one register holds of everything that a delivery mentions, with the
 * delivery's own earlier documents. The checks look at nothing else, and what
 * other registers hold looks the same as what does not exist.
 */
export class ArchiveView {
  readonly #byId = new Map<string, ArchivedDocument>()
  readonly #newest = new Map<string, ArchivedDocument>()
  /** First ids of the documents of each structured group, which are few among many. */
  readonly #structured = {
    'client-relation-document': new Set<string>(),
    'case-document': new Set<string>(),
  }
  readonly #byCode = new Map<string, string>()
  readonly #byTemporaryId = new Map<string, KnownPerson>()
  /** Persons that a change from a temporary to an official code made one. */
  readonly #became = new Map<string, string>()
  readonly #deaths = new Map<string, KnownDeath>()
  readonly #contents: ReadonlyMap<string, KnownContent>
  readonly #foreignCaseIds: ReadonlySet<string>

  constructor(content: ArchiveContent) {
    content.documents.forEach((document) => this.add(document))
    for (const person of content.persons) {
      if (person.identityCode !== undefined) {
        this.#byCode.set(person.identityCode, person.personId)
      }
      if (person.temporaryId !== undefined) {
        this.#byTemporaryId.set(person.temporaryId, person)
      }
      if (person.death !== undefined) {
        this.#deaths.set(person.personId, person.death)
      }
    }
    this.#contents = new Map(
      content.contents.map((known) => [known.hash, known]),
    )
    this.#foreignCaseIds = new Set(content.foreignCaseIds)
  }

  /** Takes in a version; versions of a document come in their order. */
  add(document: ArchivedDocument): void {
    this.#byId.set(document.documentId, document)
    this.#newest.set(document.firstDocumentId, document)
    if (isStructured(document.group)) {
      this.#structured[document.group].add(document.firstDocumentId)
    }
  }

  /** From now on the temporary code means the person of the official one. */
  addIdentityChange(temporaryId: string, identityCode: string): void {
    const before = this.personOf({ temporaryId })
    const person = this.personOf({ identityCode })
    this.#byCode.set(identityCode, person)
    this.#became.set(before, person)
    this.#byTemporaryId.set(temporaryId, {
      personId: person,
      identityCode: undefined,
      temporaryId,
      isReplaced: true,
      isInOtherRegisters: false,
    })
  }

  /** The version with this id. */
  document(documentId: string | undefined): ArchivedDocument | undefined {
    return documentId === undefined ? undefined : this.#byId.get(documentId)
  }

  /** The newest version of the document that this id is a version of. */
  newest(documentId: string | undefined): ArchivedDocument | undefined {
    const document = this.document(documentId)
    return document && this.#newest.get(document.firstDocumentId)
  }

  /** The newest version of a case's document, annulled or not. */
  caseDocument(caseId: string | undefined): ArchivedDocument | undefined {
    return caseId === undefined
      ? undefined
      : this.#ofGroup('case-document').find(({ caseId: own }) => own === caseId)
  }

  /** The client relation documents of a person in force. */
  relationsOf(person: string): readonly ArchivedDocument[] {
    return this.#ofGroup('client-relation-document').filter(
      ({ isAnnulled, clients }) =>
        !isAnnulled &&
        clients.some((client) => this.same(client) === this.same(person)),
    )
  }

  /** The cases in force that refer to a client relation. */
  casesOf(clientRelationId: string): readonly ArchivedDocument[] {
    return this.#ofGroup('case-document').filter(
      ({ isAnnulled, case: content }) =>
        !isAnnulled &&
        content?.clientRelationIds?.includes(clientRelationId) === true,
    )
  }

  /** Whether a person is or was a member of a case in force in a service task. */
  hasCaseIn(person: string, task: string): boolean {
    return this.#ofGroup('case-document').some(
      ({ isAnnulled, metadata, case: content }) =>
        !isAnnulled &&
        metadata.serviceTasks?.[0] === task &&
        (content?.members ?? []).some(
          ({ personId }) => this.same(personId) === person,
        ),
    )
  }

  /** Client documents in force that belong or are linked to a case. */
  documentsOf(caseId: string): readonly ArchivedDocument[] {
    return this.#live(
      (document) =>
        document.group !== 'case-document' &&
        caseIdsOf(document).includes(caseId),
    )
  }

  /** Attachments in force of any version of a document. */
  attachmentsOf(firstDocumentId: string): readonly ArchivedDocument[] {
    return this.#live(
      ({ parentDocumentId }) =>
        this.document(parentDocumentId)?.firstDocumentId === firstDocumentId,
    )
  }

  /** Whom an entry means. New persons get a name that only this view uses. */
  personOf({ identityCode, temporaryId }: ClientEntry): string {
    const known =
      identityCode === undefined
        ? this.#byTemporaryId.get(temporaryId ?? '')?.personId
        : this.#byCode.get(identityCode)
    return this.same(known ?? `new ${identityCode ?? temporaryId ?? ''}`)
  }

  /** The person that a person has become; themselves when nothing changed. */
  same(person: string): string {
    return this.#became.get(person) ?? person
  }

  /** The person with a temporary code, when the archive knows one. */
  temporaryPerson(temporaryId: string): KnownPerson | undefined {
    return this.#byTemporaryId.get(temporaryId)
  }

  /** Whether the person of an official code had a temporary one of this register before. */
  hadTemporaryId(identityCode: string): boolean {
    const person = this.#byCode.get(identityCode)
    return [...this.#byTemporaryId.values()].some(
      ({ personId, isReplaced, isInOtherRegisters }) =>
        isReplaced && !isInOtherRegisters && personId === person,
    )
  }

  /** What is recorded of a person's death. */
  deathOf(person: string): KnownDeath | undefined {
    return this.#deaths.get(this.same(person))
  }

  /** Whether another register uses a case number. */
  isForeignCase(caseId: string): boolean {
    return this.#foreignCaseIds.has(caseId)
  }

  /** A content of this type, when the register's client systems uploaded it. */
  content(hash: string, type: string): KnownContent | undefined {
    const known = this.#contents.get(hash)
    return known?.type === type ? known : undefined
  }

  /** Whether a temporary code was changed into the official code of a person. */
  wasTemporaryIdOf(temporaryId: string, person: string): boolean {
    const known = this.#byTemporaryId.get(temporaryId)
    return (
      known?.isReplaced === true &&
      this.same(known.personId) === this.same(person)
    )
  }

  #ofGroup(group: StructuredGroup): ArchivedDocument[] {
    return [...this.#structured[group]]
      .flatMap((first) => this.#newest.get(first) ?? [])
      .filter((document) => document.group === group)
  }

  #live(fits: (document: ArchivedDocument) => boolean): ArchivedDocument[] {
    return [...this.#newest.values()].filter(
      (document) => !document.isAnnulled && fits(document),
    )
  }
}

type StructuredGroup = 'client-relation-document' | 'case-document'

const isStructured = (group: string): group is StructuredGroup =>
  group === 'client-relation-document' || group === 'case-document'
