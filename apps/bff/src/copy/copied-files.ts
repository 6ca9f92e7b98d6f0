import { Readable } from 'node:stream'
import type { DocumentPage, DocumentRef, Language } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import { documentPageOf } from '../reading/document-page.ts'
import type { ReadingDeps } from '../reading/reading.routes.ts'
import type { Reading } from '../reading/subject.ts'
import {
  indexJson,
  indexPage,
  type CopiedDocument,
  type CopiedFile,
} from './copy-index.ts'
import { savedDocument } from './saved-page.ts'
import type { ZipEntry } from './zip.ts'

/** Neutral: only the index says which service task a folder holds. */
const FOLDERS: Readonly<Record<Language, string>> = {
  sv: 'mapp',
  fi: 'kansio',
  en: 'folder',
}

const EXTENSIONS = { pdf: 'pdf', xhtml: 'html' } as const

export interface CopyDeps extends Pick<
  ReadingDeps,
  'archive' | 'gateTwo' | 'tell'
> {
  /**
   * Who reads whose record, decided again. @throws {Problem} when the reader
   * may not any more
   */
  readonly reading: () => Promise<Reading>
}

/** A document that is open, and its bytes on their way. */
interface Opened {
  readonly page: DocumentPage
  readonly body: Readable
}

/**
 * The files of a copy, one at a time: each document with its attachments, and
 * at the end the index of what has been copied. Every one is opened as if it
 * were read: decided at both gates, and logged, on its own. What is not to be
 * shown is left out and takes no number; any other failure ends the copy.
 *
 * @throws {Problem} `not-found` when there is nothing to copy
 */
export async function* copiedFiles(
  deps: CopyDeps,
  refs: readonly DocumentRef[],
  language: Language,
): AsyncGenerator<ZipEntry> {
  const copied: CopiedDocument[] = []
  const folders = new Map<string, string>()
  const folderOf = (task: string) => {
    const known = folders.get(task)
    const folder = known ?? `${FOLDERS[language]}-${folders.size + 1}`
    folders.set(task, folder)
    return folder
  }

  for (const ref of new Set(refs)) {
    const opened = await open(deps, ref, language)
    if (opened === undefined) continue

    const { page } = opened
    const { drawnUpOn, controllerName } = page
    const [{ task, name: serviceTask } = NO_TASK] = page.tasks
    const number = String(copied.length + 1).padStart(4, '0')
    const path = `${folderOf(task)}/${number}-${drawnUpOn}`
    const file = yield* fileOf(path, opened, language)

    const attachments: CopiedFile[] = []
    for (const { ref: besideRef, name, nameLanguage } of page.attachments) {
      const beside = await open(deps, besideRef, language)
      if (beside === undefined) continue
      const besidePath = `${path}-${attachments.length + 1}`
      const { file } = yield* fileOf(besidePath, beside, language)
      attachments.push({ file, name, nameLanguage })
    }
    copied.push({
      ...file,
      serviceTask,
      controllerName,
      drawnUpOn,
      attachments,
    })
  }

  if (copied.length === 0) throw new Problem('not-found')
  yield textFile('index.html', indexPage(copied, language))
  yield textFile('index.json', indexJson(copied, language))
}

/** Place of something that belongs to no single service task. */
const NO_TASK = { task: '', name: '–' }

/** Opens a document as its reader does; nothing when it is not to be shown. */
async function open(
  { archive, reading, ...words }: CopyDeps,
  ref: DocumentRef,
  language: Language,
): Promise<Opened | undefined> {
  const who = await reading()
  try {
    const answer = await archive.document(who.asking, ref)
    const page = documentPageOf(answer, who, language, words)
    const form = page.content.kind === 'pdf' ? 'content' : 'display'
    const { body } = await archive.content(who.asking, ref, form)
    return { page, body }
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') return undefined
    throw error
  }
}

/** Gives an open document to the zip; what is left of it when the zip has gone is ended. */
function* fileOf(
  path: string,
  { page, body }: Opened,
  language: Language,
): Generator<ZipEntry, CopiedFile> {
  const { content, documentLanguage, name, nameLanguage } = page
  const file = `${path}.${EXTENSIONS[content.kind]}`
  // There may be no reader left to learn how it ends.
  body.on('error', () => undefined)
  try {
    yield content.kind === 'pdf'
      ? { path: file, content: body, bytes: content.bytes, isCompressed: false }
      : {
          path: file,
          content: savedDocument(body, documentLanguage, language),
          isCompressed: true,
        }
  } finally {
    body.destroy()
  }
  return { file, name, nameLanguage }
}

const textFile = (path: string, text: string): ZipEntry => ({
  path,
  content: Readable.from([Buffer.from(text)]),
  isCompressed: true,
})
