import {
  PreviewRequest,
  WillChoices,
  WillCommand,
  WillPreview,
  Wills,
} from '@mittkanta/contracts'
import { input, type ProblemKind } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import { allTasks } from '../reading/names.ts'
import {
  PageQuery,
  reading,
  READING_PROBLEMS,
  type ReadingDeps,
} from '../reading/reading.routes.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'
import { namedWills } from './named-wills.ts'

/** Room for the 500 targets that a command can have. */
const sent = jsonBody('150kb')

const CHANGE_PROBLEMS: readonly ProblemKind[] = [
  ...READING_PROBLEMS,
  'unsupported-content',
  'too-large',
  'will-refused',
]

/**
 * `GET|POST /api/subjects/:subjectRef/wills` · `POST …/wills/preview` ·
 * `GET …/wills/choices` (11.4). Who may do what is the archive's to decide.
 */
export function willsRoutes(deps: ReadingDeps): Route[] {
  const { archive } = deps
  const personal = {
    admits: 'data',
    isPersonal: true,
    query: PageQuery,
  } as const

  return [
    {
      ...personal,
      method: 'get',
      path: '/api/subjects/:subjectRef/wills',
      summary: 'Kanta information, permission and prohibitions that stand',
      answer: { kind: 'json', schema: Wills },
      problems: READING_PROBLEMS,
      handlers: [
        async (req, res) => {
          const who = await reading(deps, req, res)
          const query = input(PageQuery, req.query)
          const language = languageOf(req, query.language)
          const answer = await archive.wills(who.asking)
          answerJson(res, Wills, await namedWills(answer, who, language, deps))
        },
      ],
    },
    {
      ...personal,
      method: 'post',
      path: '/api/subjects/:subjectRef/wills',
      summary: 'One change; the same command again changes nothing more',
      body: WillCommand,
      answer: { kind: 'json', schema: Wills },
      problems: [...CHANGE_PROBLEMS, 'will-changed'],
      handlers: [
        async (req, res) => {
          const who = await reading(deps, req, res)
          const query = input(PageQuery, req.query)
          const language = languageOf(req, query.language)
          const command = input(WillCommand, await sent(req, res))
          const answer = await archive.changeWill(who.asking, command)
          answerJson(res, Wills, await namedWills(answer, who, language, deps))
        },
      ],
    },
    {
      ...personal,
      method: 'post',
      path: '/api/subjects/:subjectRef/wills/preview',
      summary: 'What prohibitions would do; changes nothing',
      body: PreviewRequest,
      answer: { kind: 'json', schema: WillPreview },
      problems: CHANGE_PROBLEMS,
      handlers: [
        async (req, res) => {
          const { asking } = await reading(deps, req, res)
          input(PageQuery, req.query)
          const request = input(PreviewRequest, await sent(req, res))
          const preview = await archive.previewWill(asking, request)
          answerJson(res, WillPreview, preview)
        },
      ],
    },
    {
      ...personal,
      method: 'get',
      path: '/api/subjects/:subjectRef/wills/choices',
      summary: 'What a prohibition can point at (11.4, decision A31)',
      answer: { kind: 'json', schema: WillChoices },
      problems: READING_PROBLEMS,
      handlers: [
        async (req, res) => {
          const who = await reading(deps, req, res)
          const query = input(PageQuery, req.query)
          const language = languageOf(req, query.language)
          const { controllers } = await archive.controllers(who.asking)
          const documents = await visibleDocuments(deps, who, language)
          answerJson(res, WillChoices, {
            controllers,
            tasks: allTasks(language),
            documents: documents.sort((a, b) =>
              b.drawnUpOn.localeCompare(a.drawnUpOn),
            ),
          })
        },
      ],
    },
  ]
}
