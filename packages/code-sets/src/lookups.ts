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

/** The entry with an id, or `undefined` when the code set does not know the id. */
export type Lookup<Entry> = (id: string) => Entry | undefined

function lookupIn<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
): Lookup<Entry> {
  const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]))
  return (id) => byId.get(id)
}

// PURE lets the browser's bundle leave out the code sets that it does not use.
export const arrivalMethod = /* @__PURE__ */ lookupIn(arrivalMethods)
export const caseName = /* @__PURE__ */ lookupIn(caseNames)
export const caseStatus = /* @__PURE__ */ lookupIn(caseStatuses)
export const clientRelationRole = /* @__PURE__ */ lookupIn(clientRelationRoles)
export const correctionReason = /* @__PURE__ */ lookupIn(correctionReasons)
export const documentGroup = /* @__PURE__ */ lookupIn(documentGroups)
export const documentLanguage = /* @__PURE__ */ lookupIn(documentLanguages)
export const documentType = /* @__PURE__ */ lookupIn(documentTypes)
export const generalDocumentType =
  /* @__PURE__ */ lookupIn(generalDocumentTypes)
export const guardianDisclosureValue =
  /* @__PURE__ */ lookupIn(guardianDisclosure)
export const identificationMethod = /* @__PURE__ */ lookupIn(
  identificationMethods,
)
export const originalServiceTask =
  /* @__PURE__ */ lookupIn(originalServiceTasks)
export const prohibitionRefusalReason = /* @__PURE__ */ lookupIn(
  prohibitionRefusalReasons,
)
export const restrictionReason = /* @__PURE__ */ lookupIn(restrictionReasons)
export const serviceProcess = /* @__PURE__ */ lookupIn(serviceProcesses)
export const serviceTask = /* @__PURE__ */ lookupIn(serviceTasks)
export const signatureKind = /* @__PURE__ */ lookupIn(signatureKinds)
export const socialService = /* @__PURE__ */ lookupIn(socialServices)
export const specialAccessReason =
  /* @__PURE__ */ lookupIn(specialAccessReasons)
export const structureStatus = /* @__PURE__ */ lookupIn(structureStatuses)
export const usageSituation = /* @__PURE__ */ lookupIn(usageSituations)
