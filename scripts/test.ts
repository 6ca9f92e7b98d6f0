import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { skippedTests } from './skipped-tests.ts'
import { checks, runStep } from './steps.ts'

/**
 * `npm test`: the checks and every suite, browser journeys included. Names the
 * tests that were skipped, and ends with the line `N passed, N failed`, in which
 * a check counts as one. With `--no-skips`, as in CI, a skipped test has failed:
 * a program that it needs is missing. With `--long` (`npm run test:long`) every
 * test has its full volume: all modes of all pages, and thousands of random cases.
 */
const isSkippingRefused = process.argv.includes('--no-skips')
// Read by `volume` of the test kit, in this process's children.
if (process.argv.includes('--long')) process.env.TEST_VOLUME = 'long'
const REPORT = 'reports/tests.json'

let passed = 0
let failed = 0

for (const step of checks) {
  console.log(`\n── ${step.name}`)
  if (await runStep(step)) passed += 1
  else failed += 1
}

mkdirSync('reports', { recursive: true })
rmSync(REPORT, { force: true })
const suitesPassed = await runStep({
  name: 'suites',
  command: process.execPath,
  args: [
    'node_modules/.bin/vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ],
})

const counted: unknown = existsSync(REPORT)
  ? JSON.parse(readFileSync(REPORT, 'utf8'))
  : undefined
const count = (key: string) =>
  typeof counted === 'object' && counted !== null && key in counted
    ? Number(Reflect.get(counted, key))
    : 0

passed += count('numPassedTests')
const failedTests = count('numFailedTests')
// A suite that broke before its first test has no failed test to count.
failed += suitesPassed ? 0 : Math.max(1, failedTests)

const skipped = skippedTests(counted)
if (skipped.length > 0) {
  console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`)
}
if (isSkippingRefused) failed += skipped.length

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
