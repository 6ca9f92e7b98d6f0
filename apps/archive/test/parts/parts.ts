import type { Database, Queryable, Statement } from '@mittkanta/database'

/** Tables that lie in parts by person (docs/scale.md). */
export const PARTED = [
  'case_member',
  'client_relation',
  'document_client',
  'reading',
  'reading_attachment',
  'will',
]

/** What a statement touched: parts by their numbers, and tables that have none. */
export interface Touched {
  readonly parts: readonly number[]
  readonly others: readonly string[]
}

/** A database that notes every statement that is run on it. */
export function noting(
  database: Database,
  note: (statement: Statement) => void,
): Database {
  const over = (queryable: Queryable): Queryable => ({
    query: (statement) => {
      note(statement)
      return queryable.query(statement)
    },
  })
  return {
    ...database,
    ...over(database),
    transaction: (work, isolation) =>
      database.transaction((tx) => work(over(tx)), isolation),
  }
}

/** The number of the part that a person's rows are in. */
export async function partOf(
  database: Queryable,
  person: string,
): Promise<number> {
  const [row] = await database.query({
    text: `SELECT part FROM generate_series(0, 7) AS part
           WHERE satisfies_hash_partition('reading'::regclass, 8, part, $1::uuid)`,
    values: [person],
  })
  return Number(row?.part)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (value instanceof Date) return quoted(value.toISOString())
  if (Array.isArray(value)) {
    const elements = value.map((one) =>
      one === null ? 'NULL' : `"${String(one).replace(/["\\]/g, '\\$&')}"`,
    )
    return quoted(`{${elements.join(',')}}`)
  }
  return quoted(`${value as string | number | boolean}`)
}

class Undone extends Error {}

let looked = 0

/**
 * What a statement touches, by the plan that every instance of it runs by: the
 * generic plan of a prepared statement. What reads is run; what writes is not.
 */
export async function touchedBy(
  database: Database,
  { text, values = [] }: Statement,
): Promise<Touched> {
  let plan: unknown
  await database
    .transaction(async (tx) => {
      looked += 1
      await tx.query({ text: `PREPARE looked_at_${looked} AS ${text}` })
      const given = values.map(literal).join(', ')
      const [row] = await tx.query({
        text: `EXPLAIN (ANALYZE ${/^\s*SELECT/.test(text)}, FORMAT JSON) EXECUTE looked_at_${looked} ${given && `(${given})`}`,
      })
      plan = row?.['QUERY PLAN']
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return touchedIn(relationsOf(plan))
}

/** Relations that were really read or written, in any depth of a plan. */
function relationsOf(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(relationsOf)
  if (typeof plan !== 'object' || plan === null) return []
  const node = plan as Record<string, unknown>
  const own =
    typeof node['Relation Name'] === 'string' && node['Actual Loops'] !== 0
      ? [node['Relation Name']]
      : []
  return [...own, ...Object.values(node).flatMap(relationsOf)]
}

function touchedIn(relations: readonly string[]): Touched {
  const partPattern = new RegExp(`^(?:${PARTED.join('|')})_(\\d)$`)
  const parts = new Set<number>()
  const others = new Set<string>()
  for (const relation of relations) {
    const [, part] = partPattern.exec(relation) ?? []
    if (part !== undefined) parts.add(Number(part))
    else if (!PARTED.includes(relation)) others.add(relation)
  }
  return { parts: [...parts].sort(), others: [...others].sort() }
}
