import { isPlainDate } from '@mittkanta/calendar'
import { codeIds, type CodeSetName } from '@mittkanta/code-sets'
import { requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'

/** How the parts of one scenario call each other. */
export const Key = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
  .meta({ description: 'Name of this part inside the scenario' })

/** A Helsinki calendar day. */
export const Day = z
  .string()
  .refine(isPlainDate, 'a day of the calendar, YYYY-MM-DD')
  .meta({ format: 'date', description: 'A Helsinki calendar day' })

/** A Helsinki day, or a day and a time of its clock. */
export const Moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/,
    'a day, YYYY-MM-DD, or a day and a time, YYYY-MM-DDTHH:MM',
  )
  .refine((text) => isPlainDate(text.slice(0, 10)), 'not a day of the calendar')
  .meta({ description: 'A Helsinki day, or a day and a time of its clock' })

/** Text in every language of the portal. */
export const Texts = z.strictObject({
  sv: requiredLine(1000),
  fi: requiredLine(1000),
  en: requiredLine(1000),
})
export type Texts = z.infer<typeof Texts>

/** The languages in which contents are written. */
export const ContentLanguage = z
  .enum(['sv', 'fi'])
  .meta({ description: 'Language in which it is written' })
export type ContentLanguage = z.infer<typeof ContentLanguage>

/** A value of one of the handbook's code sets, by its id. */
export const code = <Name extends CodeSetName>(name: Name) =>
  z.enum(codeIds(name)).meta({ id: name, description: `Code set ${name}` })

export const GuardianDisclosureCode = code('guardianDisclosure')
export const RestrictionReasonCode = code('restrictionReasons')
export const ProhibitionRefusalReasonCode = code('prohibitionRefusalReasons')
export const ServiceTaskCode = code('serviceTasks')
export const SocialServiceCode = code('socialServices')
export const ServiceProcessCode = code('serviceProcesses')
export const DocumentTypeCode = code('documentTypes')
export const GeneralDocumentTypeCode = code('generalDocumentTypes')
export const DocumentGroupCode = code('documentGroups')
export const CaseNameCode = code('caseNames')
export const CorrectionReasonCode = code('correctionReasons')
export const ArrivalMethodCode = code('arrivalMethods')
export const ClientRelationRoleCode = code('clientRelationRoles')
export const OriginalServiceTaskCode = code('originalServiceTasks')
export const IdentificationMethodCode = code('identificationMethods')
