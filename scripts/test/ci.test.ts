import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { skippedTests } from '../skipped-tests.ts'

const text = (path: string) =>
  readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('.ci/run (S16)', () => {
  it('installs the packages of the lock file, which npm install might change', async () => {
    const script = await text('.ci/run')

    expect(script).toContain('set -euo pipefail')
    expect(script).toMatch(/if \[ -f package-lock.json \]; then npm ci;/)
    expect(script).not.toMatch(/^npm install/m)
  })

  it('ends with the test command of the README, which counts a skipped test as failed', async () => {
    const readme = await text('README.md')
    const script = await text('.ci/run')

    expect(readme).toContain('npm install && npm test\n')
    expect(script.trimEnd().split('\n').at(-1)).toBe('npm test -- --no-skips')
  })
})

describe('the tests that were skipped (S16)', () => {
  it('are those of the report that did not run, by name', () => {
    const result = (fullName: string, status: string) => ({ fullName, status })
    const report = {
      testResults: [
        {
          assertionResults: [
            result('runs', 'passed'),
            result('needs nginx', 'skipped'),
          ],
        },
        {
          assertionResults: [
            result('fails', 'failed'),
            result('is planned', 'todo'),
            result('needs promtool', 'pending'),
          ],
        },
      ],
    }

    expect(skippedTests(report)).toEqual([
      'needs nginx',
      'is planned',
      'needs promtool',
    ])
    expect(skippedTests(undefined)).toEqual([])
  })
})
