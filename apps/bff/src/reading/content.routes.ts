import { PageQuery } from '@mittkanta/contracts/portal'
import { input, Problem } from '@mittkanta/problems'
import type { Response } from 'express'
import { answerBytes } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { DocumentRequest, PortalHandlers } from '../http/route.ts'
import { asFramedDocument } from '../http/security-headers.ts'
import { documentPageOf } from './document-page.ts'
import { frameOf, STYLE_HASH } from './framed-document.ts'
import { reading, refOf, type ReadingDeps } from './reading.routes.ts'

/** Neutral names: a folder of downloads reveals nothing of its contents. */
const FILES = {
  pdf: { type: 'application/pdf', name: 'document.pdf' },
  xhtml: { type: 'application/xhtml+xml', name: 'document.xhtml' },
} as const

/** The original bytes of a document, and its view format. */
export function contentHandlers(
  deps: ReadingDeps,
): PortalHandlers<'file' | 'display'> {
  const { archive } = deps

  /** Both gates, and words for everything, before a byte is asked for. */
  const opened = async (req: DocumentRequest, res: Response) => {
    const who = await reading(deps, req, res)
    const query = input(PageQuery, req.query)
    const language = languageOf(req, query.language)
    const ref = refOf(req)
    const answer = await archive.document(who.asking, ref)
    const page = documentPageOf(answer, who, language, deps)
    return { asking: who.asking, ref, language, page }
  }

  const file = async (req: DocumentRequest, res: Response): Promise<void> => {
    const { asking, ref, page } = await opened(req, res)
    const { type, name } = FILES[page.content.kind]

    const content = await archive.content(asking, ref, 'content')
    const { body, bytes = page.content.bytes } = content
    await answerBytes(res, {
      body,
      bytes,
      headers: () => {
        res.setHeader('Content-Type', type)
        res.setHeader('Content-Disposition', `attachment; filename="${name}"`)
      },
    })
  }

  const display = async (
    req: DocumentRequest,
    res: Response,
  ): Promise<void> => {
    const { asking, ref, language, page } = await opened(req, res)
    if (page.content.kind !== 'xhtml') throw new Problem('not-found')

    const { body, bytes } = await archive.content(asking, ref, 'display')
    await answerBytes(res, {
      body,
      bytes,
      ...frameOf(page.documentLanguage, language),
      headers: () => {
        asFramedDocument(res, STYLE_HASH)
        res.setHeader('Content-Type', 'application/xhtml+xml; charset=utf-8')
      },
    })
  }

  return { file, display }
}
