import { operations as archive } from '@mittkanta/contracts/archive'
import type { Operations } from '@mittkanta/contracts/operation'
import { operations as portal } from '@mittkanta/contracts/portal'
import type { Database } from '@mittkanta/database'
import { describedName } from './described.ts'

const named = <Table extends Operations>(
  table: Table,
  events: Readonly<Partial<Record<keyof Table & string, string>>>,
) =>
  Object.entries<string | undefined>(events).flatMap(([name, event]) => {
    const operation = table[name]
    return operation ? [[describedName(operation), event] as const] : []
  })

/** What the usage log calls a read, by the operation's name. */
const EVENTS = new Map([
  ...named(portal, {
    frontPage: 'front-page',
    taskList: 'task-list',
    search: 'search',
    document: 'document',
    file: 'content',
    display: 'display',
    visits: 'visits',
    wills: 'wills',
    previewWill: 'will-preview',
    willChoices: 'controllers',
    disclosures: 'disclosures',
    disclosuresTable: 'disclosures',
  }),
  ...named(archive, {
    frontPage: 'front-page',
    taskList: 'task-list',
    search: 'search',
    document: 'document',
    content: 'content',
    display: 'display',
    visits: 'visits',
    wills: 'wills',
    previewWill: 'will-preview',
    controllers: 'controllers',
    disclosures: 'disclosures',
    receiveDelivery: 'delivery',
    queryWills: 'will-query',
    searchDisclosable: 'disclosure-search',
  }),
])

/** The event that an operation's answer has to have a row of, if any. */
export const readBy = (operation: string): string | undefined =>
  EVENTS.get(operation)

/** How many rows of each event the usage log has. */
export async function loggedReads(
  database: Database,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query({
    text: 'SELECT event, count(*)::int AS rows FROM usage_log GROUP BY event',
  })
  return new Map(rows.map((row) => [String(row.event), Number(row.rows)]))
}
