import { AttachmentMark, type DocumentMark } from '@mittkanta/contracts'
import { newnessOf, type Mark } from '@mittkanta/visibility-policy'

/** What the newness of an item depends on; instants are ISO 8601 with offset. */
interface Arrival {
  /** When it became available to this kind of reader (decision A3). */
  readonly availableAt: string
  /** When its newest correction was archived; null without one. */
  readonly correctedAt: string | null
}

/** An item that may carry marks. */
type Marked = Arrival & { readonly policyMarks: readonly Mark[] }

const newness = (
  { availableAt, correctedAt }: Arrival,
  previousVisitAt: Date | undefined,
) =>
  newnessOf(
    {
      availableAt: Date.parse(availableAt),
      correctedAt: correctedAt === null ? null : Date.parse(correctedAt),
    },
    previousVisitAt?.getTime() ?? null,
  )

/**
 * The marks of a document for a reader who was here before, or never
 * (`undefined`). A correction is always marked, also to who has seen it.
 */
export const marksOf = (
  item: Marked,
  previousVisitAt: Date | undefined,
): DocumentMark[] => [
  ...(newness(item, previousVisitAt) === 'new' ? (['new'] as const) : []),
  ...(item.correctedAt === null ? [] : (['corrected'] as const)),
  ...item.policyMarks,
]

/** What attachments say that their main document does not, each mark once (5.1.2, 5.3.1). */
export function attachmentMarksOf(
  attachments: readonly Marked[],
  ofMain: readonly DocumentMark[],
  previousVisitAt: Date | undefined,
): AttachmentMark[] {
  const said = new Set(
    attachments.flatMap((attachment) => marksOf(attachment, previousVisitAt)),
  )
  return AttachmentMark.options.filter(
    (mark) => said.has(mark) && !ofMain.includes(mark),
  )
}

/** Whether something is new, or newly corrected, to a reader who was here before. */
export const isNews = (item: Arrival, previousVisitAt: Date | undefined) =>
  newness(item, previousVisitAt) !== 'seen-before'
