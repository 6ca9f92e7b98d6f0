import { arrivalMethods } from './data/arrival-methods.ts'
import { caseNames } from './data/case-names.ts'
import { caseStatuses } from './data/case-statuses.ts'
import { clientRelationRoles } from './data/client-relation-roles.ts'
import { correctionReasons } from './data/correction-reasons.ts'
import { documentGroups } from './data/document-groups.ts'
import { documentLanguages } from './data/document-languages.ts'
import { documentTypes } from './data/document-types.ts'
import { generalDocumentTypes } from './data/general-document-types.ts'
import { guardianDisclosure } from './data/guardian-disclosure.ts'
import { identificationMethods } from './data/identification-methods.ts'
import { originalServiceTasks } from './data/original-service-tasks.ts'
import { prohibitionRefusalReasons } from './data/prohibition-refusal-reasons.ts'
import { restrictionReasons } from './data/restriction-reasons.ts'
import { serviceProcesses } from './data/service-processes.ts'
import { serviceTasks } from './data/service-tasks.ts'
import { signatureKinds } from './data/signature-kinds.ts'
import { socialServices } from './data/social-services.ts'
import { specialAccessReasons } from './data/special-access-reasons.ts'
import { structureStatuses } from './data/structure-statuses.ts'
import { usageSituations } from './data/usage-situations.ts'

const codeSets = {
  arrivalMethods,
  caseNames,
  caseStatuses,
  clientRelationRoles,
  correctionReasons,
  documentGroups,
  documentLanguages,
  documentTypes,
  generalDocumentTypes,
  guardianDisclosure,
  identificationMethods,
  originalServiceTasks,
  prohibitionRefusalReasons,
  restrictionReasons,
  serviceProcesses,
  serviceTasks,
  signatureKinds,
  socialServices,
  specialAccessReasons,
  structureStatuses,
  usageSituations,
} as const

type CodeSets = typeof codeSets

export type CodeSetName = keyof CodeSets

/** One entry of the named code set. */
export type EntryOf<Name extends CodeSetName> = CodeSets[Name][number]

/** An id of the named code set. */
export type IdOf<Name extends CodeSetName> = EntryOf<Name>['id']

/** The names of all code sets, in alphabetical order. */
export const CODE_SET_NAMES = Object.keys(codeSets) as readonly CodeSetName[]

/** Every entry of a code set, in the handbook's order. */
export function codeSet<Name extends CodeSetName>(name: Name): CodeSets[Name] {
  return codeSets[name]
}

/** Every id of a code set, as zod's `enum` wants them. */
export function codeIds<Name extends CodeSetName>(
  name: Name,
): readonly IdOf<Name>[] {
  return codeSets[name].map(({ id }) => id)
}

/** Whether an id that came from outside is a value of the code set (9.12.3). */
export function isKnown<Name extends CodeSetName>(
  name: Name,
  id: string,
): id is IdOf<Name> {
  return codeSets[name].some((entry) => entry.id === id)
}
