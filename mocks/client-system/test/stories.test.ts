import { readFile } from 'node:fs/promises'
import { Delivery } from '@mittkanta/contracts'
import { describe, expect, it } from 'vitest'
import { scenarioSchemaText } from '../scripts/scenario-schema-text.ts'
import { expectationsOf, listedName } from '../src/expectations.ts'
import { identityCodeOf } from '../src/identifiers.ts'
import { shippedScenarios } from '../src/shipped.ts'
import { timelineOf, type Step } from '../src/timeline.ts'

const stories = await shippedScenarios()
const PHASES = ['1', 'later'] as const

const metadataOf = (steps: readonly Step[]) =>
  steps.flatMap(({ prepared }) =>
    prepared.map(({ document }) => document.metadata),
  )

describe('the shipped stories', () => {
  it('are the twelve of the handbook’s scenarios', () => {
    expect(stories.map(({ key }) => key)).toEqual(
      Array.from(
        { length: 12 },
        (_, index) => `s${String(index + 1).padStart(2, '0')}`,
      ),
    )
  })

  it('have people with unique artificial identity codes', () => {
    const codes = stories.flatMap(({ people }) => people.map(identityCodeOf))

    expect(codes.every(({ isArtificial }) => isArtificial)).toBe(true)
    expect(new Set(codes.map((code) => code.reveal())).size).toBe(codes.length)
  })

  it('send identifiers that are unique in all stories together', () => {
    for (const phase of PHASES) {
      const ids = stories
        .flatMap((story) => metadataOf(timelineOf(story, phase)))
        .filter(({ version }) => version === 1)
        .map(({ documentId }) => documentId)

      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('agree on what a controller is called and which client system it has', () => {
    const controllers = stories.flatMap(({ controllers: all }) =>
      all.map(({ organisation, name, clientSystem }) =>
        [organisation, name, clientSystem].join(),
      ),
    )
    const organisations = stories.flatMap(({ controllers: all }) =>
      all.map(({ organisation }) => organisation),
    )

    expect(new Set(controllers).size).toBe(new Set(organisations).size)
  })

  it('have a JSON Schema that is fresh', async () => {
    const written = await readFile(
      new URL('../scenario.schema.json', import.meta.url),
      'utf8',
    )

    expect(written).toBe(await scenarioSchemaText())
  })
})

describe.each(stories.map((story) => [story.key, story] as const))(
  'story %s',
  (_key, story) => {
    it('says of every document what becomes of it, in both phases', () => {
      const documents = story.documents.flatMap((document) => [
        document.key,
        ...(document.attachments ?? []).map(({ key }) => key),
      ])
      const cells = expectationsOf(story)

      for (const viewing of story.viewings) {
        for (const phase of viewing.phases) {
          const told = cells
            .filter((cell) => cell.viewing === viewing && cell.phase === phase)
            .map(({ document }) => document)
          expect(told.sort(), viewing.key).toEqual([...documents].sort())
        }
      }
      expect(new Set(cells.map(({ phase }) => phase))).toEqual(new Set(PHASES))
    })

    it('give the information text of every viewing that has a ground', () => {
      for (const { ground, informationText } of story.viewings) {
        const expected = {
          own: ['shown', 'not-shown'],
          guardian: ['neutral-sentence'],
          'right-to-information': ['neutral-sentence'],
          mandate: ['neutral-sentence'],
          none: [undefined],
        }[ground]
        expect(expected).toContain(informationText)
      }
    })

    it('can distinguish the documents that one viewer sees, by name and day', () => {
      for (const viewing of story.viewings) {
        const seen = story.documents
          .filter(({ key }) => key in viewing.shown)
          .map((document) => `${listedName(document).sv} ${document.drawnUp}`)
        expect(new Set(seen).size, viewing.key).toBe(seen.length)
      }
    })

    it('sends what the intake contract takes', () => {
      for (const phase of PHASES) {
        for (const { prepared } of timelineOf(story, phase)) {
          const documents = prepared.map(({ document }) => document)
          expect(() => Delivery.parse({ documents })).not.toThrow()
        }
      }
    })

    it('sends client relations, then cases, then documents', () => {
      const sent = new Set<string>()
      const steps = timelineOf(story, 'later').filter(({ refusal }) => !refusal)

      for (const { prepared } of steps) {
        for (const { document } of prepared) {
          const { metadata, case: content, clientRelation } = document
          for (const id of content?.clientRelationIds ?? []) {
            expect(sent).toContain(id)
          }
          if (!content && !clientRelation)
            expect(sent).toContain(metadata.caseId)
          if (metadata.parentDocumentId !== undefined) {
            expect(sent).toContain(metadata.parentDocumentId)
          }
          sent.add(metadata.documentId)
          if (content) sent.add(metadata.caseId ?? '')
          if (clientRelation) sent.add(clientRelation.clientRelationId)
        }
      }
    })

    it('numbers the versions of each document one after the other', () => {
      const newest = new Map<string, number>()
      const steps = timelineOf(story, 'later').filter(({ refusal }) => !refusal)

      for (const metadata of metadataOf(steps)) {
        const lineage = metadata.documentId.replace(/\.\d+$/, '')
        expect(metadata.version).toBe((newest.get(lineage) ?? 0) + 1)
        expect(metadata.replacesDocumentId).toBe(
          metadata.version === 1
            ? undefined
            : `${lineage}.${metadata.version - 1}`,
        )
        newest.set(lineage, metadata.version)
      }
    })
  },
)
