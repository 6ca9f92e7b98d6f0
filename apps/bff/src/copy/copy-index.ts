import type { Language } from '@mittkanta/contracts'
import { escapeHtml } from '../http/escape-html.ts'
import { savedPage } from './saved-page.ts'

/** A file of a copy, with the title that its file name does not show. */
export interface CopiedFile {
  /** Path in the copy. */
  readonly file: string
  readonly name: string
  readonly nameLanguage: string | null
}

/** A document of a copy, as the index lists it. */
export interface CopiedDocument extends CopiedFile {
  readonly serviceTask: string
  readonly controllerName: string
  readonly drawnUpOn: string
  readonly attachments: readonly CopiedFile[]
}

interface Words {
  readonly heading: string
  readonly caution: string
  readonly drawnUp: string
  readonly controller: string
  readonly attachments: string
}

const WORDS: Readonly<Record<Language, Words>> = {
  sv: {
    heading: 'Kopia av handlingar i MittKanta',
    caution:
      'Kopian skyddas inte av en inloggning. Den som kommer åt filerna kan läsa dem.',
    drawnUp: 'Upprättad',
    controller: 'Personuppgiftsansvarig',
    attachments: 'Bilagor',
  },
  fi: {
    heading: 'Kopio OmaKannan asiakirjoista',
    caution:
      'Kopiota ei suojaa kirjautuminen. Se, joka pääsee tiedostoihin, voi lukea ne.',
    drawnUp: 'Laadittu',
    controller: 'Rekisterinpitäjä',
    attachments: 'Liitteet',
  },
  en: {
    heading: 'Copy of documents in MyKanta',
    caution:
      'No sign-in protects the copy. Whoever gets at the files can read them.',
    drawnUp: 'Drawn up',
    controller: 'Controller',
    attachments: 'Attachments',
  },
}

const link = ({ file, name, nameLanguage }: CopiedFile) => {
  const lang =
    nameLanguage === null ? '' : ` lang="${escapeHtml(nameLanguage)}"`
  return `<a href="${escapeHtml(file)}"${lang}>${escapeHtml(name)}</a>`
}

function documentItem(document: CopiedDocument, words: Words): string {
  const { drawnUpOn, controllerName, attachments } = document
  const about = `${words.drawnUp}: <time>${escapeHtml(drawnUpOn)}</time>. ${words.controller}: ${escapeHtml(controllerName)}.`
  const beside = attachments.map((file) => `<li>${link(file)}</li>`).join('')
  return `<li>${link(document)}<br>${about}${beside && `<p>${words.attachments}</p><ul>${beside}</ul>`}</li>\n`
}

/** The index as a page, opened by hand and offline: service task by service task. */
export function indexPage(
  documents: readonly CopiedDocument[],
  language: Language,
): string {
  const words = WORDS[language]
  const tasks = new Map<string, CopiedDocument[]>()
  for (const document of documents) {
    const { serviceTask } = document
    tasks.set(serviceTask, [...(tasks.get(serviceTask) ?? []), document])
  }
  const sections = [...tasks].map(([task, ofTask]) => {
    const items = ofTask.map((document) => documentItem(document, words))
    return `<h2>${escapeHtml(task)}</h2>\n<ul>\n${items.join('')}</ul>\n`
  })
  return savedPage(
    `<main>\n<h1>${words.heading}</h1>\n<p>${words.caution}</p>\n${sections.join('')}</main>`,
    language,
  )
}

/** The index for programs. */
export const indexJson = (
  documents: readonly CopiedDocument[],
  language: Language,
) => JSON.stringify({ language, documents }, undefined, 2)
