import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const RULE = 'mittkanta/no-literal-spread'

const lint = (fix: boolean) =>
  new ESLint({
    cwd: ROOT,
    fix,
    ruleFilter: ({ ruleId }) => ruleId === RULE,
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: false } },
    },
  })

async function linted(code: string, fix = false) {
  const [result] = await lint(fix).lintText(`export const one = ${code}\n`, {
    filePath: join(ROOT, 'scripts/steps.ts'),
  })
  expect(result?.fatalErrorCount).toBe(0)
  return result
}

describe('the lint rule for spread literals', () => {
  it.each([
    '{ ...{ a: 1, b: 2 } }',
    '[...[1, 2]]',
    "[...(['a'] as const)]",
    '{ c: 3, ...{} }',
  ])('refuses %s', async (code) => {
    const result = await linted(code)
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([RULE])
  })

  it.each([
    '{ ...(Math.random() > 0.5 && { a: 1 }) }',
    '[...[1, 2].map(String)]',
    '{ ...Object.assign({ a: 1 }) }',
    '[...new Set([1])]',
  ])('accepts %s', async (code) => {
    expect((await linted(code))?.messages).toEqual([])
  })

  it('puts the entries where the spread was', async () => {
    const result = await linted('{ a: 1, ...{ b: 2, c: 3 }, d: 4 }', true)
    expect(result?.output).toBe(
      'export const one = { a: 1, b: 2, c: 3, d: 4 }\n',
    )
  })
})
