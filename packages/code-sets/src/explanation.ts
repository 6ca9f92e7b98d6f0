import { documentTypeExplanations } from './data/explanations/document-types.ts'
import { generalDocumentTypeExplanations } from './data/explanations/general-document-types.ts'
import { serviceTaskExplanations } from './data/explanations/service-tasks.ts'
import { documentType, serviceTask } from './lookups.ts'
import type { Language } from './names.ts'

/** What a code means, in one or two plain sentences for the person it is about. */
export type Explanation = Readonly<Record<Language, string>>

/** What a service task is about, or `undefined` when the code set does not know it. */
export function explanationOfTask(id: string): Explanation | undefined {
  const task = serviceTask(id)
  return task && serviceTaskExplanations[task.id]
}

/**
 * What a document of a type is: of the precise type where that says more, else of
 * its general type (9.2). `undefined` when the code set does not know the type.
 */
export function explanationOfDocumentType(id: string): Explanation | undefined {
  const type = documentType(id)
  if (type === undefined) return undefined
  const precise = documentTypeExplanations.find(({ types }) =>
    (types as readonly string[]).includes(type.id),
  )
  if (precise) return precise.text
  return type.generalType === null
    ? undefined
    : generalDocumentTypeExplanations[type.generalType]
}
