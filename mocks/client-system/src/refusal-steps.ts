import { caseAnnulment } from './case-versions.ts'
import { helsinkiInstant } from './days.ts'
import {
  firstArchivedAt,
  firstVersion,
  laterVersion,
  laterVersions,
} from './document-steps.ts'
import type { Phase } from './marks.ts'
import type { Refusal } from './schema/expectations.ts'
import type { Story } from './story.ts'
import type { Prepared, Step } from './timeline.ts'

/** What the archive must refuse, at the instant at which the story tries it. */
export function refusalSteps(
  story: Story,
  refusal: Refusal,
  number: number,
  phase: Phase,
): Step[] {
  if (refusal.phase !== undefined && refusal.phase !== phase) return []
  const at = helsinkiInstant(refusal.archivedAt, '15:00')
  return [
    {
      at,
      rank: 'refusal',
      controller: story.case(caseKey(story, refusal)).controller,
      prepared: prepared(story, refusal, number, phase, at),
      refusal,
    },
  ]
}

function caseKey(story: Story, refusal: Refusal): string {
  switch (refusal.kind) {
    case 'document':
      return refusal.document.case
    case 'version':
      return documentOf(story, refusal.of).document.case
    case 'annulment-of-case':
      return refusal.of
  }
}

function prepared(
  story: Story,
  refusal: Refusal,
  number: number,
  phase: Phase,
  at: string,
): Prepared[] {
  switch (refusal.kind) {
    case 'document':
      return firstVersion(
        story,
        { ...refusal.document, archivedAt: refusal.archivedAt },
        { kind: 'refused', number },
        phase,
      )
    case 'annulment-of-case':
      return [{ document: caseAnnulment(story, refusal.of, at) }]
    case 'version': {
      const { document, place } = documentOf(story, refusal.of)
      const sent = laterVersions(document, phase).filter(
        (version) =>
          Date.parse(helsinkiInstant(version.archivedAt, '12:00')) <=
          Date.parse(at),
      )
      if (Date.parse(firstArchivedAt(document)) > Date.parse(at)) {
        throw new Error(`"${refusal.key}" comes before what it would change`)
      }
      return [
        laterVersion(
          story,
          document,
          place,
          phase,
          [...sent, refusal.version],
          {
            number: refusal.number,
            replaces: sent.length + 1,
          },
        ),
      ]
    }
  }
}

function documentOf(story: Story, key: string) {
  const index = story.scenario.documents.findIndex((one) => one.key === key)
  const document = story.scenario.documents[index]
  if (document === undefined) throw new Error(`there is no document "${key}"`)
  return { document, place: { kind: 'document', number: index + 1 } as const }
}
