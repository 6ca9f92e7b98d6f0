import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { checkReferences, type Fault } from './check-references.ts'
import { Scenario } from './schema/scenario.ts'

/** A scenario that cannot be used; its message is for the person who wrote it. */
export class ScenarioError extends Error {
  readonly faults: readonly Fault[]

  constructor(source: string, faults: readonly Fault[]) {
    const lines = faults.map(
      ({ path, message }) => `  ${pathText(path)}: ${message}`,
    )
    super([`${source} is not a scenario:`, ...lines].join('\n'))
    this.name = 'ScenarioError'
    this.faults = faults
  }
}

/** `documents[3].clients[0]`; the whole file has no path. */
function pathText(path: Fault['path']): string {
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
  return text === '' ? 'the file' : text.replace(/^\./, '')
}

/**
 * Checks one scenario, its form first and then its references.
 *
 * @param source what to call it in the message, such as its file name
 * @throws {ScenarioError} with every fault found
 */
export function parseScenario(value: unknown, source: string): Scenario {
  const result = Scenario.safeParse(value)
  if (!result.success) {
    throw new ScenarioError(
      source,
      result.error.issues.map(({ path, message }) => ({
        path: path.map((step) => (typeof step === 'symbol' ? '' : step)),
        message,
      })),
    )
  }
  const faults = checkReferences(result.data)
  if (faults.length > 0) throw new ScenarioError(source, faults)
  return result.data
}

/**
 * Reads scenario files one after the other: `.json` holds one scenario,
 * `.jsonl` one on each line, so that a generated file of any size is never in
 * memory as a whole.
 *
 * @throws {ScenarioError} at the first scenario that cannot be used
 */
export async function* readScenarios(
  files: readonly string[],
): AsyncGenerator<Scenario> {
  for (const file of files) {
    if (extname(file) !== '.jsonl') {
      yield parseScenario(json(await readFile(file, 'utf8'), file), file)
      continue
    }
    let number = 0
    const lines = createInterface({
      input: createReadStream(file),
      crlfDelay: Infinity,
    })
    for await (const line of lines) {
      number += 1
      const source = `${file}, line ${number}`
      if (line.trim() !== '') yield parseScenario(json(line, source), source)
    }
  }
}

function json(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new ScenarioError(source, [
      { path: [], message: `expected JSON, but ${message}` },
    ])
  }
}
