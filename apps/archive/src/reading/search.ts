import type {
  ArchiveSearchQuery,
  ArchiveSearchResult,
} from '@mittkanta/contracts'
import type { Database, Queryable, Row } from '@mittkanta/database'
import type { Occasion } from '@mittkanta/visibility-policy'
import { visibleAttachments } from './attachments.ts'
import { columns, readingColumns } from './columns.ts'
import type { Count, GateOne } from './gate-one.ts'
import { listItem } from './items.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { preparedForReader } from './reader-dates.ts'
import { askedFor, recordRows } from './record-rows.ts'
import { countsFor } from './search-counts.ts'
import { judging } from './search-filters.ts'
import { inTaskOrder, keysOf, keysStatement } from './search-keys.ts'
import { sortedRefs } from './sorting.ts'

const pageStatement = preparedForReader<ScopeName | 'refs'>(
  'search-page',
  (of, dates) => `
  SELECT ${readingColumns(of, 'r', dates)},
    ${columns('r', ['task', 'social_services', 'controller_name'])},
    ${askedFor(of)}
  FROM reading r
  WHERE r.person_id = ${of('subject')}::uuid
    AND r.ref = ANY (${of('refs')}::text[])`,
)

interface Deps {
  readonly database: Database
  readonly gate: GateOne
  readonly count: Count
  /** Documents of one page. */
  readonly pageSize: number
}

/**
 * A whole record searched: what of it is shown and matches, sorted, a page of
 * it, and how many documents each filter would find. All of one snapshot.
 *
 * The statements are the same whatever is searched for; words, filters and
 * counts work on what the conditions let through, and see nothing else.
 */
export async function search(
  { database, gate, count, pageSize }: Deps,
  scope: Scope,
  occasion: Occasion,
  query: ArchiveSearchQuery,
): Promise<ArchiveSearchResult> {
  const { language, page } = query

  return database.transaction(async (tx) => {
    const rows = await recordRows(tx, scope, keysStatement(scope))
    const listed = rows.filter(({ ref }) => ref !== null)
    const judge = judging(query)
    const record = keysOf(listed, count).map(judge)
    const refs = sortedRefs(
      record
        .filter(({ failed }) => failed.length === 0)
        .map(({ key }) => key.row),
      query,
    ).slice((page - 1) * pageSize, page * pageSize)

    const asked = new Set<unknown>(refs)
    const shownNow = new Set(
      listed.filter(({ ref }) => asked.has(ref)).map(placeOf),
    )
    const asPaged = pageStatement({ ...scope, refs })
    const onPage = (await recordRows(tx, scope, asPaged)).filter((row) =>
      shownNow.has(placeOf(row)),
    )
    const passed = passedOf(gate, onPage)
    const documents = await documentsOf(tx, scope, occasion, passed, count)
    const dropped = droppedOf(onPage, passed)

    return {
      documents: documents.sort(
        (a, b) => refs.indexOf(a.ref) - refs.indexOf(b.ref),
      ),
      ...countsFor(
        dropped.size === 0
          ? record
          : keysOf(
              listed.filter((row) => !dropped.has(placeOf(row))),
              count,
            ).map(judge),
        language,
      ),
      page,
      pageSize,
      informationText: rows[0]?.information_text === true,
    }
  }, 'repeatable read')
}

/** A document under one service task: each has separate facts. */
const placeOf = ({ task, ref }: Row) => `${String(task)}/${String(ref)}`

/** A row that has passed, with what it leaves as. */
type Passed = NonNullable<ReturnType<typeof listItem>> & { readonly row: Row }

const passedOf = (gate: GateOne, rows: readonly Row[]): Passed[] =>
  gate.documents(inTaskOrder(rows), (row) => {
    const item = listItem(row, [])
    return item && { ...item, row }
  })

function droppedOf(rows: readonly Row[], passed: readonly Passed[]) {
  const places = new Set(passed.map(({ row }) => placeOf(row)))
  return new Set(rows.map(placeOf).filter((place) => !places.has(place)))
}

/** Each document once, as the first of its service tasks has it. */
async function documentsOf(
  tx: Queryable,
  scope: Scope,
  occasion: Occasion,
  passed: readonly Passed[],
  count: Count,
): Promise<ArchiveSearchResult['documents']> {
  const firsts = passed.filter(
    ({ ref }, place) => passed.findIndex((one) => one.ref === ref) === place,
  )
  const attachments = await visibleAttachments(
    tx,
    scope,
    occasion,
    firsts.map(({ row }) => row),
    count,
  )
  return firsts.map(({ row, taskFacts, ...item }) => ({
    ...item,
    attachments: attachments.get(row.ref) ?? [],
    tasks: passed
      .filter(({ ref }) => ref === item.ref)
      .map(({ row: { task }, taskFacts: facts }) => ({
        task: String(task),
        facts,
      })),
  }))
}
