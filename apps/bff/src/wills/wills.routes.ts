import {
  PreviewRequest,
  WillChoices,
  WillCommand,
  WillPreview,
  Wills,
} from '@mittkanta/contracts'
import { PageQuery } from '@mittkanta/contracts/portal'
import { input } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { PortalHandlers } from '../http/route.ts'
import { allTasks } from '../reading/names.ts'
import { reading, type ReadingDeps } from '../reading/reading.routes.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'
import { namedWills } from './named-wills.ts'

/** Room for the 500 targets that a command can have. */
const sent = jsonBody('150kb')

/**
 * The will register (11.4): to read, to change, to preview, and what a
 * prohibition can point at. Who may do what is the archive's to decide.
 */
export function willsHandlers(
  deps: ReadingDeps,
): PortalHandlers<'wills' | 'changeWill' | 'previewWill' | 'willChoices'> {
  const { archive } = deps
  return {
    wills: async (req, res) => {
      const who = await reading(deps, req, res)
      const query = input(PageQuery, req.query)
      const language = languageOf(req, query.language)
      const answer = await archive.wills(who.asking)
      answerJson(res, Wills, await namedWills(answer, who, language, deps))
    },

    changeWill: async (req, res) => {
      const who = await reading(deps, req, res)
      const query = input(PageQuery, req.query)
      const language = languageOf(req, query.language)
      const command = input(WillCommand, await sent(req, res))
      const answer = await archive.changeWill(who.asking, command)
      answerJson(res, Wills, await namedWills(answer, who, language, deps))
    },

    previewWill: async (req, res) => {
      const { asking } = await reading(deps, req, res)
      input(PageQuery, req.query)
      const request = input(PreviewRequest, await sent(req, res))
      const preview = await archive.previewWill(asking, request)
      answerJson(res, WillPreview, preview)
    },

    willChoices: async (req, res) => {
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
  }
}
