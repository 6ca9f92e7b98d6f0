/**
 * Writes the JSON Schema of scenario files, for editors. With `--check` it says
 * whether the file is as it would be written.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { scenarioSchemaText } from './scenario-schema-text.ts'

const FILE = fileURLToPath(new URL('../scenario.schema.json', import.meta.url))

const text = await scenarioSchemaText()
if (process.argv.includes('--check')) {
  const written = await readFile(FILE, 'utf8').catch(() => '')
  if (written !== text) {
    console.error('scenario.schema.json is not fresh: npm run schema')
    process.exitCode = 1
  }
} else {
  await writeFile(FILE, text)
}
