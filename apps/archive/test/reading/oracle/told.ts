import type { ArchiveFrontPage, ArchiveTaskList } from '@mittkanta/contracts'
import type { Portal } from '../portal.ts'
import { claimsOfView, TASKS, type Member, type View } from './family.ts'
import type { PHASES } from './compare.ts'
import type { ModelArchive, World } from './model.ts'

/** One run: a family's archive in one phase. */
export interface Family {
  readonly world: World<Member>
  readonly archive: ModelArchive<Member>
  readonly phase: (typeof PHASES)[number]
  readonly run: number
}

/** What a reader is shown of a record. */
export interface Told {
  readonly view: View
  readonly frontPage: ArchiveFrontPage
  /** What the lists hold. */
  readonly items: ArchiveTaskList['documents']
  /** Pages by the refs that were asked for; an empty text where nothing is shown. */
  readonly pages: ReadonlyMap<string, string>
}

export const FRONT_PAGE = '/front-page'
export const LISTS = TASKS.map((task) => `/tasks/${task}?language=sv`)

/** Refs of a record, documents and attachments: a few, others in every run. */
export function someRefs({ world, archive, run }: Family, subject: Member) {
  const refs = archive.documents.flatMap(({ attachments }, n) => [
    world.ref(subject, n),
    ...attachments.map((_, m) => world.ref(subject, n, m)),
  ])
  return [7, 29, 53].map((n) => refs[(run * n) % refs.length] ?? '')
}

/** Reads a record as one reader, with its whole lists. */
export async function toldTo(
  view: View,
  portal: Portal,
  family: Family,
): Promise<Told> {
  const claims = claimsOfView(family.world, view)
  const textOf = async (path: string) => {
    const answer = await portal.read(claims, path)
    const body = await answer.text()
    return answer.ok ? body : ''
  }
  const lists = await Promise.all(LISTS.map(textOf))
  const pages = someRefs(family, view.subject).map(
    async (ref) => [ref, await textOf(`/documents/${ref}`)] as const,
  )
  return {
    view,
    frontPage: JSON.parse(await textOf(FRONT_PAGE)) as ArchiveFrontPage,
    items: lists.flatMap((list) => {
      const { documents, total } = JSON.parse(list) as ArchiveTaskList
      if (documents.length < total) throw new Error('a list of several pages')
      return documents
    }),
    pages: new Map(await Promise.all(pages)),
  }
}
