import {
  DocumentPage,
  DocumentRef,
  FrontPage,
  TaskList,
} from '@mittkanta/contracts'
import { PageQuery } from '@mittkanta/contracts/portal'
import { input, Problem } from '@mittkanta/problems'
import type { Response } from 'express'
import type { Acting } from '../acting/acting.ts'
import type { ArchiveClient } from '../archive/archive-client.ts'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type {
  DocumentRequest,
  PortalHandlers,
  RecordRequest,
} from '../http/route.ts'
import type { SessionAccess } from '../session/session-access.ts'
import { documentPageOf } from './document-page.ts'
import { frontPageOf, type WordingDeps } from './front-page.ts'
import { isServiceTask } from './names.ts'
import {
  actingReading,
  OWN,
  ownReading,
  type Reading,
  type ReadingRules,
} from './subject.ts'
import { taskListOf, taskListQuery } from './task-list.ts'

export interface ReadingDeps extends WordingDeps {
  readonly sessions: SessionAccess
  readonly archive: ArchiveClient
  /** Absent where acting for another is not offered. */
  readonly acting: Acting | undefined
  readonly rules: ReadingRules
  readonly isConnected: boolean
  readonly clock: () => Date
}

/** Who reads whose record in this request. @throws {Problem} when no one does */
export async function reading(
  { sessions, acting, rules, clock }: ReadingDeps,
  req: RecordRequest,
  res: Response,
): Promise<Reading> {
  const session = await sessions.use(req, res)
  return req.params.subjectRef === OWN
    ? ownReading(req, session, rules, clock())
    : actingReading(req, session, acting, rules, clock())
}

/** What is not a reference at all is not found either, like one of another's. */
export function refOf(req: DocumentRequest): DocumentRef {
  const ref = DocumentRef.safeParse(req.params.ref)
  if (!ref.success) throw new Problem('not-found')
  return ref.data
}

/** The front page, the list of a task and a document. */
export function readingHandlers(
  deps: ReadingDeps,
): PortalHandlers<'frontPage' | 'taskList' | 'document'> {
  const { archive, isConnected } = deps
  return {
    frontPage: async (req, res) => {
      const who = await reading(deps, req, res)
      const query = input(PageQuery, req.query)
      const language = languageOf(req, query.language)
      const answer = await archive.frontPage(who.asking)
      answerJson(
        res,
        FrontPage,
        frontPageOf(answer, who, language, isConnected, deps),
      )
    },

    taskList: async (req, res) => {
      const who = await reading(deps, req, res)
      const query = taskListQuery(req.query)
      const language = languageOf(req, query.language)
      const { task } = req.params
      if (!isServiceTask(task)) {
        throw new Problem('not-found')
      }
      const answer = await archive.taskList(who.asking, task, {
        ...query,
        language,
      })
      answerJson(res, TaskList, taskListOf(answer, task, who, language, deps))
    },

    document: async (req, res) => {
      const who = await reading(deps, req, res)
      const query = input(PageQuery, req.query)
      const language = languageOf(req, query.language)
      const answer = await archive.document(who.asking, refOf(req))
      answerJson(res, DocumentPage, documentPageOf(answer, who, language, deps))
    },
  }
}
