import type {
  ArchiveDocument,
  DocumentPage,
  Language,
} from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import type { WordingDeps } from './front-page.ts'
import { inWords } from './known-codes.ts'
import { attachmentMarksOf, marksOf } from './marks.ts'
import {
  attachmentName,
  correctionReasonName,
  documentExplanation,
  documentName,
  identificationMethodName,
  socialServiceName,
  taskName,
} from './names.ts'
import type { Reading } from './subject.ts'

/** Language tags that a page can put into `lang`. */
const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

const tagOf = (language: string | null) =>
  language !== null && TAG.test(language) ? language : null

/**
 * The view formats; JSON is never shown (11.2).
 *
 * @throws {Problem} `unavailable` when the archive offers another
 */
function viewOf({ type, bytes }: ArchiveDocument['content']) {
  if (type === 'application/json') throw new Problem('unavailable')
  return { kind: type === 'application/pdf' ? 'pdf' : 'xhtml', bytes } as const
}

/**
 * One document as the reader sees it.
 *
 * @throws {Problem} `not-found` when it must not be shown
 */
export function documentPageOf(
  answer: ArchiveDocument,
  reading: Reading,
  language: Language,
  { gateTwo, tell }: WordingDeps,
): DocumentPage {
  const document = gateTwo.document(reading, answer)
  const tasks = gateTwo.tasks(reading, document.tasks)
  if (tasks.length === 0) throw new Problem('not-found')
  const documentLanguage = tagOf(document.language)
  const { correction } = document
  const { instance } = reading.asking
  const { previousVisitAt } = reading
  const marks = marksOf(document, previousVisitAt)

  const page = (): DocumentPage => ({
    language,
    ref: document.ref,
    ...documentName(document, language, documentLanguage),
    explanation: documentExplanation(document.documentType, language),
    date: document.date,
    marks,
    drawnUpOn: document.drawnUpOn,
    tasks: tasks.map((task) => ({
      task,
      name: taskName(task, language),
    })),
    socialServices: document.socialServices.map((id) =>
      socialServiceName(id, language),
    ),
    controllerName: document.controllerName,
    documentLanguage,
    content: viewOf(document.content),
    signatures: document.signatures.map((signature) => ({
      ...signature,
      method: identificationMethodName(signature.method, language),
    })),
    correction: correction && {
      ...correction,
      reason: correctionReasonName(correction.reason, language),
    },
    attachments: gateTwo
      .documents(reading, document.attachments)
      .map((attachment) => ({
        ref: attachment.ref,
        ...attachmentName(
          { ...attachment, language: tagOf(attachment.language) },
          language,
        ),
        documentLanguage: tagOf(attachment.language),
        content: viewOf(attachment.content),
        marks: attachmentMarksOf([attachment], marks, previousVisitAt),
      })),
  })

  const [shown] = inWords([page], (make) => make(), tell, instance)
  if (shown === undefined) throw new Problem('not-found')
  return shown
}
