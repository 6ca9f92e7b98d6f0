import { codeSet } from '@mittkanta/code-sets'
import type { Language } from '@mittkanta/contracts'
import type { JudgedDocument } from './judged.ts'

/** Documents of one page. */
export const PAGE_SIZE = 20

/** Days and refs in their order, the smaller first. */
export function inOrder(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The order in which a reader wants to have documents. */
interface Order {
  readonly sort: 'date' | 'name'
  readonly order?: 'ascending' | 'descending' | undefined
  readonly language: Language
}

/** Documents as a list puts them. */
export function sorted(
  documents: readonly JudgedDocument[],
  { sort, order, language }: Order,
): JudgedDocument[] {
  const collator = new Intl.Collator(language)
  const compare = (a: JudgedDocument, b: JudgedDocument) =>
    sort === 'date'
      ? inOrder(a.arrival.date, b.arrival.date)
      : collator.compare(nameOf(a, language), nameOf(b, language))
  const isDescending = order ? order === 'descending' : sort === 'date'

  return documents.toSorted(
    (a, b) =>
      (isDescending ? compare(b, a) : compare(a, b)) || inOrder(a.ref, b.ref),
  )
}

/** What a document is called; an unknown type stands for itself. */
function nameOf({ paper }: JudgedDocument, language: Language) {
  const type = codeSet('documentTypes').find(({ id }) => id === paper.type)
  return type?.named === 'by-description' && paper.description !== null
    ? paper.description
    : (type?.names[language] ?? paper.type)
}
