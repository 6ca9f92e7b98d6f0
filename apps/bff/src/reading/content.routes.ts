import { input, Problem } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { answerBytes } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import { asFramedDocument } from '../http/security-headers.ts'
import { documentPageOf } from './document-page.ts'
import { frameOf, STYLE_HASH } from './framed-document.ts'
import {
  PageQuery,
  reading,
  READING_PROBLEMS,
  refOf,
  type ReadingDeps,
} from './reading.routes.ts'

/** Neutral names: a folder of downloads reveals nothing of its contents. */
const FILES = {
  pdf: { type: 'application/pdf', name: 'document.pdf' },
  xhtml: { type: 'application/xhtml+xml', name: 'document.xhtml' },
} as const

/** `GET /api/subjects/:subjectRef/documents/:ref/{file, display}` */
export function contentRoutes(deps: ReadingDeps): Route[] {
  const { archive } = deps

  /** Both gates, and words for everything, before a byte is asked for. */
  const opened = async (req: Request, res: Response) => {
    const who = await reading(deps, req, res)
    const query = input(PageQuery, req.query)
    const language = languageOf(req, query.language)
    const ref = refOf(req)
    const answer = await archive.document(who.asking, ref)
    const page = documentPageOf(answer, who, language, deps)
    return { asking: who.asking, ref, language, page }
  }

  const file = async (req: Request, res: Response): Promise<void> => {
    const { asking, ref, page } = await opened(req, res)
    const { type, name } = FILES[page.content.kind]

    const content = await archive.content(asking, ref, 'content')
    const { body, bytes = page.content.bytes } = content
    await answerBytes(res, {
      ...{ body, bytes },
      headers: () => {
        res.setHeader('Content-Type', type)
        res.setHeader('Content-Disposition', `attachment; filename="${name}"`)
      },
    })
  }

  const display = async (req: Request, res: Response): Promise<void> => {
    const { asking, ref, language, page } = await opened(req, res)
    if (page.content.kind !== 'xhtml') throw new Problem('not-found')

    const { body, bytes } = await archive.content(asking, ref, 'display')
    await answerBytes(res, {
      ...{ body, bytes },
      ...frameOf(page.documentLanguage, language),
      headers: () => {
        asFramedDocument(res, STYLE_HASH)
        res.setHeader('Content-Type', 'application/xhtml+xml; charset=utf-8')
      },
    })
  }

  return [
    {
      method: 'get',
      path: '/api/subjects/:subjectRef/documents/:ref/file',
      admits: 'download',
      isPersonal: true,
      summary: 'The original bytes, to download',
      query: PageQuery,
      answer: {
        kind: 'bytes',
        types: Object.values(FILES).map(({ type }) => type),
      },
      problems: READING_PROBLEMS,
      handlers: [file],
    },
    {
      method: 'get',
      path: '/api/subjects/:subjectRef/documents/:ref/display',
      admits: 'frame',
      isPersonal: true,
      summary: 'The view format, for a frame of the document page',
      query: PageQuery,
      answer: { kind: 'bytes', types: ['application/xhtml+xml'] },
      problems: READING_PROBLEMS,
      handlers: [display],
    },
  ]
}
