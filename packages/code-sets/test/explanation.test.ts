import { describe, expect, it } from 'vitest'
import {
  codeSet,
  explanationOfDocumentType,
  explanationOfTask,
  LANGUAGES,
  type Explanation,
} from '../src/index.ts'
import { documentTypeExplanations } from '../src/data/explanations/document-types.ts'
import { generalDocumentTypeExplanations } from '../src/data/explanations/general-document-types.ts'

const sentencesOf = (text: string) => text.split(/(?<=\.) (?=\p{Lu})/u)
const wordsOf = (sentence: string) => sentence.split(' ').length

const explained: readonly (readonly [string, Explanation | undefined])[] = [
  ...codeSet('serviceTasks').map(
    ({ id }) => [id, explanationOfTask(id)] as const,
  ),
  ...codeSet('documentTypes').map(
    ({ id }) => [id, explanationOfDocumentType(id)] as const,
  ),
  ...Object.entries(generalDocumentTypeExplanations),
]

describe('the explanation of a code', () => {
  it('exists for every service task and every document type', () => {
    expect(
      explained.filter(([, text]) => text === undefined).map(([id]) => id),
    ).toEqual([])
  })

  for (const language of LANGUAGES) {
    it(`is one or two sentences of twenty words or fewer in ${language}`, () => {
      const tooLong = explained.filter(([, text]) => {
        const sentences = sentencesOf(text?.[language] ?? '')
        return (
          sentences.length > 2 || sentences.some((one) => wordsOf(one) > 20)
        )
      })

      expect(tooLong.map(([id, text]) => [id, text?.[language]])).toEqual([])
    })

    it(`ends with a full stop in ${language}`, () => {
      for (const [id, text] of explained)
        expect([id, text?.[language]]).toEqual([
          id,
          expect.stringMatching(/^\p{Lu}.{15,}\.$/u),
        ])
    })
  }

  it('has its own text in each language', () => {
    for (const [id, text] of explained)
      expect([id, new Set(Object.values(text ?? {})).size]).toEqual([id, 3])
  })

  it('is the precise type’s own where that says more', () => {
    expect(
      explanationOfDocumentType('decision-special-care-programme')?.en,
    ).toBe(
      'The programme lists the services that a person needs. It is a decision, and it can be appealed.',
    )
  })

  it('is the general type’s where the precise type says no more', () => {
    expect(explanationOfDocumentType('decision-elderly')).toBe(
      generalDocumentTypeExplanations.decision,
    )
  })

  it('occurs no more than once for a type', () => {
    const types = documentTypeExplanations.flatMap((one) => one.types)

    expect(types).toHaveLength(new Set(types).size)
  })

  it('is not made up for a code that the code sets do not know', () => {
    expect(explanationOfTask('no-such-task')).toBeUndefined()
    expect(explanationOfDocumentType('no-such-type')).toBeUndefined()
  })
})
