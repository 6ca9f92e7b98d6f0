import type { Queryable } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { ClientSystem } from '../config.ts'
import { keepUploads } from '../contents/content-store.ts'
import { ArchiveView } from '../intake/archive-view.ts'
import { checks } from '../intake/checks/index.ts'
import {
  contentHashesOf,
  deliver,
  deliveryEntry,
  receiptOf,
  type DeliverDeps,
} from '../intake/deliver.ts'
import { judge } from '../intake/judge.ts'
import { peopleOf } from '../intake/store-document.ts'
import { lockRegister } from '../stored/register-lock.ts'
import { append } from '../usage-log/append.ts'
import type { Brought, Outcome } from './brought.ts'
import { groupsOf, type Group } from './groups.ts'
import { idsOf } from './people.ts'
import { isNew, loadRegisterContent, type RegisterContent } from './register.ts'
import { addRows, emptyTables, TABLES } from './rows.ts'

/**
 * Stores many deliveries to one register as the intake would store them one
 * after the other: the same checks, the same rows, one row of the usage log for
 * each. The beginnings of records are judged together and copied in; everything
 * else, and whatever breaks a rule, goes the way of the intake.
 *
 * Every delivery is stored whole or not at all. Bringing the same again changes
 * nothing.
 *
 * @param client whose register it is; every delivery is its
 * @returns what became of each, in their order
 */
export async function bring(
  deps: DeliverDeps,
  client: ClientSystem,
  deliveries: readonly Brought[],
): Promise<readonly Outcome[]> {
  const groups = groupsOf(deliveries)
  const copied = await copyIn(deps, client, deliveries, groups).catch(
    (error: unknown) => {
      // Another register took a number in the same moment: one by one then.
      if (isTaken(error)) return new Set<Group>()
      throw error
    },
  )
  const outcomes = new Map<Brought, Outcome>()
  for (const group of groups) {
    for (const one of group.deliveries) {
      outcomes.set(
        one,
        copied.has(group)
          ? receiptOf(
              one.delivery.documents,
              one.delivery.documents,
              deps.settings,
            )
          : await delivered(deps, one),
      )
    }
  }
  return deliveries.flatMap((one) => outcomes.get(one) ?? [])
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '23505'

/** @throws what is no answer to a client system */
const delivered = (deps: DeliverDeps, one: Brought): Promise<Outcome> =>
  deliver(deps, one.delivery, one).catch((error: unknown) => {
    if (error instanceof Problem && error.kind !== 'unavailable') return error
    throw error
  })

/** Judges and stores the groups that are new, in one transaction; gives those it stored. */
function copyIn(
  deps: DeliverDeps,
  client: ClientSystem,
  deliveries: readonly Brought[],
  groups: readonly Group[],
): Promise<ReadonlySet<Group>> {
  const { database, refOf, randomPersonId } = deps

  return database.loading(async (tx) => {
    await lockRegister(tx, client.controllerId)
    const register = await loadRegisterContent(tx, deliveries, {
      controllerId: client.controllerId,
      codeHash: deps.codeHash,
    })
    const accepted = groups.filter(
      (group) =>
        isNew(group, client.controllerId, register) &&
        breaksNoRule(deps, group, register),
    )
    if (accepted.length === 0) return new Set()

    const stored = accepted.flatMap((group) => group.deliveries)
    const idOf = await idsOf(
      tx,
      stored.flatMap(({ delivery }) => delivery.documents.flatMap(peopleOf)),
      randomPersonId,
    )
    const tables = emptyTables()
    for (const group of accepted) {
      addRows(tables, group.deliveries, { client, idOf, refOf })
    }
    for (const table of TABLES) await tx.copy(table, tables[table])
    await keepUploadsOf(tx, client, stored)
    await logAll(tx, deps, stored)
    return new Set(accepted)
  })
}

function breaksNoRule(
  { settings }: DeliverDeps,
  { deliveries, names }: Group,
  register: RegisterContent,
): boolean {
  const view = new ArchiveView({
    documents: [],
    persons: register.persons.filter(({ identityCode }) =>
      names.has(identityCode ?? ''),
    ),
    contents: register.contents,
    foreignCaseIds: register.foreignCaseIds,
  })
  return deliveries.every(({ delivery, archivedAt }) => {
    const candidates = delivery.documents.map((document, position) => ({
      document,
      position,
    }))
    return (
      judge(candidates, view, { checks, settings, archivedAt }).length === 0
    )
  })
}

/** Keeps the uploads of what was copied. */
async function keepUploadsOf(
  tx: Queryable,
  { controllerId }: ClientSystem,
  deliveries: readonly Brought[],
) {
  const last = deliveries.at(-1)
  if (!last) return
  await keepUploads(
    tx,
    controllerId,
    deliveries.flatMap(({ delivery }) =>
      delivery.documents.flatMap(contentHashesOf),
    ),
    last.archivedAt,
  )
}

const logAll = (
  tx: Queryable,
  { settings }: DeliverDeps,
  deliveries: readonly Brought[],
) =>
  append(
    tx,
    deliveries.map((one) =>
      deliveryEntry(
        one,
        receiptOf(one.delivery.documents, one.delivery.documents, settings),
      ),
    ),
  )
