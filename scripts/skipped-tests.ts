import { z } from 'zod'

const Report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string() }),
      ),
    }),
  ),
})

/**
 * Names of the tests that were not run.
 *
 * @param report what Vitest's JSON reporter has written; none when it is absent
 */
export function skippedTests(report: unknown): string[] {
  const results = Report.safeParse(report).data?.testResults ?? []
  return results.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => ['skipped', 'pending', 'todo'].includes(status))
      .map(({ fullName }) => fullName),
  )
}
