import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const RULE = 'mittkanta/no-bare-string'

/** The repository's own rules; no types are needed for this one. */
const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => ruleId === RULE,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
  },
})

/** How often the rule refuses a line of code, as it would be in a file. */
async function refusals(code: string, file: string): Promise<number> {
  const [result] = await eslint.lintText(
    `import { z } from 'zod'\nexport const one = ${code}\n`,
    { filePath: join(ROOT, file) },
  )
  expect(result?.fatalErrorCount).toBe(0)
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === RULE).length
}

const CONTRACT = 'packages/contracts/src/wills.ts'

describe('the lint rule for texts that come in', () => {
  it.each([
    'z.string()',
    'z.string().max(20)',
    'z.string().min(1).max(20).optional()',
    'z.coerce.string()',
    'z.strictObject({ name: z.array(z.string()) })',
    'z.string().regex(/^a/)',
    'z.string().regex(/a$/)',
    'z.string().trim().transform((text) => text)',
    'z.string().refine(() => true)',
    'z.string().refine(isRight)',
  ])('refuses %s', async (code) => {
    expect(await refusals(code, CONTRACT)).toBe(1)
  })

  it.each([
    'z.string().regex(/^[a-z]+$/)',
    "z.string().max(200).regex(/^[a-z]+$/).brand('Oid')",
    "z.string().refine(isPlainDate, 'not a day')",
    'z.enum(["a"])',
    'z.uuid()',
    'line(20)',
  ])('accepts %s', async (code) => {
    expect(await refusals(code, CONTRACT)).toBe(0)
  })

  it.each([
    'packages/contracts/src/intake.ts',
    'packages/contracts/src/reading.ts',
    'packages/contracts/src/finding.ts',
    'packages/contracts/src/acting.ts',
    'apps/archive/src/oauth/token-request.ts',
    'apps/archive/src/client-system.ts',
    'apps/archive/scripts/load.ts',
    'apps/bff/src/session/logout-token.ts',
    'apps/bff/src/acting/registry-answers.ts',
    'apps/bff/src/config/coverage-file.ts',
    'apps/bff/src/config/claim-maps.ts',
    'mocks/client-system/src/schema/documents.ts',
  ])('holds in %s', async (file) => {
    expect(await refusals('z.string()', file)).toBe(1)
  })

  it.each([
    'packages/contracts/src/portal.ts',
    'apps/bff/src/session/session-store.ts',
    'apps/archive/src/wills/register.ts',
    'packages/contracts/test/text.test.ts',
  ])('leaves out %s, which takes nothing in', async (file) => {
    expect(await refusals('z.string()', file)).toBe(0)
  })
})
