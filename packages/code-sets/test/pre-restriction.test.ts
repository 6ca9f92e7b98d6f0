import { describe, expect, it } from 'vitest'

import {
  codeIds,
  preRestrictedSetOfService,
  preRestrictedSetOfType,
} from '../src/index.ts'
import type { PreRestrictedSet } from '../src/index.ts'

/** Tabell 5.2.1, with the types of 9.6–9.10 that belong to each set of documents. */
const TYPES: Readonly<
  Record<Exclude<PreRestrictedSet, 'none' | 'unknown'>, readonly string[]>
> = {
  'adoption-counselling': [
    'statement-adoption-counselling',
    'adoption-applicant-report',
    'adoption-counselling-certificate',
    'adoption-counselling-plan',
    'decision-adoption-counselling',
    'decision-interrupt-adoption-counselling',
    'childs-consent-to-adoption',
    'consent-to-adoption',
  ],
  'parenthood-investigation': [
    'decision-discontinue-parenthood-investigation',
    'decision-resume-parenthood-investigation',
    'decision-discontinue-paternity-investigation',
    'decision-resume-paternity-investigation',
    'decision-discontinue-maternity-investigation',
    'decision-resume-maternity-investigation',
    'parenthood-acknowledgement-after-birth',
    'paternity-acknowledgement-after-birth',
    'maternity-acknowledgement-after-birth',
    'paternity-acknowledgement-before-birth',
    'maternity-acknowledgement-before-birth',
    'parenthood-acknowledgement-hearing',
    'paternity-acknowledgement-hearing',
    'maternity-acknowledgement-hearing',
    'genetic-test-sampling',
    'parenthood-meeting-with-parents',
    'paternity-meeting-with-parents',
    'maternity-meeting-with-parents',
    'parenthood-meeting-with-child',
    'paternity-meeting-with-child',
    'maternity-meeting-with-mothers',
    'parenthood-meeting-with-mother-or-other-parent',
    'paternity-meeting-with-mother-or-father',
    'parenthood-acknowledgement-approval',
    'paternity-acknowledgement-approval',
    'maternity-acknowledgement-approval',
    'consent-of-right-holder',
    'request-statement-genetic-test-relative',
    'order-of-genetic-test',
    'parenthood-protocol-marriage-or-pregnancy',
    'parenthood-protocol',
    'summary-of-deceaseds-right-holders',
    'paternity-protocol-acknowledged-before-birth',
    'paternity-protocol',
    'paternity-protocol-marriage',
    'maternity-protocol-acknowledged-before-birth',
    'maternity-protocol',
    'maternity-protocol-marriage',
  ],
  shelter: [
    'shelter-advance-information',
    'shelter-first-assessment',
    'shelter-plan',
  ],
  'violence-prevention': [
    'risk-assessment-partner-violence',
    'safety-plan',
    'risk-assessment-harassment-stalking',
    'assessment-of-experienced-violence',
  ],
  'payment-commitment': ['payment-commitment-social-assistance'],
}

const SERVICES: Readonly<Record<string, PreRestrictedSet>> = {
  'adoption-counselling': 'adoption-counselling',
  'parenthood-investigation': 'parenthood-investigation',
  'paternity-investigation': 'parenthood-investigation',
  'maternity-investigation': 'parenthood-investigation',
  'shelter-service': 'shelter',
}

describe('preRestrictedSetOfType', () => {
  it.each(Object.entries(TYPES))(
    'puts exactly the documents of Tabell 5.2.1 into %s',
    (set, types) => {
      const found = codeIds('documentTypes').filter(
        (id) => preRestrictedSetOfType(id) === set,
      )

      expect(found).toEqual(types)
    },
  )

  it('leaves every other known type open', () => {
    const listed = new Set(Object.values(TYPES).flat())
    const others = codeIds('documentTypes').filter((id) => !listed.has(id))

    expect(new Set(others.map(preRestrictedSetOfType))).toEqual(
      new Set(['none']),
    )
    expect(others).toHaveLength(191 - 54)
  })

  it('leaves journal entries to their document group', () => {
    expect(preRestrictedSetOfType('journal-everyday-life')).toBe('none')
  })

  it('leaves a shared document to its social service', () => {
    expect(preRestrictedSetOfType('statement-social-welfare')).toBe('none')
    expect(preRestrictedSetOfType('request-for-statement')).toBe('none')
    expect(preRestrictedSetOfType('consent-request-for-statement')).toBe('none')
  })

  it('answers unknown for a type that is not in the code set', () => {
    expect(preRestrictedSetOfType('no-such-type')).toBe('unknown')
    expect(preRestrictedSetOfType('shelter-service')).toBe('unknown')
  })
})

describe('preRestrictedSetOfService', () => {
  it('knows the five services whose documents are kept back', () => {
    const restricted = codeIds('socialServices')
      .map((id) => [id, preRestrictedSetOfService(id)])
      .filter(([, set]) => set !== 'none')

    expect(Object.fromEntries(restricted)).toEqual(SERVICES)
  })

  it('answers unknown for a service that is not in the code set', () => {
    expect(preRestrictedSetOfService('no-such-service')).toBe('unknown')
    expect(preRestrictedSetOfService('shelter-plan')).toBe('unknown')
  })
})
