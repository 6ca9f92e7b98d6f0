import type { Case } from '../schema/cases.ts'
import type { Document } from '../schema/documents.ts'

type Type = NonNullable<Document['type']>
type Service = NonNullable<Document['services']>[number]

/** What a kind of case looks like in its documents. */
export interface CaseProfile {
  readonly name: Case['name']
  readonly task: Case['task']
  readonly services: readonly [Service, ...Service[]]
  /** Client documents that occur, applications and assessments before the rest. */
  readonly types: readonly [Type, ...Type[]]
}

export const JOURNAL_TYPES: readonly [Type, ...Type[]] = [
  'journal-visit-or-contact',
  'journal-guidance-and-advice',
  'journal-negotiation',
  'journal-other',
]

const care: CaseProfile = {
  name: 'care-and-attention',
  task: 'elderly-services',
  services: ['home-care', 'meal-service', 'support-for-informal-care'],
  types: [
    'application-elderly-services',
    'needs-assessment-older-people',
    'decision-elderly',
    'client-plan-elderly',
    'implementation-plan-elderly',
  ],
}

const everyday: CaseProfile = {
  name: 'managing-everyday-life',
  task: 'services-for-working-age',
  services: ['social-work', 'social-guidance'],
  types: [
    'application-working-age',
    'needs-assessment-working-age',
    'decision-working-age',
    'client-plan-working-age',
    'implementation-plan-working-age',
  ],
}

const money: CaseProfile = {
  name: 'income-and-money-matters',
  task: 'services-for-working-age',
  services: ['social-assistance-service'],
  types: [
    'application-social-assistance',
    'decision-social-assistance',
    'payment-commitment-social-assistance',
  ],
}

const disability: CaseProfile = {
  name: 'accessibility-and-participation',
  task: 'disability-services',
  services: ['personal-assistance', 'mobility-support-service'],
  types: [
    'needs-assessment-disability',
    'decision-disability',
    'service-plan-disability',
    'implementation-plan-disability',
  ],
}

const growth: CaseProfile = {
  name: 'childs-growth-and-development',
  task: 'services-for-families-with-children',
  services: [
    'support-person-or-family',
    'child-guidance-and-family-counselling',
  ],
  types: [
    'needs-assessment-child-and-family',
    'decision-families',
    'client-plan-families',
  ],
}

const childProtection: CaseProfile = {
  name: 'childs-growth-and-development',
  task: 'child-protection',
  services: ['intensified-family-work', 'social-work'],
  types: [
    'child-protection-notification',
    'assessment-of-child-protection-notification',
    'needs-assessment-child-and-family',
    'decision-child-protection',
    'client-plan-child-protection',
  ],
}

/** Cases of one client, by the kind of client. */
export const PERSONAL_CASES = {
  older: [care],
  adult: [everyday, money, disability],
  child: [growth, childProtection],
} as const satisfies Record<string, readonly [CaseProfile, ...CaseProfile[]]>

/** The case that a family has together. */
export const FAMILY_CASE: CaseProfile = {
  name: 'family-life-parenthood-or-custody',
  task: 'services-for-families-with-children',
  services: ['home-help-for-families-with-children', 'family-work'],
  types: [
    'application-families-with-children',
    'decision-families',
    'family-work-plan',
    'implementation-plan-families',
  ],
}
