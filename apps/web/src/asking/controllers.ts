import { FrontPage, TaskList, type Language } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { languages } from '@mittkanta/page-language'
import { askJson } from '../api/ask.ts'
import type { Subject } from '../subject/subject.ts'

/**
 * The controllers that the reader sees named in a record: those of the client
 * relations and of the newest documents of each service task.
 */
export async function controllersOf(
  subject: Subject,
  language: Language,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const path = address(
    operations.frontPage,
    { subjectRef: subject },
    { language },
  )
  const front = await askJson(path, FrontPage, { signal })
  const query = { language }
  const lists = await Promise.all(
    front.tasks.map(({ task }) =>
      askJson(
        address(operations.taskList, { subjectRef: subject, task }, query),
        TaskList,
        { signal },
      ),
    ),
  )
  const names = [
    ...front.clientRelations.map((block) => block.controllerName),
    ...lists.flatMap(({ documents }) =>
      documents.map((item) => item.controllerName),
    ),
  ]
  return [...new Set(names)].sort((one, other) =>
    one.localeCompare(other, languages[language].locale),
  )
}
