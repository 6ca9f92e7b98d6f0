import { documentType, isUnstructuredType, nameIn } from '@mittkanta/code-sets'
import type { Language } from '@mittkanta/contracts'

/**
 * What a reader sees as the name of a document: the name of its type, or its own
 * name when the type has no structure (9.9.3).
 *
 * @param type id of a document type; one that is not known stands for itself
 */
export function nameOf(
  type: string,
  description: string | null,
  language: Language,
): string {
  if (description !== null && isUnstructuredType(type)) return description
  const known = documentType(type)
  return known ? nameIn(known, language) : type
}
