import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parseScenario } from '../src/read-scenario.ts'

it('the example of docs/scenarios.md is a scenario that can be used', async () => {
  const text = await readFile(
    new URL('../../../docs/scenarios.md', import.meta.url),
    'utf8',
  )
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? []

  expect(parseScenario(JSON.parse(example), 'docs/scenarios.md').key).toBe(
    'example',
  )
})
