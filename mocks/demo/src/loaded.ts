import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario } from '@mittkanta/client-system'
import { PlainDate } from '@mittkanta/contracts'
import { z } from 'zod'

const Loading = z.strictObject({
  /** Fingerprint of the scenarios. */
  scenarios: z.string(),
  /** The "today" of the stories in this directory. */
  shiftTo: PlainDate,
  isComplete: z.boolean(),
})
export type Loading = z.infer<typeof Loading>

const fileIn = (directory: string) => join(directory, 'loaded.json')

/**
 * The loading of a data directory: a new one, or the one that was begun there
 * before. Stories keep the day for which they were first loaded, because
 * another day would make other documents of them.
 *
 * @throws {Error} when the directory was loaded with other scenarios
 */
export async function loadingOf(
  directory: string,
  scenarios: readonly Scenario[],
  today: Loading['shiftTo'],
): Promise<Loading> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(scenarios))
    .digest('hex')
  const text = await readFile(fileIn(directory), 'utf8').catch(() => undefined)
  if (text === undefined) {
    return { scenarios: fingerprint, shiftTo: today, isComplete: false }
  }
  const loading = Loading.parse(JSON.parse(text))
  if (loading.scenarios !== fingerprint) {
    throw new Error(
      `${directory} holds other scenarios. Choose another directory with --data, or remove it.`,
    )
  }
  return loading
}

/** Remembers how far the loading of a data directory has come. */
export async function rememberLoading(
  directory: string,
  loading: Loading,
): Promise<void> {
  await writeFile(fileIn(directory), JSON.stringify(loading))
}
