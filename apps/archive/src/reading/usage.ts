import type {
  ArchiveFrontPage,
  ArchiveSearchQuery,
  ArchiveSearchResult,
  ArchiveTaskList,
  Visits,
} from '@mittkanta/contracts'
import type { Caller } from '../caller/caller.ts'
import type { UsageEntry } from '../usage-log/usage-entry.ts'
import type { Opened } from './document.ts'
import { filtersUsed } from './search-filters.ts'

/*
 * What the usage log records of a read (13.3): whose data, to what extent, and
 * how it was decided. Documents are in it by their refs.
 */

type Detail = UsageEntry['detail']

/** The entry of one read. */
export const readEntry = (
  caller: Caller,
  at: Date,
  event: string,
  detail: Detail,
): UsageEntry => ({
  at,
  event,
  readerId: caller.readerId,
  subjectId: caller.subjectId,
  ground: caller.ground,
  clientSystem: null,
  occasion: caller.occasion,
  detail,
})

export const frontPageDetail = ({
  tasks,
  clientRelations,
  informationText,
}: ArchiveFrontPage): Detail => ({
  documents: tasks.flatMap(({ documents }) => documents.map(({ ref }) => ref)),
  clientRelations: String(clientRelations.length),
  informationText: yesNo(informationText),
})

export const taskListDetail = (
  task: string,
  { documents, page, informationText }: ArchiveTaskList,
): Detail => ({
  task,
  page: String(page),
  documents: documents.map(({ ref }) => ref),
  informationText: yesNo(informationText),
})

/** Which filters were used, never what was typed or chosen: that can be personal. */
export const searchDetail = (
  query: ArchiveSearchQuery,
  { documents, page, informationText }: ArchiveSearchResult,
): Detail => ({
  filters: filtersUsed(query),
  page: String(page),
  documents: documents.map(({ ref }) => ref),
  informationText: yesNo(informationText),
})

export const visitsDetail = ({ visits }: Visits): Detail => ({
  visits: String(visits.length),
})

/** The only place where reasons go: the rules that admitted or hid. */
export function openedDetail(ref: string, { decision }: Opened): Detail {
  if (decision === 'missing') return { ref, outcome: 'missing' }
  return decision.outcome === 'shown'
    ? { ref, outcome: 'shown', ground: decision.ground }
    : { ref, outcome: decision.outcome, reasons: decision.reasons }
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no')
