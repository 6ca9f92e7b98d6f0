import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { plainEnglish } from '../../eslint/plain-english.js'

const RULE = 'mittkanta/plain-english'

/** What the rule says about a file, one message a marker word. */
function messages(code: string): string[] {
  const found = new Linter().verify(`${code}\n`, {
    plugins: { mittkanta: { rules: { 'plain-english': plainEnglish } } },
    rules: { [RULE]: 'error' },
  })
  expect(found.filter(({ ruleId }) => ruleId !== RULE)).toEqual([])
  return found.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )
}

describe('the lint rule for plain English', () => {
  it('names the word, its place and what to write', () => {
    expect(messages('// Nobody waits.\nexport {}')).toEqual([
      '1:4 “Nobody” is not plain English here. Write: the subject by name, or no one.',
    ])
  })

  it.each([
    '// the table is built anew',
    '// what somebody wrote',
    '/** Whoever signs in. */',
    '/**\n * Waits at\n * most a minute.\n */',
    '// nothing at all',
    '// tells A from B',
    '// a code that stands in the list',
    '// in a table of its own',
    '// in a table of its own that is small',
    '// the page goes on',
    '// as good as none',
    '// what is to be had',
    '// shows what there is',
    '// ends by itself',
    "describe('what nobody sees', () => {})",
    "it('tells nothing', () => {})",
    "it.each([1])('stands at %s', () => {})",
    "test.skip('is made anew', () => {})",
    'it(`tells ${1}`, () => {})',
  ])('reports %s', (code) => {
    expect(messages(`${code}\nexport {}`)).toHaveLength(1)
  })

  it.each([
    '// `told` is the name of a field',
    '// the law says “whoever”',
    '// `%s` stands for a case',
    '// a stand-in, standing in for another',
    '// delivered at most once',
    '// documents of its own register',
    '// outstanding, understand, toll',
    "export const text = 'nobody'",
    "log('nobody')",
  ])('accepts %s', (code) => {
    expect(messages(`${code}\nexport {}`)).toEqual([])
  })
})
