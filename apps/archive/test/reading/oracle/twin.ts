import type { Engine } from '@mittkanta/test-kit'
import { startPortal, type Claims, type Portal } from '../portal.ts'
import { freshArchive } from '../records.ts'
import { ACTIVE_USE_YEARS } from './arbitraries.ts'
import { PHASES } from './compare.ts'

/** Headers that are of the moment and not of the record. */
const OF_THE_MOMENT = ['date', 'x-request-id']

/** An answer as it goes over the wire, without what is of the moment. */
export async function wireForm(response: Response) {
  const body = await response.text()
  return {
    status: response.status,
    headers: [...response.headers].filter(
      ([name]) => !OF_THE_MOMENT.includes(name),
    ),
    body: body.replace(/"instance":"urn:uuid:[0-9a-f-]{36}"/, ''),
  }
}

/**
 * The answer to a reader. The one thing that may differ between twins is the
 * information text of one's own record, a boolean, and with it the length.
 */
export async function answerOf(
  portal: Portal,
  claims: Claims,
  path: string,
  body?: object,
) {
  const answer = await wireForm(await portal.read(claims, path, body))
  const isToldOfMore = answer.body.includes('"informationText":true')
  if (claims.ground !== 'own' || path.startsWith('/documents')) {
    return { ...answer, isToldOfMore }
  }
  return {
    status: answer.status,
    headers: answer.headers.filter(([name]) => name !== 'content-length'),
    body: answer.body.replace(/"informationText":(true|false)/, ''),
    isToldOfMore,
  }
}

export type Twin = Awaited<ReturnType<typeof startTwin>>

/** One archive and its two portals, one for each phase. */
export async function startTwin(engine: Engine) {
  const database = await freshArchive(engine)
  const [first, later] = await Promise.all(
    PHASES.map((phase) =>
      startPortal(database, { phase, activeUseYears: ACTIVE_USE_YEARS }),
    ),
  )
  if (!first || !later) throw new Error('there are two phases')
  return {
    database,
    portals: { '1': first, later },
    close: async () => {
      await Promise.all([first.close(), later.close()])
      await database.close()
    },
  }
}
