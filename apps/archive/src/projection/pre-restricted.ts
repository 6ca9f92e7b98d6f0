import {
  preRestrictedSetOfService,
  preRestrictedSetOfType,
} from '@mittkanta/code-sets'
import type { ArchivedDocument } from '../stored/archived-document.ts'

const TYPELESS_GROUPS = ['old-client-document', 'phase-1-client-document']

/** The pre-restricted set of the type (5.2.1); old documents may have none (11.2). */
export function typeSet({ group, metadata }: ArchivedDocument): string {
  return metadata.documentType === undefined && TYPELESS_GROUPS.includes(group)
    ? 'none'
    : preRestrictedSetOfType(metadata.documentType ?? '')
}

/** The pre-restricted sets of the social services, one for each. */
export const serviceSets = ({ metadata }: ArchivedDocument): string[] =>
  (metadata.socialServices ?? []).map(preRestrictedSetOfService)
