import {
  DocumentPage,
  DocumentRef,
  FrontPage,
  Language,
  TaskList,
} from '@mittkanta/contracts'
import { input, Problem, type ProblemKind } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Acting } from '../acting/acting.ts'
import type { ArchiveClient } from '../archive/archive-client.ts'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
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
import { taskListOf, taskListQuery, TaskListQuery } from './task-list.ts'

export interface ReadingDeps extends WordingDeps {
  readonly sessions: SessionAccess
  readonly archive: ArchiveClient
  /** Absent where acting for another is not offered. */
  readonly acting: Acting | undefined
  readonly rules: ReadingRules
  readonly isConnected: boolean
  readonly clock: () => Date
}

export const PageQuery = z.strictObject({ language: Language.optional() })

export const READING_PROBLEMS: readonly ProblemKind[] = [
  'invalid-request',
  'not-signed-in',
  'session-ended',
  'cross-site',
  'not-acting',
  'person-not-served',
  'not-found',
  'registry-unavailable',
  'unavailable',
]

/**
 * Who reads whose record in this request. @throws {Problem} when the reader may
 * not
 */
export async function reading(
  { sessions, acting, rules, clock }: ReadingDeps,
  req: Request,
  res: Response,
): Promise<Reading> {
  const session = await sessions.use(req, res)
  return req.params.subjectRef === OWN
    ? ownReading(req, session, rules, clock())
    : actingReading(req, session, acting, rules, clock())
}

/** What is not a reference at all is not found either, like one of another's. */
export function refOf(req: Request): DocumentRef {
  const ref = DocumentRef.safeParse(req.params.ref)
  if (!ref.success) throw new Problem('not-found')
  return ref.data
}

/** `GET /api/subjects/:subjectRef/{front-page, tasks/:task, documents/:ref}` */
export function readingRoutes(deps: ReadingDeps): Route[] {
  const { archive, isConnected } = deps
  const personal = {
    method: 'get',
    admits: 'data',
    isPersonal: true,
    problems: READING_PROBLEMS,
  } as const

  return [
    {
      ...personal,
      path: '/api/subjects/:subjectRef/front-page',
      summary: 'The front page (5.1.2)',
      query: PageQuery,
      answer: { kind: 'json', schema: FrontPage },
      handlers: [
        async (req, res) => {
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
      ],
    },
    {
      ...personal,
      path: '/api/subjects/:subjectRef/tasks/:task',
      summary: 'The documents of one service task (5.1.2)',
      query: TaskListQuery,
      answer: { kind: 'json', schema: TaskList },
      handlers: [
        async (req, res) => {
          const who = await reading(deps, req, res)
          const query = taskListQuery(req.query)
          const language = languageOf(req, query.language)
          const { task } = req.params
          if (typeof task !== 'string' || !isServiceTask(task)) {
            throw new Problem('not-found')
          }
          const answer = await archive.taskList(who.asking, task, {
            ...query,
            language,
          })
          answerJson(
            res,
            TaskList,
            taskListOf(answer, task, who, language, deps),
          )
        },
      ],
    },
    {
      ...personal,
      path: '/api/subjects/:subjectRef/documents/:ref',
      summary: 'One document with its attachments',
      query: PageQuery,
      answer: { kind: 'json', schema: DocumentPage },
      handlers: [
        async (req, res) => {
          const who = await reading(deps, req, res)
          const query = input(PageQuery, req.query)
          const language = languageOf(req, query.language)
          const answer = await archive.document(who.asking, refOf(req))
          answerJson(
            res,
            DocumentPage,
            documentPageOf(answer, who, language, deps),
          )
        },
      ],
    },
  ]
}
