import { WithheldGroup } from '@mittkanta/contracts'
import {
  decide,
  DOCUMENT_GROUPS,
  PRE_RESTRICTED_SETS,
  visibleDocument,
  visibleOccasion,
  type DocumentFacts,
  type Occasion,
} from '@mittkanta/visibility-policy'

/** What sets a group apart from a document that its client sees. */
const GROUPS: readonly (readonly [string, Partial<DocumentFacts>])[] = [
  ...DOCUMENT_GROUPS.map((group) => [group, { group }] as const),
  ['joint-document', { clients: 'several' }],
  ...PRE_RESTRICTED_SETS.map((set) => [set, { typeSet: set }] as const),
]

/** Not of any group, or of an unknown one: nothing to say to a reader. */
const UNSPOKEN = ['none', 'unknown']

const isHidden = (phase: Occasion['phase'], facts: Partial<DocumentFacts>) =>
  decide({ ...visibleOccasion, phase }, { ...visibleDocument, ...facts })
    .outcome !== 'shown'

const groupsWhere = (
  applies: (facts: Partial<DocumentFacts>) => boolean,
): WithheldGroup[] =>
  GROUPS.filter(([id, facts]) => !UNSPOKEN.includes(id) && applies(facts)).map(
    ([id]) => WithheldGroup.parse(id),
  )

/** The groups that the policy hides from everybody in every phase (5.1.1, 5.2.1). */
export const neverShown = groupsWhere((facts) => isHidden('later', facts))

/** The groups that it hides in MittKanta's first phase only. */
export const shownLater = groupsWhere(
  (facts) => isHidden('1', facts) && !isHidden('later', facts),
)
