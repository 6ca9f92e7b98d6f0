import { writeFile } from 'node:fs/promises'
import type { ReportedUse } from './usage-report.ts'

const COLUMNS = [
  'sequence',
  'at',
  'who',
  'what',
  'ground',
  'documents',
  'outcome',
  'event',
] as const satisfies readonly (keyof ReportedUse)[]

/** What a spreadsheet would run. */
const FORMULA = /^\s*[=+\-@]/

function cell(value: number | string | readonly string[]): string {
  const text = typeof value === 'object' ? value.join(' ') : String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** A report as a table (RFC 4180). */
const csvOf = (uses: readonly ReportedUse[]) =>
  [
    COLUMNS.join(','),
    ...uses.map((use) => COLUMNS.map((name) => cell(use[name])).join(',')),
    '',
  ].join('\r\n')

/**
 * Writes a report to a new file that only its owner can read.
 *
 * @throws the system's error when there is something by that name
 */
export async function writeReport(
  path: string,
  uses: readonly ReportedUse[],
): Promise<void> {
  const text = path.endsWith('.json')
    ? `${JSON.stringify(uses, null, 2)}\n`
    : csvOf(uses)
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
}
