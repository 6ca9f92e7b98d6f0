import { DocumentRef } from '@mittkanta/contracts'
import type { PlannedDocument } from './households.ts'
import { isShown, type Reading } from './expected.ts'

/** A document of a household, as the archive came to have it. */
export interface KnownDocument extends PlannedDocument {
  readonly household: number
  /** Identifier that its client system gave it. */
  readonly documentId: string
}

/** Whose record is read in which household. */
export interface Record extends Reading {
  readonly household: number
}

/** Something that was answered and must not have been. */
export interface Violation {
  readonly promise: string
  readonly what: string
}

const CANARY = /kanarie\d+x[lf]\d+z/g

/**
 * Knows of every document who may see it, by the policy alone, and reads every
 * answer for what its reader must not see: a ref or a word of another document.
 */
export class Oracle {
  readonly #byCanary = new Map<string, KnownDocument>()
  readonly #byId = new Map<string, KnownDocument>()
  readonly #byRef = new Map<string, KnownDocument>()
  /** Documents of which the ref is known. */
  readonly #learned = new Set<KnownDocument>()
  /** Refs that answers held before the oracle had heard of them. */
  readonly #open = new Map<string, Record[]>()
  readonly violations: Violation[] = []

  constructor(documents: readonly KnownDocument[]) {
    for (const document of documents) {
      this.#byCanary.set(document.canary, document)
      this.#byId.set(document.documentId, document)
    }
  }

  /** Learns how records call their documents, from the archive's own table. */
  learn(rows: readonly { ref: string; documentId: string }[]): void {
    for (const { ref, documentId } of rows) {
      const document = this.#byId.get(documentId)
      if (document === undefined) continue
      this.#byRef.set(ref, document)
      this.#learned.add(document)
      for (const record of this.#open.get(ref) ?? []) {
        this.#judge(record, document, `the ref of a document`)
      }
      this.#open.delete(ref)
    }
  }

  documentOf(ref: string): KnownDocument | undefined {
    return this.#byRef.get(ref)
  }

  /** All refs, with what they stand for. */
  refs(): readonly (readonly [string, KnownDocument])[] {
    return [...this.#byRef]
  }

  isShown(record: Record, document: KnownDocument): boolean {
    return (
      document.household === record.household &&
      document.client === record.subject &&
      isShown(record, document)
    )
  }

  /** Reads an answer in JSON or HTML. @returns the number of refs in it */
  readText(record: Record, text: string): number {
    this.#readWords(record, text)
    const refs = text.matchAll(/"ref":"([^"]+)"/g)
    let count = 0
    for (const [, ref = ''] of refs) {
      count += 1
      if (!DocumentRef.safeParse(ref).success) continue
      const document = this.#byRef.get(ref)
      if (document) this.#judge(record, document, 'the ref of a document')
      else this.#open.set(ref, [...(this.#open.get(ref) ?? []), record])
    }
    return count
  }

  /** Reads the content of a document: its own word, and no other. */
  readContent(record: Record, ref: string, text: string): void {
    this.#readWords(record, text)
    const document = this.#byRef.get(ref)
    const words = new Set(text.match(CANARY))
    if (document && !(words.size === 1 && words.has(document.canary))) {
      this.report(
        'every content is whole and its own',
        `${document.canary} was opened and ${[...words].join(', ') || 'nothing'} came`,
      )
    }
  }

  /** Whatever must be in a list that was asked for after its delivery was acknowledged. */
  expectAll(
    record: Record,
    text: string,
    required: readonly KnownDocument[],
  ): void {
    const listed = new Set(
      [...text.matchAll(/"ref":"([^"]+)"/g)].map(([, ref = '']) =>
        this.#byRef.get(ref),
      ),
    )
    for (const document of required) {
      if (!this.#learned.has(document)) continue
      if (this.isShown(record, document) && !listed.has(document)) {
        this.report(
          'what was acknowledged is there',
          `${document.canary} is not in the list of ${describe(record)}`,
        )
      }
    }
  }

  report(promise: string, what: string): void {
    this.violations.push({ promise, what })
  }

  /**
   * Refs that no document of ours has: they must not have been shown to any
   * reader.
   */
  closeOpen(): void {
    for (const [ref, records] of this.#open) {
      for (const record of records) {
        this.report(
          'nothing is shown to the wrong person',
          `${ref}, which no document has, was shown to ${describe(record)}`,
        )
      }
    }
  }

  #readWords(record: Record, text: string): void {
    for (const word of new Set(text.match(CANARY))) {
      const document = this.#byCanary.get(word)
      if (document) this.#judge(record, document, 'a word of a document')
      else
        this.report(
          'nothing is shown to the wrong person',
          `the unknown word ${word}`,
        )
    }
  }

  #judge(record: Record, document: KnownDocument, what: string): void {
    if (this.isShown(record, document)) return
    this.report(
      'nothing is shown to the wrong person',
      `${what}, ${document.canary}, was shown to ${describe(record)}`,
    )
  }
}

export const describe = ({ household, reader, subject, ground }: Record) =>
  `${reader} of household ${household} who reads ${subject} (${ground})`
