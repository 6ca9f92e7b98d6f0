import { helsinkiDate } from '@mittkanta/calendar'
import type {
  ArchiveFrontPage,
  FrontPage,
  Language,
} from '@mittkanta/contracts'
import type { GateTwo } from '../gate-two/gate-two.ts'
import type { SecurityEvents } from '../security-events.ts'
import { inWords } from './known-codes.ts'
import { isNews, marksOf } from './marks.ts'
import { documentName, taskExplanation, taskName } from './names.ts'
import { newsOf } from './news.ts'
import type { Reading } from './subject.ts'

export interface WordingDeps {
  readonly gateTwo: GateTwo
  readonly tell: SecurityEvents
}

/** The front page as the reader sees it (5.1.2). */
export function frontPageOf(
  answer: ArchiveFrontPage,
  reading: Reading,
  language: Language,
  isConnected: boolean,
  { gateTwo, tell }: WordingDeps,
): FrontPage {
  const { instance } = reading.asking
  const { previousVisitAt } = reading
  const tasks = inWords(
    answer.tasks,
    ({ task, documents }) => {
      const shown = gateTwo.listed(reading, documents)
      return {
        task,
        name: taskName(task, language),
        explanation: taskExplanation(task, language),
        documents: inWords(
          shown,
          (item) => ({
            ref: item.ref,
            ...documentName(item, language),
            date: item.date,
            marks: marksOf(item, previousVisitAt),
          }),
          tell,
          instance,
        ),
        news: new Set<string>(
          shown
            .filter((item) => isNews(item, previousVisitAt))
            .map(({ ref }) => ref),
        ),
      }
    },
    tell,
    instance,
  ).filter(({ documents }) => documents.length > 0)
  const clientRelations = gateTwo.clientRelations(
    reading,
    answer.clientRelations,
  )
  const informationText =
    reading.occasion.ground === 'own' && answer.informationText
  const isEmpty =
    tasks.length === 0 && clientRelations.length === 0 && !informationText

  return {
    language,
    previousVisitOn: previousVisitAt ? helsinkiDate(previousVisitAt) : null,
    news: newsOf(tasks),
    tasks: tasks.map(({ task, name, explanation, documents }) => ({
      task,
      name,
      explanation,
      documents,
    })),
    clientRelations,
    informationText,
    emptyBecause: isEmpty ? emptyBecause(isConnected) : null,
  }
}

const emptyBecause = (isConnected: boolean) =>
  isConnected ? 'nothing-stored' : 'not-connected'
