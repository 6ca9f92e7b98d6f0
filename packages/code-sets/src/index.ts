/**
 * The code sets of THL's handbook for social welfare, version 3.5 (June 2023),
 * as data with names in Swedish, Finnish and English. A code number that the
 * handbook does not print is `null`.
 */
export { LANGUAGES, nameIn } from './names.ts'
export type { Language } from './names.ts'
export { CODE_SET_NAMES, codeIds, codeSet, isKnown } from './code-sets.ts'
export type { CodeSetName, EntryOf, IdOf } from './code-sets.ts'
export * from './lookups.ts'
export type { CodeEntry, FinnishSource } from './entry.ts'
export type { PreRestrictedSet } from './pre-restricted-set.ts'
export { explanationOfDocumentType, explanationOfTask } from './explanation.ts'
export type { Explanation } from './explanation.ts'
export { documentTypesFor, isUnstructuredType } from './document-types.ts'
export {
  preRestrictedSetOfService,
  preRestrictedSetOfType,
} from './pre-restriction.ts'
export {
  readyStructureVersion,
  structureStatusOn,
} from './structure-versions.ts'
export type { StructuredDocument } from './structure-versions.ts'
export { triggerReminder } from './trigger.ts'
export type { MittKantaPhase, TriggerReminder } from './trigger.ts'
export { validOn } from './validity.ts'

export type { ArrivalMethodId } from './data/arrival-methods.ts'
export type { CaseName, CaseNameId } from './data/case-names.ts'
export type { CaseStatusId } from './data/case-statuses.ts'
export type { ClientRelationRoleId } from './data/client-relation-roles.ts'
export type {
  CorrectionReason,
  CorrectionReasonId,
} from './data/correction-reasons.ts'
export type { DocumentGroupId } from './data/document-groups.ts'
export type { DocumentLanguageId } from './data/document-languages.ts'
export type {
  DocumentType,
  DocumentTypeId,
  ReminderRule,
} from './data/document-types.ts'
export type { GeneralDocumentTypeId } from './data/general-document-types.ts'
export type {
  GuardianDisclosure,
  GuardianDisclosureId,
} from './data/guardian-disclosure.ts'
export type {
  IdentificationMethod,
  IdentificationMethodId,
} from './data/identification-methods.ts'
export type {
  OriginalServiceTask,
  OriginalServiceTaskId,
} from './data/original-service-tasks.ts'
export type { ProhibitionRefusalReasonId } from './data/prohibition-refusal-reasons.ts'
export type {
  RestrictionReason,
  RestrictionReasonId,
} from './data/restriction-reasons.ts'
export type { ServiceProcessId } from './data/service-processes.ts'
export type { ServiceTaskId } from './data/service-tasks.ts'
export type { SignatureKindId } from './data/signature-kinds.ts'
export type { SocialService, SocialServiceId } from './data/social-services.ts'
export type { SpecialAccessReasonId } from './data/special-access-reasons.ts'
export type {
  StructureStatus,
  StructureStatusId,
} from './data/structure-statuses.ts'
export type {
  UsageSituation,
  UsageSituationId,
} from './data/usage-situations.ts'
