import { annulmentChecks } from './annulments.ts'
import { attachmentChecks } from './attachments.ts'
import { caseChecks } from './cases.ts'
import type { Check } from './check.ts'
import { clientDocumentChecks } from './client-documents.ts'
import { clientRelationChecks } from './client-relations.ts'
import { codeChecks } from './codes.ts'
import { contentChecks } from './contents.ts'
import { formChecks } from './forms.ts'
import { identityChecks } from './identity.ts'
import { mandatoryChecks } from './mandatory.ts'
import { markChecks } from './marks.ts'
import { signatureChecks } from './signatures.ts'
import { structuredClientChecks } from './structured-clients.ts'
import { structureChecks } from './structures.ts'
import { timeChecks } from './times.ts'
import { versionChecks } from './versions.ts'

/** Everything that a document must keep to be stored (9.12.3 and the sections named). */
export const checks: readonly Check[] = [
  ...mandatoryChecks,
  ...formChecks,
  ...timeChecks,
  ...codeChecks,
  ...identityChecks,
  ...versionChecks,
  ...annulmentChecks,
  ...clientRelationChecks,
  ...caseChecks,
  ...clientDocumentChecks,
  ...attachmentChecks,
  ...contentChecks,
  ...structureChecks,
  ...structuredClientChecks,
  ...markChecks,
  ...signatureChecks,
]
