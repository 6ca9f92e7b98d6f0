import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { CopyQuery } from '@mittkanta/contracts/portal'
import { input } from '@mittkanta/problems'
import type { Response } from 'express'
import { leaving } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { PortalHandlers, RecordRequest } from '../http/route.ts'
import { reading, type ReadingDeps } from '../reading/reading.routes.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'
import { copiedFiles, type CopyDeps } from './copied-files.ts'
import { zipOf } from './zip.ts'

/** Neutral, like the names of documents. */
const FILE_NAME = 'document.zip'

/** The documents that the reader sees, as one zip. */
export function copyHandlers(deps: ReadingDeps): PortalHandlers<'copy'> {
  const copy = async (req: RecordRequest, res: Response, left: AbortSignal) => {
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

  return {
    copy: async (req, res) => {
      const left = leaving(res)
      try {
        await copy(req, res, left)
      } catch (error) {
        // A reader who leaves is no failure.
        if (!left.aborted) throw error
      }
    },
  }
}
