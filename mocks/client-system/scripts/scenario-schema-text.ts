import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { Scenario } from '../src/schema/scenario.ts'

/**
 * The JSON Schema (2020-12) of scenario files, as written to
 * `scenario.schema.json`.
 */
export async function scenarioSchemaText(): Promise<string> {
  const schema = z.toJSONSchema(Scenario, { io: 'input' })
  const options = await resolveConfig(import.meta.filename)
  return format(JSON.stringify(schema), { ...options, parser: 'json' })
}
