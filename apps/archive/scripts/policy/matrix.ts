import {
  bars,
  clientRelationBars,
  decide,
  decideClientRelation,
  type ClientRelationFacts,
  type Decision,
  type DocumentFacts,
  type Phase,
  type Rule,
} from '@mittkanta/visibility-policy'
import { code, table } from './markdown.ts'
import {
  documentOf,
  occasionOf,
  phases,
  relationOf,
  viewerNames,
  type Viewer,
} from './viewers.ts'

/** What becomes of every example, for every viewer in either phase. */
export function matrix(): string {
  const documents = [
    row('nothing restricts it', visible, decideDocument),
    row('joint, the reader is a client of it', jointWithReader, decideDocument),
    ...bars.map((bar) => row(code(bar.id), bar, decideDocument)),
  ]
  const relations = [
    row('nothing restricts it', visible, decideRelation),
    ...clientRelationBars.map((bar) => row(code(bar.id), bar, decideRelation)),
  ]
  return [
    '## Outcomes',
    'What becomes of the example of every bar, for every kind of viewer. ✔ shown, ✘ hidden, ✘ⁱ hidden and counts for the information text. Two signs are the first phase and what comes after it.',
    '### Documents',
    table(['Example', ...viewerNames], documents),
    '### Front-page data of the client relation document',
    table(['Example', ...viewerNames], relations),
  ].join('\n\n')
}

const visible = { example: { words: '' } }
const jointWithReader = {
  example: {
    words: '',
    facts: { clients: 'several', readerIsClient: 'yes' },
  },
} as const

const decideDocument = (
  rule: Pick<Rule<DocumentFacts>, 'example'>,
  viewer: Viewer,
  phase: Phase,
) => decide(occasionOf(rule, viewer, phase), documentOf(rule, viewer))

const decideRelation = (
  rule: Pick<Rule<ClientRelationFacts>, 'example'>,
  viewer: Viewer,
  phase: Phase,
) => decideClientRelation(occasionOf(rule, viewer, phase), relationOf(rule))

const signs: Record<Decision['outcome'], string> = {
  shown: '✔',
  hidden: '✘',
  'hidden-and-counts': '✘ⁱ',
}

function row<R>(
  name: string,
  rule: R,
  decided: (rule: R, viewer: Viewer, phase: Phase) => Decision,
): string[] {
  const cells = viewerNames.map((viewer) => {
    const inPhase = phases.map(
      (phase) => signs[decided(rule, viewer, phase).outcome],
    )
    return [...new Set(inPhase)].join(' ')
  })
  return [name, ...cells]
}
