import { readdir } from 'node:fs/promises'

/** The highest number among the migrations of a directory, 0 when there are none. */
export async function newestMigration(directory: string): Promise<number> {
  const numbers = (await readdir(directory)).map((name) =>
    Number(/^(\d+)\.do\..*\.sql$/.exec(name)?.[1] ?? 0),
  )
  return Math.max(0, ...numbers)
}
