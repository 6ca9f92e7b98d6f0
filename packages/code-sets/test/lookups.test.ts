import { describe, expect, it } from 'vitest'

import * as codeSets from '../src/index.ts'
import { CODE_SET_NAMES, codeSet } from '../src/index.ts'
import type { CodeEntry, CodeSetName, Lookup } from '../src/index.ts'

const lookups: Readonly<Record<CodeSetName, Lookup<CodeEntry>>> = {
  arrivalMethods: codeSets.arrivalMethod,
  caseNames: codeSets.caseName,
  caseStatuses: codeSets.caseStatus,
  clientRelationRoles: codeSets.clientRelationRole,
  correctionReasons: codeSets.correctionReason,
  documentGroups: codeSets.documentGroup,
  documentLanguages: codeSets.documentLanguage,
  documentTypes: codeSets.documentType,
  generalDocumentTypes: codeSets.generalDocumentType,
  guardianDisclosure: codeSets.guardianDisclosureValue,
  identificationMethods: codeSets.identificationMethod,
  originalServiceTasks: codeSets.originalServiceTask,
  prohibitionRefusalReasons: codeSets.prohibitionRefusalReason,
  restrictionReasons: codeSets.restrictionReason,
  serviceProcesses: codeSets.serviceProcess,
  serviceTasks: codeSets.serviceTask,
  signatureKinds: codeSets.signatureKind,
  socialServices: codeSets.socialService,
  specialAccessReasons: codeSets.specialAccessReason,
  structureStatuses: codeSets.structureStatus,
  usageSituations: codeSets.usageSituation,
}

describe.each(CODE_SET_NAMES)('the lookup of %s', (set) => {
  it('finds every value by its id', () => {
    const entries: readonly CodeEntry[] = codeSet(set)

    expect(entries.map(({ id }) => lookups[set](id))).toEqual(entries)
  })

  it('answers undefined for what is not in the set', () => {
    expect(lookups[set]('no-such-code')).toBeUndefined()
    expect(lookups[set]('constructor')).toBeUndefined()
  })
})
