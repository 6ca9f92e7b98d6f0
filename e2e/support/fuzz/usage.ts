import type { Database } from '@mittkanta/database'

/** What the usage log calls a read, by what the address ends with. */
const EVENTS: readonly (readonly [RegExp, string])[] = [
  [/^get .*\/front-page$/, 'front-page'],
  [/^get .*\/tasks\/\{task\}$/, 'task-list'],
  [/^post .*\/\{subject(Ref)?\}\/search$/, 'search'],
  [/^get .*\/documents\/\{ref\}$/, 'document'],
  [/^get .*\/(file|content)$/, 'content'],
  [/^get .*\/display$/, 'display'],
  [/^get .*\/visits$/, 'visits'],
  [/^get .*\/wills$/, 'wills'],
  [/^post .*\/wills\/preview$/, 'will-preview'],
  [/^get .*\/(choices|controllers)$/, 'controllers'],
  [/^get .*\/disclosures(\.csv)?$/, 'disclosures'],
  [/^post \/intake\/deliveries$/, 'delivery'],
  [/^post \/wills\/queries$/, 'will-query'],
  [/^post \/disclosure\/searches$/, 'disclosure-search'],
]

/** The event that an operation's answer has to have a row of, if any. */
export const readBy = (operation: string): string | undefined =>
  EVENTS.find(([form]) => form.test(operation))?.[1]

/** How many rows of each event the usage log has. */
export async function loggedReads(
  database: Database,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query({
    text: 'SELECT event, count(*)::int AS rows FROM usage_log GROUP BY event',
  })
  return new Map(rows.map((row) => [String(row.event), Number(row.rows)]))
}
