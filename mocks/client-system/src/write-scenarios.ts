import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { stdout } from 'node:process'
import { progressLine } from './progress.ts'
import type { Scenario } from './schema/scenario.ts'

/**
 * Writes scenarios as JSON Lines while they are made; waits whenever the reader
 * is slower, so that memory stays constant.
 *
 * @param clients how many there will be, for the progress
 * @param file standard output when absent
 */
export async function writeScenarios(
  scenarios: Iterable<Scenario>,
  clients: number,
  file: string | undefined,
): Promise<void> {
  const stream = file === undefined ? stdout : createWriteStream(file)
  const line = progressLine()
  let written = 0
  for (const scenario of scenarios) {
    if (!stream.write(`${JSON.stringify(scenario)}\n`)) {
      await once(stream, 'drain')
    }
    written += scenario.people.length
    line.update(`${written} of ${clients} clients`)
  }
  line.end()
  if (stream !== stdout) {
    stream.end()
    await once(stream, 'finish')
  }
}
