import { Readable } from 'node:stream'
import { Disclosures, type Language } from '@mittkanta/contracts'
import {
  DisclosuresPageQuery,
  DisclosuresTableQuery,
} from '@mittkanta/contracts/portal'
import { input, Problem } from '@mittkanta/problems'
import type { Response } from 'express'
import { answerBytes, answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { PortalHandlers, RecordRequest } from '../http/route.ts'
import { reading, type ReadingDeps } from '../reading/reading.routes.ts'
import type { Reading } from '../reading/subject.ts'
import { visibleDocuments } from '../reading/visible-documents.ts'
import { csvEnd, csvHeading, csvRows } from './csv.ts'
import { namedDisclosures, type Visible } from './named-disclosures.ts'

/** Neutral, like the names of documents. */
const FILE_NAME = 'document.csv'

const readerOf = ({ occasion }: Reading) =>
  occasion.ground === 'own' ? 'client' : 'mandate-holder'

/** Who has received data, page by page and as a table (decision A33). */
export function disclosuresHandlers(
  deps: ReadingDeps,
): PortalHandlers<'disclosures' | 'disclosuresTable'> {
  const { archive } = deps

  /** The client and the mandate holder; to others there is nothing here. */
  const follower = async (req: RecordRequest, res: Response) => {
    const who = await reading(deps, req, res)
    const { ground } = who.occasion
    if (ground !== 'own' && ground !== 'mandate') throw new Problem('not-found')
    return who
  }

  const visible = async (who: Reading, wanted: Language): Promise<Visible> => {
    const documents = await visibleDocuments(deps, who, wanted)
    return new Map(documents.map((document) => [document.ref, document]))
  }

  const page = async (req: RecordRequest, res: Response): Promise<void> => {
    const who = await follower(req, res)
    const { language: wish, ...query } = input(DisclosuresPageQuery, req.query)
    const answer = await archive.disclosures(who.asking, query)
    const documents = await visible(who, languageOf(req, wish))
    answerJson(
      res,
      Disclosures,
      namedDisclosures(answer, documents, readerOf(who)),
    )
  }

  const file = async (req: RecordRequest, res: Response): Promise<void> => {
    const who = await follower(req, res)
    const { language: wish, ...filter } = input(
      DisclosuresTableQuery,
      req.query,
    )
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

  return {
    disclosures: page,

    disclosuresTable: file,
  }
}
