import { CONTENTS } from './contents.ts'
import type { Judged, JudgedDocument } from './judged.ts'
import type { ModelPaper } from './model.ts'
import { inOrder } from './order.ts'

/** What lists and pages have in common. */
export const expectedItem = ({ paper, facts, ref, arrival }: Judged) => ({
  ref,
  documentType: paper.type,
  description: paper.description,
  drawnUpOn: paper.drawnUpOn,
  ...arrival,
  facts,
})

/** The same in the list of one service task. */
export const expectedListed = (document: JudgedDocument, task: string) => ({
  ...expectedItem(document),
  taskFacts: document.tasks.find((one) => one.task === task)?.facts,
})

/** What lists show besides. */
export const expectedBesides = (document: JudgedDocument) => ({
  attachments: document.attachments
    .filter(({ outcome }) => outcome === 'shown')
    .sort((a, b) => inOrder(a.ref, b.ref))
    .map(({ facts, arrival: { availableAt, correctedAt } }) => ({
      availableAt,
      correctedAt,
      facts,
    })),
  socialServices: document.paper.socialServices,
  controllerName: document.paper.controllerName,
})

/** What a ref leads to: a page, or nothing when it is hidden. */
export interface ExpectedPage {
  readonly ref: string
  readonly paper: ModelPaper
  readonly page: object | undefined
}

/** Every ref of a record, documents and attachments. */
export const expectedPages = (
  documents: readonly JudgedDocument[],
): ExpectedPage[] =>
  documents.flatMap((main) => [
    pageOf(
      main,
      main,
      main.attachments
        .filter(({ outcome }) => outcome === 'shown')
        .sort(
          (a, b) =>
            inOrder(a.arrival.availableAt, b.arrival.availableAt) ||
            inOrder(a.ref, b.ref),
        ),
    ),
    ...main.attachments.map((attachment) => pageOf(attachment, main, [])),
  ])

const pageOf = (
  judged: Judged,
  main: JudgedDocument,
  attachments: readonly Judged[],
): ExpectedPage => ({
  ref: judged.ref,
  paper: judged.paper,
  page:
    judged.outcome !== 'shown'
      ? undefined
      : {
          ...expectedItem(judged),
          tasks: main.tasks.toSorted((a, b) => inOrder(a.task, b.task)),
          socialServices: main.paper.socialServices,
          controllerName: main.paper.controllerName,
          language: 'sv',
          content: contentOf(judged.paper),
          signatures: [
            {
              name: 'Signe Signerare',
              method: 'strong',
              signedAt: '2025-11-03T10:00:00+02:00',
            },
          ],
          correction: judged.paper.isCorrected
            ? {
                name: 'Ritva Rättare',
                position: 'socialarbetare',
                correctedOn: '2026-01-19',
                reason: 'spelling',
              }
            : null,
          attachments: attachments.map(({ ref, paper, facts, arrival }) => ({
            ref,
            description: paper.description,
            language: 'sv',
            content: contentOf(paper),
            availableAt: arrival.availableAt,
            correctedAt: arrival.correctedAt,
            facts,
          })),
        },
})

const contentOf = ({ contentKind }: ModelPaper) => ({
  type: CONTENTS[contentKind].type,
  bytes: CONTENTS[contentKind].bytes.length,
})
