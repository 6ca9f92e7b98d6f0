import { toPlainDate } from '@mittkanta/calendar'
import { describe, expect, it } from 'vitest'
import { visibilityMetadata, type MarkedDocument } from '../src/marks.ts'

const plain: MarkedDocument = {
  type: 'decision-elderly',
  group: 'phase-2-plus-client-document',
  services: ['home-care'],
  isShelterUnit: false,
  hasMinor: false,
  marks: undefined,
  caseMarks: undefined,
}
const APRIL = toPlainDate('2024-04-15')
const MAY = toPlainDate('2024-05-15')

describe('visibilityMetadata', () => {
  it('marks nothing on an ordinary document of an adult', () => {
    expect(visibilityMetadata(plain, '1')).toEqual({})
  })

  it.each([
    ['old documents', { group: 'old-client-document' }],
    [
      'documents of the archive’s first phase',
      { group: 'phase-1-client-document' },
    ],
    ['a payment commitment', { type: 'payment-commitment-social-assistance' }],
    ['violence documents', { type: 'safety-plan' }],
    ['shelter service', { services: ['shelter-service'] }],
    ['parenthood investigation', { services: ['parenthood-investigation'] }],
    ['adoption counselling', { services: ['adoption-counselling'] }],
  ])('marks %s as special content without a reason', (_what, change) => {
    expect(visibilityMetadata({ ...plain, ...change }, '1')).toEqual({
      specialContent: true,
    })
  })

  it('marks what comes from a shelter without a reason, when no service is given (5.3.3)', () => {
    const document = { ...plain, services: [], isShelterUnit: true }

    expect(visibilityMetadata(document, '1')).toEqual({ specialContent: true })
  })

  it('leaves adoption counselling unmarked after the first phase', () => {
    const document = { ...plain, services: ['adoption-counselling'] }

    expect(visibilityMetadata(document, 'later')).toEqual({})
  })

  it('lets a professional’s own value go before the automatic one', () => {
    const document = {
      ...plain,
      type: 'safety-plan',
      marks: { specialContent: false },
    }

    expect(visibilityMetadata(document, '1')).toEqual({})
  })

  it('gives every document of a minor value 1 for guardians', () => {
    expect(visibilityMetadata({ ...plain, hasMinor: true }, '1')).toEqual({
      guardianDisclosure: 'disclosed-child-does-not-object',
    })
  })

  it('inherits the delay of the case with its reasons', () => {
    const caseMarks = {
      showFrom: APRIL,
      restrictionReasons: ['support-and-guidance-needed' as const],
    }

    expect(visibilityMetadata({ ...plain, caseMarks }, '1')).toEqual(caseMarks)
  })

  it('keeps a longer delay that a professional has set, with its reasons', () => {
    const marks = {
      showFrom: MAY,
      restrictionReasons: ['danger-to-client' as const],
    }
    const caseMarks = {
      showFrom: APRIL,
      restrictionReasons: ['support-and-guidance-needed' as const],
    }

    expect(visibilityMetadata({ ...plain, marks, caseMarks }, '1')).toEqual(
      marks,
    )
  })
})
