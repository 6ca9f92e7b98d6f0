import { Readable } from 'node:stream'
import { Disclosures, DisclosuresQuery, Language } from '@mittkanta/contracts'
import { input, Problem } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { answerBytes, answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import {
  reading,
  READING_PROBLEMS,
  type ReadingDeps,
} from '../reading/reading.routes.ts'
import type { Reading } from '../reading/subject.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'
import { csvEnd, csvHeading, csvRows } from './csv.ts'
import { namedDisclosures, type Visible } from './named-disclosures.ts'

const language = Language.optional()
const PageQuery = z.strictObject({ ...DisclosuresQuery.shape, language })
const FileQuery = PageQuery.omit({ page: true })

/** Neutral, like the names of documents. */
const FILE_NAME = 'document.csv'

const readerOf = ({ occasion }: Reading) =>
  occasion.ground === 'own' ? 'client' : 'mandate-holder'

/** `GET /api/subjects/:subjectRef/{disclosures, disclosures.csv}` (decision A33) */
export function disclosuresRoutes(deps: ReadingDeps): Route[] {
  const { archive } = deps

  /** The client and the mandate holder; to others there is nothing here. */
  const follower = async (req: Request, res: Response) => {
    const who = await reading(deps, req, res)
    const { ground } = who.occasion
    if (ground !== 'own' && ground !== 'mandate') throw new Problem('not-found')
    return who
  }

  const visible = async (who: Reading, wanted: Language): Promise<Visible> => {
    const documents = await visibleDocuments(deps, who, wanted)
    return new Map(documents.map((document) => [document.ref, document]))
  }

  const page = async (req: Request, res: Response): Promise<void> => {
    const who = await follower(req, res)
    const { language: wish, ...query } = input(PageQuery, req.query)
    const answer = await archive.disclosures(who.asking, query)
    const documents = await visible(who, languageOf(req, wish))
    answerJson(
      res,
      Disclosures,
      namedDisclosures(answer, documents, readerOf(who)),
    )
  }

  const file = async (req: Request, res: Response): Promise<void> => {
    const who = await follower(req, res)
    const { language: wish, ...filter } = input(FileQuery, req.query)
    const wanted = languageOf(req, wish)
    const ask = (number: number) =>
      archive.disclosures(who.asking, { ...filter, page: number })

    const first = await ask(1)
    const documents = await visible(who, wanted)
    const reader = readerOf(who)
    const lines = async function* () {
      yield csvHeading(wanted)
      for (let answer = first; ; answer = await ask(answer.page + 1)) {
        const { disclosures } = namedDisclosures(answer, documents, reader)
        for (const disclosure of disclosures) yield csvRows(disclosure, wanted)
        if (answer.page * answer.pageSize >= answer.total) break
      }
      yield csvEnd(reader, wanted)
    }
    res.setHeader('Content-Type', 'text/csv; charset=utf-8')
    res.setHeader('Content-Disposition', `attachment; filename="${FILE_NAME}"`)
    await answerBytes(res, { body: Readable.from(lines()) })
  }

  const personal = {
    method: 'get',
    isPersonal: true,
    problems: READING_PROBLEMS,
  } as const

  return [
    {
      ...personal,
      path: '/api/subjects/:subjectRef/disclosures',
      admits: 'data',
      summary: 'Who has received data, when, and which documents',
      query: PageQuery,
      answer: { kind: 'json', schema: Disclosures },
      handlers: [page],
    },
    {
      ...personal,
      path: '/api/subjects/:subjectRef/disclosures.csv',
      admits: 'download',
      summary: 'The same as a table, to download',
      query: FileQuery,
      answer: { kind: 'bytes', types: ['text/csv'] },
      handlers: [file],
    },
  ]
}
