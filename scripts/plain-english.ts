import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Linter } from 'eslint'
import { parser } from 'typescript-eslint'
import { markersIn } from '../eslint/marker-words.js'

/*
 * `npm run check`: documents hold no marker words; `eslint/plain-english.js`
 * does the same for comments. With `--comments`: marker words per 1,000 words of
 * comments, by workspace.
 */

const ROOT = join(import.meta.dirname, '..')

/** History, and quotes: of rules, whose texts are in answers, and of pages. */
const NOT_OURS = [
  'CHANGELOG.md',
  'docs/metadata.md',
  'docs/policy.md',
  'docs/texts.md',
]

const tracked = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', ...patterns], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean)

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

function checkDocuments(): void {
  for (const file of tracked('*.md').filter((one) => !NOT_OURS.includes(one)))
    read(file)
      .split('\n')
      .forEach((line, index) => {
        for (const { word, instead } of markersIn(line)) {
          console.error(`${file}:${index + 1}: “${word}”. Write: ${instead}.`)
          process.exitCode = 1
        }
      })
}

/** `apps/web` of `apps/web/src/main.tsx`, `e2e` of `e2e/test/…`. */
const workspaceOf = (file: string) =>
  /^(?:(?:apps|packages|mocks)\/)?[^/]+/u.exec(file)?.[0] ?? file

function commentsIn(file: string): string[] {
  const linter = new Linter()
  linter.verify(
    read(file),
    { files: ['**'], languageOptions: { parser: parser } },
    file,
  )
  const comments = linter.getSourceCode().getAllComments()
  return comments.map(({ value }) => value)
}

function countComments(): void {
  const counts = new Map<string, { words: number; markers: number }>()
  for (const file of tracked('*.ts', '*.tsx', '*.js', '*.mjs', '*.cjs')) {
    const text = commentsIn(file)
    for (const name of [workspaceOf(file), 'all']) {
      const { words = 0, markers = 0 } = counts.get(name) ?? {}
      counts.set(name, {
        words:
          words +
          text
            .join(' ')
            .split(/[\s*]+/u)
            .filter(Boolean).length,
        markers: markers + text.flatMap(markersIn).length,
      })
    }
  }
  for (const [name, { words, markers }] of counts) {
    const rate = ((markers / words) * 1000).toFixed(1)
    console.log(`${name}: ${markers} in ${words} words, ${rate} per 1,000`)
  }
}

if (process.argv.includes('--comments')) countComments()
else checkDocuments()
