import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONDITIONS_FILE, IN_CODE_ONLY } from './rules-in-sql.ts'
import { RULES_AT_INTAKE } from './rules-at-intake.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
const RULES = 'packages/visibility-policy/src'
const POLICY_TESTS = 'packages/visibility-policy/test'
const CHECKS = 'apps/archive/src/intake/checks'
const SQL_TEST = 'apps/archive/test/reading/rules-in-sql.test.ts'
/** Tests every rule separately. */
const EVERY_RULE = `${POLICY_TESTS}/rules.test.ts`

/** The TypeScript files under a folder of the repository, by their paths from its root. */
const filesUnder = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => {
        const path = `${folder}/${name.replaceAll('\\', '/')}`
        return [path, readFileSync(join(ROOT, path), 'utf8')]
      }),
  )

const rules = filesUnder(RULES)
const policyTests = filesUnder(POLICY_TESTS)
const checkFiles = filesUnder(CHECKS)

const filesWith = (files: ReadonlyMap<string, string>, text: string) =>
  [...files].flatMap(([path, source]) => (source.includes(text) ? [path] : []))

/** Where one rule is in the repository: paths from its root. */
export interface Trace {
  /** The file that declares it; exactly one. */
  readonly sources: readonly string[]
  /** The condition of SQL that restates it, or that there is none. */
  readonly sql: string
  /** Intake checks with the file of each, or why there is none. */
  readonly intake: readonly (readonly [string, string])[] | string
  readonly tests: readonly string[]
}

/**
 * Where a rule is: declared, in SQL, at intake, and tested.
 *
 * @param sql its place in the maps of `rules-in-sql.ts`
 */
export function traceOf(id: string, sql: string | undefined): Trace {
  const intake = RULES_AT_INTAKE[id] ?? []
  return {
    sources: filesWith(rules, `id: '${id}'`),
    sql: sql ?? '',
    intake:
      typeof intake === 'string'
        ? intake
        : intake.flatMap((check) =>
            filesWith(checkFiles, `'${check}'`).map(
              (path) => [check, path] as const,
            ),
          ),
    tests: [
      ...new Set([
        ...filesWith(policyTests, `'${id}'`).filter((path) =>
          path.endsWith('.test.ts'),
        ),
        EVERY_RULE,
        ...(sql === IN_CODE_ONLY ? [] : [SQL_TEST]),
      ]),
    ],
  }
}

const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const link = (text: string, path: string) => `[${text}](../${path})`

/** The lines of a rule's entry that say where it is. */
export function traceLines(id: string, place: string | undefined): string[] {
  const { sources, sql, intake, tests } = traceOf(id, place)
  return [
    `Rule: ${sources.map((path) => link(name(path), path)).join(', ')}`,
    sql === IN_CODE_ONLY
      ? `SQL: ${sql}`
      : `SQL: ${link(`\`${sql}\``, CONDITIONS_FILE)}`,
    `Intake check: ${
      typeof intake === 'string'
        ? intake
        : intake.map(([check, path]) => link(`\`${check}\``, path)).join(', ')
    }`,
    `Tests: ${tests.map((path) => link(name(path), path)).join(', ')}`,
  ]
}
