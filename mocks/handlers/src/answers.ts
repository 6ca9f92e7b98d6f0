import {
  explanationOfDocumentType,
  explanationOfTask,
} from '@mittkanta/code-sets'
import {
  DocumentPage,
  FrontPage,
  TaskList,
  type Language,
} from '@mittkanta/contracts'
import {
  documentNames,
  signatureMethods,
  taskNames,
  typesOfNames,
  writingError,
  type TaskId,
} from './names.ts'
import { mockRef, type MockDocument, type MockRecord } from './records.ts'

/** Documents on one page of a list. */
export const PAGE_SIZE = 20

/** The earliest day of the date search (5.1.2, decision A5). */
export const SEARCH_FLOOR = '2023-01-01'

const newestFirst = (one: MockDocument, other: MockDocument) =>
  other.date.localeCompare(one.date)

/** The day of the previous visit, which a record of nothing has none of. */
export const previousVisitOn = ({ documents }: MockRecord) =>
  documents.length > 0 ? '2024-02-10' : null

function named(item: MockDocument, language: Language) {
  const { ref, name, date, marks } = item
  return { ref, name: name[language], nameLanguage: null, date, marks }
}

/** A document as the lists show it. */
export function listed(item: MockDocument, language: Language) {
  const { drawnUpOn, attachments, controllerName } = item
  return {
    ...named(item, language),
    drawnUpOn,
    attachments,
    controllerName,
    attachmentMarks: [],
    socialServices: item.service ? [item.service[language]] : [],
  }
}

/** The front page of a record, as the contracts say it. */
export function frontPage(record: MockRecord, language: Language): FrontPage {
  const tasks = [...new Set(record.documents.map(({ task }) => task))]
  const news = record.documents
    .filter(({ marks }) => marks.includes('new'))
    .sort(newestFirst)
  return FrontPage.parse({
    language,
    previousVisitOn: previousVisitOn(record),
    news: {
      documents: news.slice(0, 5).map((item) => ({
        ...named(item, language),
        task: { task: item.task, name: taskNames[item.task][language] },
      })),
      isMore: news.length > 5,
    },
    tasks: tasks.map((task) => ({
      task,
      name: taskNames[task][language],
      explanation: explanationOfTask(task)?.[language] ?? null,
      documents: record.documents
        .filter((item) => item.task === task)
        .sort(newestFirst)
        .slice(0, 5)
        .map((item) => named(item, language)),
    })),
    clientRelations: record.clientRelations,
    informationText: record.informationText,
    emptyBecause: record.emptyBecause,
  })
}

/** What is asked of a list; dates are inclusive. */
export interface ListRequest {
  readonly from: string | null
  readonly to: string | null
  readonly sort: string | null
  readonly order: string | null
  readonly page: number
}

/** The list of one service task, searched, sorted and cut to a page. */
export function taskList(
  record: MockRecord,
  task: TaskId,
  asked: ListRequest,
  language: Language,
): TaskList {
  const found = record.documents
    .filter((item) => item.task === task)
    .filter(({ date }) => asked.from === null || date >= asked.from)
    .filter(({ date }) => asked.to === null || date <= asked.to)
    .sort(
      asked.sort === 'name'
        ? (one, other) =>
            one.name[language].localeCompare(other.name[language], language)
        : (one, other) => one.date.localeCompare(other.date),
    )
  const descending =
    asked.order === null ? asked.sort !== 'name' : asked.order === 'descending'
  if (descending) found.reverse()
  return TaskList.parse({
    language,
    task,
    name: taskNames[task][language],
    explanation: explanationOfTask(task)?.[language] ?? null,
    documents: found
      .slice((asked.page - 1) * PAGE_SIZE, asked.page * PAGE_SIZE)
      .map((item) => listed(item, language)),
    total: found.length,
    page: asked.page,
    pageSize: PAGE_SIZE,
    informationText: record.informationText,
    searchFloor: SEARCH_FLOOR,
  })
}

/** One document's page. */
export function documentPage(
  item: MockDocument,
  language: Language,
): DocumentPage {
  return DocumentPage.parse({
    language,
    ...named(item, language),
    explanation:
      explanationOfDocumentType(typesOfNames.get(item.name) ?? '')?.[
        language
      ] ?? null,
    drawnUpOn: item.drawnUpOn,
    tasks: [{ task: item.task, name: taskNames[item.task][language] }],
    socialServices: item.service ? [item.service[language]] : [],
    controllerName: item.controllerName,
    documentLanguage: 'sv',
    content: { kind: item.kind, bytes: item.kind === 'pdf' ? 48_213 : 9_870 },
    signatures: [
      {
        name: 'Oona Östman',
        method: signatureMethods.professional[language],
        signedAt: `${item.drawnUpOn}T11:42:00Z`,
      },
    ],
    correction: item.marks.includes('corrected')
      ? {
          name: 'Sari Sundqvist',
          position: 'Socialarbetare',
          correctedOn: '2023-11-20',
          reason: writingError[language],
        }
      : null,
    attachments: Array.from({ length: item.attachments }, (_, index) => ({
      ref: mockRef(1000 + index),
      name: documentNames.receipt[language],
      nameLanguage: null,
      documentLanguage: 'sv',
      content: {
        kind: index === 0 ? 'pdf' : 'xhtml',
        bytes: index === 0 ? 2_310_400 : 4_200,
      },
      marks: [],
    })),
  })
}
