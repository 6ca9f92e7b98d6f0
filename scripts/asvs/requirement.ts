import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** What shows how a requirement is met: a file, or a test in it. */
export interface Evidence {
  /** From the root of the repository. */
  readonly file: string
  /** Name of the test as it is written in the file; absent: the file itself shows it. */
  readonly test: string | undefined
  /** One case of a test that has several, as it is written in the file. */
  readonly example: string | undefined
}

/**
 * How far a requirement is met:
 *
 * - `tested`: a test fails when it is no longer met
 * - `documented`: a file says or does it, and no test can show it
 * - `operator`: the operator of the service sees to it
 * - `foreign`: there is nothing here that it could apply to
 * - `missing`: not met; the note says what is missing
 */
export type Standing =
  'tested' | 'documented' | 'operator' | 'foreign' | 'missing'

/**
 * One requirement of OWASP ASVS 5.0 in our own words, and how far it is met.
 */
export interface Requirement {
  readonly id: string
  readonly says: string
  readonly standing: Standing
  readonly note: string
  readonly evidence: readonly Evidence[]
}

/** Where suites are, by the word that the tables use for them. */
const SUITES: Readonly<Record<string, string>> = {
  archive: 'apps/archive/test',
  bff: 'apps/bff/test',
  web: 'apps/web/test',
  bench: 'bench/test',
  e2e: 'e2e/test',
  repository: 'scripts/test',
  kit: 'packages/service-kit/test',
  limits: 'packages/rate-limits/test',
  log: 'packages/test-kit/test',
  problems: 'packages/problems/test',
  database: 'packages/database/test',
  policy: 'packages/visibility-policy/test',
  identification: 'mocks/identification/test',
}

/**
 * Reads `bff/headers › name of the test`, `bff/headers › refuses %s › a case of
 * it`, or `docs/policy.md` (a file as it is).
 */
function evidenceOf(text: string): Evidence {
  const [place = '', test, example] = text.split(' › ')
  const [word = '', ...rest] = place.split('/')
  const suite = SUITES[word]
  if (test === undefined || suite === undefined)
    return { file: place, test, example }
  const path = `${suite}/${rest.join('/')}.test.ts`
  const file = existsSync(join(ROOT, `${path}x`)) ? `${path}x` : path
  return { file, test, example }
}

type Row = (
  id: string,
  says: string,
  shownBy: string | readonly string[],
  note?: string,
) => Requirement

const row =
  (standing: Standing): Row =>
  (id, says, shownBy, note = '') => ({
    id,
    says,
    standing,
    note,
    evidence: [shownBy].flat().map(evidenceOf),
  })

export const tested = row('tested')
export const documented = row('documented')
/**
 * The note says what the operator does; the file is where the operator reads
 * it.
 */
export const operator = row('operator')

type Telling = (id: string, says: string, note: string) => Requirement

const telling =
  (standing: Standing): Telling =>
  (id, says, note) => ({ id, says, standing, note, evidence: [] })

export const foreign = telling('foreign')
export const missing = telling('missing')
