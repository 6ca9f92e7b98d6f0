import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { DocumentRef, Language } from '@mittkanta/contracts'
import { input } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { leaving } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import {
  reading,
  READING_PROBLEMS,
  type ReadingDeps,
} from '../reading/reading.routes.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'
import { copiedFiles, type CopyDeps } from './copied-files.ts'
import { zipOf } from './zip.ts'

/** As many references as an address has room for. */
const MOST_CHOSEN = 400

const CopyQuery = z.strictObject({
  language: Language.optional(),
  /** One or repeated; everything that the reader sees when there is none. */
  ref: z.union([DocumentRef, z.array(DocumentRef).max(MOST_CHOSEN)]).optional(),
})

/** Neutral, like the names of documents. */
const FILE_NAME = 'document.zip'

/** `GET /api/subjects/:subjectRef/copy`: the documents that the reader sees, as one zip. */
export function copyRoutes(deps: ReadingDeps): Route[] {
  const copy = async (req: Request, res: Response, left: AbortSignal) => {
    const anew = async () => {
      const { asking, ...who } = await reading(deps, req, res)
      return { ...who, asking: { ...asking, signal: left } }
    }
    const who = await anew()
    const query = input(CopyQuery, req.query)
    const language = languageOf(req, query.language)
    const refs =
      query.ref === undefined
        ? (await visibleDocuments(deps, who, language)).map(({ ref }) => ref)
        : [query.ref].flat()

    const copying: CopyDeps = { ...deps, reading: anew }
    const zip = zipOf(copiedFiles(copying, refs, language))
    // What fails before the first byte is answered as a problem.
    await once(zip, 'readable')
    res.setHeader('Content-Type', 'application/zip')
    res.setHeader('Content-Disposition', `attachment; filename="${FILE_NAME}"`)
    await pipeline(zip, res)
  }

  return [
    {
      method: 'get',
      path: '/api/subjects/:subjectRef/copy',
      admits: 'download',
      isPersonal: true,
      limit: 'copy',
      summary: 'All documents that the reader sees, or those chosen, as a zip',
      query: CopyQuery,
      answer: { kind: 'bytes', types: ['application/zip'] },
      problems: READING_PROBLEMS,
      handlers: [
        async (req, res) => {
          const left = leaving(res)
          try {
            await copy(req, res, left)
          } catch (error) {
            // A reader who leaves is no failure.
            if (!left.aborted) throw error
          }
        },
      ],
    },
  ]
}
