import { Ajv2020, _ } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { z } from 'zod'
// By its path: Vite reads its configuration without what reads TypeScript of packages.
import {
  AJV_OPTIONS,
  exactShape,
} from '../../../packages/compiled-contracts/src/index.ts'

/**
 * Compiles one contract of zod into a JavaScript module without zod: its
 * default export says whether a value is of the contract's shape. It evaluates
 * no code (CSP), and needs nothing but the calendar.
 *
 * @param plainDate the one schema with a custom check, a day of the calendar
 * @throws {NotExact} for a schema that would mean something else as JSON Schema
 */
export function compileContract(schema: z.ZodType, plainDate: z.ZodType) {
  const shape = exactShape(schema, plainDate)
  const ajv = new Ajv2020({
    ...AJV_OPTIONS,
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  })
  const code = withoutReasons(standalone.default(ajv, ajv.compile(shape)))
  if (code.includes('require('))
    throw new Error('a compiled contract needs more than its own code')
  return `import { isPlainDate } from '@mittkanta/calendar'
const formats = { date: isPlainDate }
${code}`
}

/**
 * Compiled code without its failure messages, which are never read: they are
 * most of the code, and name parts of what may be personal.
 */
function withoutReasons(code: string): string {
  return code
    .replaceAll(/^validate\d+\.errors = \[\{.*\}\];$/gm, '')
    .replaceAll(/^const (err\d+) = \{.*\};$/gm, 'const $1 = 0;')
}
