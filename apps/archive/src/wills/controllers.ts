import { Oid, type Controllers } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import type { ClientSystem } from '../config.ts'

/** Keeps the controllers of the client systems that may write; a name may change. */
export async function joinControllers(
  queryable: Queryable,
  clientSystems: readonly ClientSystem[],
): Promise<void> {
  for (const { controllerId, controllerName } of clientSystems) {
    await queryable.query({
      text: `INSERT INTO joined_controller (controller_id, name) VALUES ($1, $2)
             ON CONFLICT (controller_id) DO UPDATE SET name = excluded.name`,
      values: [controllerId, controllerName],
    })
  }
}

/**
 * Every controller that has joined, with documents of the person or without
 * (11.4).
 */
export async function joinedControllers(
  queryable: Queryable,
): Promise<Controllers['controllers']> {
  const rows = await queryable.query({
    name: 'joined-controllers',
    text: 'SELECT controller_id, name FROM joined_controller ORDER BY controller_id',
  })
  return rows.map((row) => ({
    controllerId: Oid.parse(row.controller_id),
    name: String(row.name),
  }))
}
