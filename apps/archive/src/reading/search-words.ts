import {
  documentType,
  isUnstructuredType,
  socialService,
} from '@mittkanta/code-sets'
import { LANGUAGES } from '@mittkanta/contracts'
import type { SearchKey } from './search-keys.ts'

/*
 * Words are compared in memory. They never reach a statement or a log: what
 * somebody looks for can be personal.
 */

/** Without case and diacritics, so that "arende" finds "Ärende". */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

type Entry = { readonly names: Readonly<Record<string, string>> } | undefined

/** The names of an entry in every language; nothing of a code that nobody can read. */
const namesOf = (entry: Entry) =>
  entry ? LANGUAGES.map((language) => entry.names[language]) : []

/** What a reader can see as names of a document: its own (9.9.3), or its type's. */
const documentNames = ({ documentType: type, description }: SearchKey) =>
  description !== null && isUnstructuredType(type)
    ? [description]
    : namesOf(documentType(type))

/**
 * Whether every word of a text occurs in the name of a document, a social
 * service of it or its controller. A text without words is in everything.
 */
export function hasWords(text: string): (key: SearchKey) => boolean {
  const words = plain(text).split(/\s+/)
  if (words.every((word) => word === '')) return () => true
  const seen = new Map<string, string>()
  /** Records repeat their names: each is made plain once. */
  const once = (names: readonly (string | undefined)[]) => {
    const joined = names.join('\n')
    const known = seen.get(joined) ?? plain(joined)
    seen.set(joined, known)
    return known
  }

  return (key) => {
    const names = [
      ...documentNames(key),
      ...key.socialServices.flatMap((id) => namesOf(socialService(id))),
      key.controllerName,
    ]
    const searched = once(names)
    return words.every((word) => searched.includes(word))
  }
}
