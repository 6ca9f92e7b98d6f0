import {
  Oid,
  type DisclosedDocuments,
  type DisclosureSearch,
} from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { ClientSystem } from '../config.ts'
import { knownPersonId } from '../persons/persons.ts'
import type { UsageEntry } from '../usage-log/usage-entry.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { refuse } from '../wills/refusal.ts'
import {
  clientsOf,
  holdRegisters,
  isPermitted,
  type ClientOf,
  type RestrictedMarkings,
} from './clients.ts'
import { disclosableDocuments, type Disclosable } from './disclosable.ts'
import { justificationFailures } from './justification.ts'

export interface SearchDeps {
  readonly database: Database
  readonly usageLog: Pick<UsageLog, 'recordIn'>
  readonly activeUseYears: number
  readonly restrictedMarkings: RestrictedMarkings
}

/** Who searches, for whom, when, and how the usage log calls it. */
export interface Searching {
  readonly client: ClientSystem
  readonly code: IdentityCode
  readonly now: Date
  readonly requestId: string
}

interface Found {
  readonly document: Disclosable
  readonly clients: readonly ClientOf[]
}

/**
 * A simple search in other controllers' registers (11.4.2): what the wills of
 * all clients let through, and the disclosure log, in one transaction. An
 * unknown person and one who does not permit are answered alike.
 *
 * @throws {Problem} `will-refused` without a justification
 */
export async function searchDisclosable(
  deps: SearchDeps,
  searching: Searching,
  search: DisclosureSearch,
): Promise<DisclosedDocuments> {
  const { client, code, now } = searching

  return deps.database.transaction(async (tx) => {
    const personId = await knownPersonId(tx, code)
    refuse(await justificationFailures(tx, client, personId, search, now))
    const found = personId ? await find(tx, deps, searching, personId) : []
    await log(tx, deps.usageLog, searching, {
      subjectId: personId ?? null,
      search,
      found,
    })
    return { documents: found.map(({ document }) => disclosed(document)) }
  })
}

async function find(
  tx: Queryable,
  { activeUseYears, restrictedMarkings }: SearchDeps,
  { client: { controllerId }, now }: Searching,
  personId: string,
): Promise<readonly Found[]> {
  const rows = await disclosableDocuments(tx, {
    personId,
    controllerId,
    now,
    activeUseYears,
  })
  const documents = [
    ...new Map(rows.map((row) => [row.documentId, row])).values(),
  ]
  const clients = await clientsOf(
    tx,
    documents.map(({ documentId }) => documentId),
  )
  const people = [
    ...new Set([
      personId,
      ...[...clients.values()].flat().map((c) => c.personId),
    ]),
  ]
  const registers = await holdRegisters(tx, people)
  const marked = await restrictedMarkings(people)

  return documents.flatMap((document) => {
    const named = clients.get(document.documentId) ?? []
    return isPermitted(document, named, registers, marked)
      ? [{ document, clients: named }]
      : []
  })
}

const disclosed = ({
  documentId,
  documentType,
  controllerId,
  controllerName,
  task,
  drawnUpOn,
}: Disclosable): DisclosedDocuments['documents'][number] => ({
  documentId: Oid.parse(documentId),
  documentType,
  controllerId: Oid.parse(controllerId),
  controllerName,
  task,
  drawnUpOn,
})

/** The entry of what a client system searched. */
export const searchEntry = (
  { client, now, requestId }: Omit<Searching, 'code'>,
  subjectId: string | null,
  event: string,
  detail: UsageEntry['detail'],
): UsageEntry => ({
  at: now,
  event,
  readerId: null,
  subjectId,
  ground: null,
  clientSystem: client.clientId,
  occasion: requestId,
  detail: {
    organisationId: client.controllerId,
    organisationName: client.controllerName,
    ...detail,
  },
})

/** How the log records the justification of a search. */
export const justificationDetail = ({
  justification,
}: DisclosureSearch): UsageEntry['detail'] =>
  justification.kind === 'case'
    ? { justification: 'case', caseId: justification.caseId }
    : { justification: 'special-reason' }

/**
 * Every search is logged, also one that found nothing; and for each person whose
 * data were given, all clients of a joint document among them, what of theirs was.
 */
async function log(
  tx: Queryable,
  usageLog: SearchDeps['usageLog'],
  searching: Searching,
  {
    subjectId,
    search,
    found,
  }: {
    readonly subjectId: string | null
    readonly search: DisclosureSearch
    readonly found: readonly Found[]
  },
): Promise<void> {
  const given = new Map<string, string[]>()
  for (const { personId, ref } of found.flatMap(({ clients }) => clients)) {
    given.set(personId, [...(given.get(personId) ?? []), ref])
  }
  const { justification } = search
  await usageLog.recordIn(
    tx,
    searchEntry(searching, subjectId, 'disclosure-search', {
      ...justificationDetail(search),
      ...(justification.kind === 'special-reason' && {
        reason: justification.reason,
      }),
      outcome: 'answered',
      documents: String(found.length),
    }),
  )
  for (const [personId, documents] of given) {
    await usageLog.recordIn(
      tx,
      searchEntry(searching, personId, 'disclosure', { documents }),
    )
  }
}
