import { checks, runStep } from './steps.ts'

/** `npm run check`: every check, and which of them failed. */
const failed: string[] = []
for (const step of checks) {
  console.log(`\n── ${step.name}`)
  if (!(await runStep(step))) failed.push(step.name)
}

console.log(
  failed.length === 0
    ? `\nAll ${checks.length} checks passed`
    : `\nFailed: ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1
