import type { Queryable } from '@mittkanta/database'

/**
 * A value that the archive makes once and keeps, such as a key. Instances that
 * start at the same time agree on the one that was stored first.
 *
 * @param make called when there is none yet
 */
export async function keptSetting(
  queryable: Queryable,
  name: string,
  make: () => Promise<Uint8Array> | Uint8Array,
): Promise<Uint8Array> {
  const read = async () => {
    const [row] = await queryable.query({
      text: 'SELECT value FROM archive_setting WHERE name = $1',
      values: [name],
    })
    return row?.value
  }
  const kept = await read()
  if (kept instanceof Uint8Array) return kept

  await queryable.query({
    text: 'INSERT INTO archive_setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
    values: [name, await make()],
  })
  const made = await read()
  if (!(made instanceof Uint8Array)) {
    throw new Error(`The setting ${name} was not kept`)
  }
  return made
}
