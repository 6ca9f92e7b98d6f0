import type { ArchiveDocument } from '@mittkanta/contracts'
import type { Queryable, Row } from '@mittkanta/database'
import {
  decide,
  type Decision,
  type Occasion,
} from '@mittkanta/visibility-policy'
import * as read from '../db/values.ts'
import { deliveredOf } from './delivered.ts'
import { documentRows, type DocumentRows } from './document-rows.ts'
import { attachmentFacts, documentFacts, taskFacts } from './facts.ts'
import { decideListed, type Count } from './gate-one.ts'
import { arrival, item, ref as toRef } from './items.ts'
import type { Scope } from './occasion.ts'
import { viewFormatOf, type ViewFormat } from './view-format.ts'

type Facts = ArchiveDocument['facts']

/** One way in which a ref may be shown: under one service task, or one main document. */
interface Candidate {
  readonly row: Row
  /** The row that holds task, service and controller: its own, or its main document's. */
  readonly main: Row
  readonly facts: Facts
  readonly decision: Decision
}

/** What became of a ref, for the answer and for the usage log. */
export interface Opened {
  /** `missing` when the record holds nothing by this ref. */
  readonly decision: Decision | 'missing'
  /** Absent when it is not shown. */
  readonly shown?: {
    readonly page: ArchiveDocument
    readonly view: ViewFormat
  }
}

/**
 * Opens one document or attachment by its ref. Facts, page and the name of the
 * bytes come from one statement; the bytes themselves are named by their hash, so
 * that they cannot become others.
 */
export async function openDocument(
  database: Queryable,
  scope: Scope,
  occasion: Occasion,
  count: Count,
  ref: string,
): Promise<Opened> {
  const rows = await documentRows(database, scope, ref)
  const candidates = candidatesOf(rows, occasion, ref)
  const shown = candidates.filter(
    ({ decision }) => decision.outcome === 'shown',
  )
  const [first = candidates[0]] = shown
  if (first === undefined) return { decision: 'missing' }
  if (first.decision.outcome !== 'shown') return { decision: first.decision }

  const view = viewFormatOf(first.row)
  const attachments = attachmentsOf(first, rows, occasion, count, ref)
  const page = pageOf(first, shown, view, attachments)
  if (!view || !page) {
    count('row-unreadable')
    return { decision: { outcome: 'hidden', reasons: ['row-unreadable'] } }
  }
  return { decision: first.decision, shown: { page, view } }
}

function candidatesOf(
  { mains, attachments }: DocumentRows,
  occasion: Occasion,
  ref: string,
): Candidate[] {
  const documents = mains.filter((row) => row.ref === ref)
  if (documents.length > 0) {
    return documents.map((row) => {
      const facts = documentFacts(row)
      const decision = decideListed(occasion, facts, taskFacts(row))
      return { row, main: row, facts, decision }
    })
  }
  return attachments
    .filter((row) => row.ref === ref)
    .flatMap((row) =>
      mains
        .filter((main) => main.ref === row.main_ref)
        .map((main) => {
          const { outcome } = decideListed(
            occasion,
            documentFacts(main),
            taskFacts(main),
          )
          const facts = attachmentFacts(
            row,
            main,
            outcome === 'shown' ? 'shown' : 'hidden',
          )
          return { row, main, facts, decision: decide(occasion, facts) }
        }),
    )
}

function pageOf(
  { row, main, facts }: Candidate,
  shown: readonly Candidate[],
  view: ViewFormat | undefined,
  attachments: ArchiveDocument['attachments'],
): ArchiveDocument | undefined {
  const listed = item(row, facts)
  const delivered = deliveredOf(row.metadata, row.correction)
  return (
    listed &&
    delivered &&
    read.complete({
      ...listed,
      tasks: tasksOf(shown),
      socialServices: read.texts(main.social_services),
      controllerName: read.text(main.controller_name),
      language: read.textOrNull(row.language),
      content: view && { type: view.type, bytes: view.bytes },
      signatures: delivered.signatures,
      correction: delivered.correction,
      attachments,
    })
  )
}

/** The service tasks of the rows that are shown, each once. */
function tasksOf(
  shown: readonly Candidate[],
): ArchiveDocument['tasks'] | undefined {
  const facts = new Map(
    shown.map(({ main }) => [read.text(main.task), taskFacts(main)]),
  )
  return facts.has(undefined)
    ? undefined
    : [...facts].map(([task = '', facts]) => ({ task, facts }))
}

/** The attachments under a document that are themselves shown (decision A40). */
function attachmentsOf(
  { main }: Candidate,
  { attachments }: DocumentRows,
  occasion: Occasion,
  count: Count,
  ref: string,
): ArchiveDocument['attachments'] {
  return attachments
    .filter((row) => row.main_ref === ref)
    .flatMap((row) => {
      const facts = attachmentFacts(row, main, 'shown')
      if (decide(occasion, facts).outcome !== 'shown') return []
      const view = viewFormatOf(row)
      const attachment = read.complete({
        ref: toRef(row.ref),
        description: read.textOrNull(row.description),
        language: read.textOrNull(row.language),
        content: view && { type: view.type, bytes: view.bytes },
        ...arrival(row),
        facts,
      })
      if (attachment === undefined) count('row-unreadable')
      return attachment ? [attachment] : []
    })
}
