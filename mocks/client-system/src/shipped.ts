import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readScenarios } from './read-scenario.ts'
import type { Scenario } from './schema/scenario.ts'

const DIRECTORY = fileURLToPath(new URL('../scenarios/', import.meta.url))

/** Paths of the stories that are shipped, in their order. */
export async function shippedScenarioFiles(): Promise<string[]> {
  const names = await readdir(DIRECTORY)
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(DIRECTORY, name))
}

/** The stories that are shipped, in their order. */
export async function shippedScenarios(): Promise<Scenario[]> {
  const scenarios: Scenario[] = []
  for await (const scenario of readScenarios(await shippedScenarioFiles())) {
    scenarios.push(scenario)
  }
  return scenarios
}
