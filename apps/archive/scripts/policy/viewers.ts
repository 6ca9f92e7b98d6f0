import {
  ownTask,
  visibleClientRelation,
  visibleDocument,
  visibleOccasion,
  type Bar,
  type ClientRelationFacts,
  type DocumentFacts,
  type Example,
  type Occasion,
  type Phase,
  type Rule,
  type TaskFacts,
} from '@mittkanta/visibility-policy'

/** Everybody whom a ground can admit. */
const viewers = {
  Adult: { ground: 'own', subjectAge: 'adult' },
  Minor: { ground: 'own', subjectAge: 'minor' },
  Guardian: { ground: 'guardian', subjectAge: 'minor' },
  'Right to information': {
    ground: 'right-to-information',
    subjectAge: 'minor',
  },
  'Mandate holder': { ground: 'mandate', subjectAge: 'adult' },
} as const satisfies Record<string, Partial<Occasion>>

export type Viewer = keyof typeof viewers

export const viewerNames = Object.keys(viewers) as Viewer[]
export const phases = ['1', 'later'] as const satisfies readonly Phase[]

const isOwn = (viewer: Viewer) => viewers[viewer].ground === 'own'

/**
 * The occasion of an example as another viewer has it: who reads and the phase
 * are the viewer's, unless the example is about their being unknown.
 */
export function occasionOf(
  { example }: { readonly example: Pick<Example<object>, 'occasion'> },
  viewer: Viewer,
  phase: Phase,
): Occasion {
  const asViewer: Occasion = { ...visibleOccasion, ...viewers[viewer], phase }
  const kept = Object.entries(example.occasion ?? {}).filter(
    ([name, value]) =>
      value === 'unknown' || !['ground', 'subjectAge', 'phase'].includes(name),
  )
  return Object.assign(asViewer, Object.fromEntries(kept))
}

export function documentOf(
  { example }: Pick<Rule<DocumentFacts>, 'example'>,
  viewer: Viewer,
): DocumentFacts {
  const readerIsClient = isOwn(viewer) ? 'yes' : 'no'
  return { ...visibleDocument, readerIsClient, ...example.facts }
}

export function relationOf({
  example,
}: Pick<Rule<ClientRelationFacts>, 'example'>): ClientRelationFacts {
  return { ...visibleClientRelation, ...example.facts }
}

export const hitOfDocument = (
  bar: Bar<DocumentFacts>,
  viewer: Viewer,
  phase: Phase,
): boolean => bar.hides(occasionOf(bar, viewer, phase), documentOf(bar, viewer))

export const hitOfClientRelation = (
  bar: Bar<ClientRelationFacts>,
  viewer: Viewer,
  phase: Phase,
): boolean => bar.hides(occasionOf(bar, viewer, phase), relationOf(bar))

export const hitOfTask = (
  bar: Bar<TaskFacts>,
  viewer: Viewer,
  phase: Phase,
): boolean =>
  bar.hides(occasionOf(bar, viewer, phase), {
    ...ownTask,
    ...bar.example.facts,
  })
