import {
  codeSet,
  correctionReason,
  documentType,
  explanationOfDocumentType,
  explanationOfTask,
  identificationMethod,
  nameIn,
  serviceTask,
  socialService,
  type CodeEntry,
} from '@mittkanta/code-sets'
import type { Language } from '@mittkanta/contracts'

/** A code that the portal does not know: what carries it is hidden. */
export class UnknownCode extends Error {
  /** The code set, for the log; not the value, which came from outside. */
  readonly codeSet: string

  constructor(codeSet: string) {
    super(`unknown ${codeSet}`)
    this.name = 'UnknownCode'
    this.codeSet = codeSet
  }
}

/** A name, with its language when it is the document's own text. */
export interface Name {
  readonly name: string
  readonly nameLanguage: string | null
}

/** The tag of a text whose language is unknown (BCP 47). */
const UNDETERMINED = 'und'

const ATTACHMENT = 'attachment'

const named =
  (codeSet: string, lookup: (id: string) => CodeEntry | undefined) =>
  (id: string, language: Language): string => {
    const entry = lookup(id)
    if (entry === undefined) throw new UnknownCode(codeSet)
    return nameIn(entry, language)
  }

/** Names of codes in a language. Each throws {UnknownCode}. */
export const taskName = named('service-tasks', serviceTask)
export const socialServiceName = named('social-services', socialService)
export const correctionReasonName = named(
  'correction-reasons',
  correctionReason,
)
export const identificationMethodName = named(
  'identification-methods',
  identificationMethod,
)
const documentTypeName = named('document-types', documentType)

/** What a service task is about, for a reader who does not know the word. */
export const taskExplanation = (id: string, language: Language) =>
  explanationOfTask(id)?.[language] ?? null

/**
 * What a document of a type is. Constant for the type: it reveals nothing of
 * the document.
 */
export const documentExplanation = (type: string, language: Language) =>
  explanationOfDocumentType(type)?.[language] ?? null

/** Every service task with its name (6.2). */
export const allTasks = (language: Language) =>
  codeSet('serviceTasks').map((entry) => ({
    task: entry.id,
    name: nameIn(entry, language),
  }))

/** Whether the portal knows a service task. */
export const isServiceTask = (id: string) => serviceTask(id) !== undefined

/**
 * What a reader sees as a document's name: its type's, or that of an
 * unstructured document, which is in "Beskrivning" (9.9.3).
 *
 * @param documentLanguage of the document; null when unknown
 * @throws {UnknownCode}
 */
export function documentName(
  item: {
    readonly documentType: string
    readonly description: string | null
  },
  language: Language,
  documentLanguage: string | null = null,
): Name {
  const type = documentTypeName(item.documentType, language)
  const isOwn = documentType(item.documentType)?.named === 'by-description'
  return isOwn && item.description !== null
    ? {
        name: item.description,
        nameLanguage: documentLanguage ?? UNDETERMINED,
      }
    : { name: type, nameLanguage: null }
}

/** The name of an attachment: its own (9.9.3), else that of its type. */
export const attachmentName = (
  attachment: {
    readonly description: string | null
    readonly language: string | null
  },
  language: Language,
): Name =>
  documentName(
    { documentType: ATTACHMENT, description: attachment.description },
    language,
    attachment.language,
  )
