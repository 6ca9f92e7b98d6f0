import {
  documentType,
  isUnstructuredType,
  socialService,
} from '@mittkanta/code-sets'
import { LANGUAGES } from '@mittkanta/contracts'
import type { SearchKey } from './search-keys.ts'

/*
 * Words are compared in memory. They never reach a statement or a log: a
 * reader's search can be personal.
 */

/** Without case and diacritics, so that "arende" finds "Ärende". */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

type Entry = { readonly names: Readonly<Record<string, string>> } | undefined

/**
 * The names of an entry in every language; none for a code that cannot be read.
 */
const plainNames = (entry: Entry) =>
  entry
    ? plain(LANGUAGES.map((language) => entry.names[language]).join('\n'))
    : ''

/** The same function, which works out each answer once. */
function once(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const answer = known.get(text) ?? work(text)
    known.set(text, answer)
    return answer
  }
}

/**
 * Whether every word of a text occurs in the name of a document, a social
 * service of it or its controller. A text without words is in everything. The
 * name of a document is what a reader can see as such: its own (9.9.3), or its
 * type's.
 */
export function hasWords(text: string): (key: SearchKey) => boolean {
  const words = plain(text).split(/\s+/)
  if (words.every((word) => word === '')) return () => true
  // Records repeat their names: each is made plain once.
  const own = once(plain)
  const ofType = once((id) => plainNames(documentType(id)))
  const ofService = once((id) => plainNames(socialService(id)))

  return ({
    documentType: type,
    description,
    socialServices,
    controllerName,
  }) => {
    const searched = [
      description !== null && isUnstructuredType(type)
        ? own(description)
        : ofType(type),
      own(controllerName),
      ...socialServices.map(ofService),
    ]
    return words.every((word) => searched.some((name) => name.includes(word)))
  }
}
