import { describe, expect, it } from 'vitest'

import {
  codeIds,
  codeSet,
  documentType,
  documentTypesFor,
  isUnstructuredType,
} from '../src/index.ts'

describe('documentTypesFor', () => {
  it('gives the 58 decisions of 9.8', () => {
    const decisions = documentTypesFor('decision')

    expect(decisions).toHaveLength(58)
    expect(decisions.every(({ id }) => id.startsWith('decision-'))).toBe(true)
  })

  it('gives the 15 journal entries of Tabell 9.7.1', () => {
    const entries = documentTypesFor('journal-entry')

    expect(entries).toHaveLength(15)
    expect(entries.every(({ id }) => id.startsWith('journal-'))).toBe(true)
  })

  it('gives every type that has a general type exactly once', () => {
    const grouped = codeIds('generalDocumentTypes').flatMap((general) =>
      documentTypesFor(general).map(({ id }) => id),
    )
    const typed = codeSet('documentTypes').filter(
      ({ generalType }) => generalType !== null,
    )

    expect(new Set(grouped)).toEqual(new Set(typed.map(({ id }) => id)))
    expect(grouped).toHaveLength(typed.length)
  })
})

describe('isUnstructuredType', () => {
  it('is true of the three types whose real name is in their description (9.9.3)', () => {
    expect(codeIds('documentTypes').filter(isUnstructuredType)).toEqual([
      'other-document-received',
      'other-document-drawn-up',
      'attachment',
    ])
  })

  it('is false of a type that is not in the code set', () => {
    expect(isUnstructuredType('no-such-type')).toBe(false)
  })
})

describe('signatures', () => {
  it('are asked of a professional in every decision and statement (9.10.1)', () => {
    const unsigned = [
      ...documentTypesFor('decision'),
      ...documentTypesFor('statement'),
    ].filter((type) => !type.professionalSignature)

    expect(unsigned).toEqual([])
  })

  it('are asked of both sides in a mutual agreement on social credit (9.10.2)', () => {
    expect(documentType('agreement-social-credit')).toMatchObject({
      professionalSignature: true,
      clientSignature: true,
    })
  })
})
