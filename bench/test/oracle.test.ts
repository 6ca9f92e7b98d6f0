import { beforeEach, describe, expect, it } from 'vitest'
import { household } from '../src/people/households.ts'
import {
  Oracle,
  type KnownDocument,
  type Record,
} from '../src/people/oracle.ts'

const refOf = (at: number) => `r${String(at).padStart(21, '0')}`
const documents: KnownDocument[] = [1, 2].flatMap((number) =>
  household(number, 2).documents.map((document) => ({
    ...document,
    household: number,
    documentId: document.canary,
  })),
)
const at = (client: string, marking: string, householdNumber = 1) => {
  const place = documents.findIndex(
    (one) =>
      one.client === client &&
      one.marking === marking &&
      one.household === householdNumber,
  )
  return { document: documents[place], ref: refOf(place) }
}
const PARENT: Record = {
  household: 1,
  reader: 'parent',
  subject: 'parent',
  ground: 'own',
}
const GUARDIAN: Record = { ...PARENT, subject: 'child', ground: 'guardian' }
const CHILD: Record = { ...GUARDIAN, reader: 'child', ground: 'own' }

let oracle: Oracle
beforeEach(() => {
  oracle = new Oracle(documents)
  oracle.learn(
    documents.map(({ documentId }, place) => ({
      ref: refOf(place),
      documentId,
    })),
  )
})

describe('the oracle that reads every answer', () => {
  it.each([
    ['own and open', PARENT, at('parent', 'open'), 0],
    ['own and special', PARENT, at('parent', 'special'), 1],
    ['of another household', PARENT, at('parent', 'open', 2), 1],
    ['of a child, in the own record', PARENT, at('child', 'open'), 1],
    ['of a child, as guardian', GUARDIAN, at('child', 'open'), 0],
    ['prohibited by the child', GUARDIAN, at('child', 'prohibited'), 1],
    ['prohibited by the child itself', CHILD, at('child', 'prohibited'), 0],
    ['delayed', CHILD, at('child', 'delayed'), 1],
  ])(
    'judges a ref and a word that is %s',
    (_, record, { document, ref }, wrong) => {
      oracle.readText(record, JSON.stringify({ ref }))
      expect(oracle.violations).toHaveLength(wrong)
      oracle.readText(record, `… ${document?.canary ?? ''} …`)
      expect(oracle.violations).toHaveLength(wrong * 2)
    },
  )

  it('judges a ref that it hears of later, and one that no document has', () => {
    const late = new Oracle(documents)
    const { ref, document } = at('parent', 'special')
    late.readText(PARENT, JSON.stringify({ ref }))
    late.readText(PARENT, JSON.stringify({ ref: refOf(999) }))
    expect(late.violations).toEqual([])
    late.learn([{ ref, documentId: document?.documentId ?? '' }])
    expect(late.violations).toHaveLength(1)
    late.closeOpen()
    expect(late.violations).toHaveLength(2)
  })

  it('wants of a content its own word and no other', () => {
    const { ref, document } = at('parent', 'open')
    oracle.readContent(PARENT, ref, document?.canary ?? '')
    expect(oracle.violations).toEqual([])
    oracle.readContent(PARENT, ref, 'cut off befo')
    expect(oracle.violations).toHaveLength(1)
  })

  it('misses what was acknowledged and is not listed', () => {
    const { ref, document } = at('parent', 'open')
    const required = document ? [document] : []
    oracle.expectAll(PARENT, JSON.stringify({ ref }), required)
    expect(oracle.violations).toEqual([])
    oracle.expectAll(PARENT, '[]', required)
    expect(oracle.violations).toHaveLength(1)
  })
})
