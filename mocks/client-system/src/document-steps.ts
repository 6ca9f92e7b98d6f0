import { paperOf } from './contents/paper.ts'
import { dayOf, helsinkiInstant } from './days.ts'
import {
  attachmentMetadata,
  documentMetadata,
  type VersionState,
} from './document-metadata.ts'
import { documentOid } from './identifiers.ts'
import type { Phase } from './marks.ts'
import type { Document, LaterVersion } from './schema/documents.ts'
import type { Story } from './story.ts'
import type { Prepared, Step } from './timeline.ts'

/** Hour at which the archive gets a document when the scenario gives none. */
const NOON = '12:00'

/** Position of a document in the scenario, for its identifiers. */
export interface Place {
  readonly kind: 'document' | 'refused'
  readonly number: number
}

const inPhase =
  (phase: Phase) => (part: { readonly phase?: 'later' | undefined }) =>
    part.phase === undefined || part.phase === phase

/** When the archive gets the first version of a document. */
export const firstArchivedAt = (document: Document): string =>
  helsinkiInstant(document.archivedAt ?? document.drawnUp, NOON)

/** The versions of a document that are stored in a phase, without the first. */
export const laterVersions = (document: Document, phase: Phase) =>
  (document.versions ?? []).filter(inPhase(phase))

/** All that is sent of one document: it with its attachments, then its later versions. */
export function documentSteps(
  story: Story,
  document: Document,
  number: number,
  phase: Phase,
): Step[] {
  if (!inPhase(phase)(document)) return []
  const place: Place = { kind: 'document', number }
  const controller = story.case(document.case).controller
  const later = laterVersions(document, phase)
  const first: Step = {
    at: firstArchivedAt(document),
    rank: 'document',
    controller,
    prepared: firstVersion(story, document, place, phase),
  }
  return [
    first,
    ...later.map((version, index): Step => {
      const sent = later.slice(0, index + 1)
      return {
        at: helsinkiInstant(version.archivedAt, NOON),
        rank: 'document',
        controller,
        prepared: [
          laterVersion(story, document, place, phase, sent, {
            number: index + 2,
            replaces: index + 1,
          }),
        ],
      }
    }),
  ]
}

/** The first version with its attachments, main document first (9.9.3). */
export function firstVersion(
  story: Story,
  document: Document,
  place: Place,
  phase: Phase,
): Prepared[] {
  const state: VersionState = {
    marks: document.marks,
    by: story.professional(document.by),
    createdOn: document.drawnUp,
    archivedOn: dayOf(document.archivedAt ?? document.drawnUp),
    isSigned: true,
  }
  const oid = oidsOf(story, document, place)
  const parentDocumentId = oid([], 1)

  const attachments = (document.attachments ?? []).map(
    (attachment, index): Prepared => ({
      key: attachment.key,
      document: {
        metadata: {
          documentId: oid([index + 1], 1),
          version: 1,
          status: 'ready-for-archiving',
          parentDocumentId,
          ...attachmentMetadata(story, document, attachment, state, phase),
        },
      },
      content: {
        paper: paperOf(story, document, {
          content: attachment.content,
          by: state.by,
          createdOn: attachment.drawnUp ?? state.createdOn,
          attachment,
        }),
        kind: attachment.content.kind,
      },
    }),
  )
  return [
    {
      key: document.key,
      document: {
        metadata: {
          documentId: parentDocumentId,
          version: 1,
          status: 'ready-for-archiving',
          ...documentMetadata(story, document, state, phase),
        },
      },
      content: contentAfter(story, document, []),
    },
    ...attachments,
  ]
}

/**
 * A version after the first.
 *
 * @param sent the later versions up to this one, which is the last
 * @param numbers its number, and that of the version it replaces
 */
export function laterVersion(
  story: Story,
  document: Document,
  place: Place,
  phase: Phase,
  sent: readonly LaterVersion[],
  numbers: { readonly number: number; readonly replaces: number },
): Prepared {
  const version = sent.at(-1)
  if (version === undefined) throw new Error('there is no later version')
  const oid = oidsOf(story, document, place)
  const by = story.professional(version.by ?? document.by)
  const archivedOn = dayOf(version.archivedAt)
  const isCorrection = version.kind === 'correction'
  const state: VersionState = {
    marks: marksAfter(document, sent),
    by,
    createdOn: version.kind === 'marks' ? document.drawnUp : archivedOn,
    archivedOn,
    isSigned: version.kind !== 'annulment',
  }
  const reason = version.kind === 'marks' ? undefined : version.reason

  return {
    key: document.key,
    document: {
      metadata: {
        documentId: oid([], numbers.number),
        version: numbers.number,
        replacesDocumentId: oid([], numbers.replaces),
        status:
          version.kind === 'annulment' ? 'annulled' : 'ready-for-archiving',
        ...documentMetadata(story, document, state, phase),
        ...(isCorrection && { description: by.title }),
        ...(reason !== undefined && { correctionReason: reason }),
      },
    },
    // An annulment repeats the metadata and carries no content.
    ...(version.kind !== 'annulment' && {
      content: contentAfter(story, document, sent),
    }),
  }
}

function oidsOf(story: Story, document: Document, place: Place) {
  const { controller } = story.case(document.case)
  const { organisation } = story.controller(controller)
  const { arc } = story.scenario
  return (attachment: readonly number[], version: number) =>
    documentOid(
      organisation,
      arc,
      place.kind,
      [place.number, ...attachment],
      version,
    )
}

const marksAfter = (document: Document, sent: readonly LaterVersion[]) =>
  sent.findLast((version) => version.kind === 'marks')?.marks ?? document.marks

/**
 * The last correction is the current content; other versions leave the content
 * as it is.
 */
function contentAfter(
  story: Story,
  document: Document,
  sent: readonly LaterVersion[],
) {
  const correction = sent.findLast((version) => version.kind === 'correction')
  const content = correction?.content ?? document.content
  const paper = paperOf(story, document, {
    content,
    by: story.professional(correction?.by ?? document.by),
    createdOn:
      correction === undefined
        ? document.drawnUp
        : dayOf(correction.archivedAt),
  })
  return { paper, kind: content.kind }
}
