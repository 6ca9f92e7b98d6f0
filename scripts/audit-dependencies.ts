import { spawnSync } from 'node:child_process'
import { readAudit } from './dependencies/audit-answer.ts'

/**
 * `npm run audit-dependencies`: known weaknesses of what is deployed. Fails for
 * urgent ones (SECURITY.md); with `--require-answer` also when the registry
 * says nothing, so that silence is not taken for health.
 */
const audit = spawnSync(
  'npm',
  ['audit', '--json', '--omit=dev'].concat(
    ['archive', 'bff', 'web'].flatMap((app) => ['-w', `apps/${app}`]),
  ),
  { encoding: 'utf8' },
)
const outcome = readAudit(audit.stdout)

if (outcome.kind === 'unknown') {
  console.error('The registry gave no advisories: nothing is known.')
  process.exitCode = process.argv.includes('--require-answer') ? 1 : 0
} else {
  for (const { name, severity, range } of outcome.found) {
    console.log(`${severity}  ${name} ${range}`)
  }
  console.log(`${outcome.found.length} packages with known weaknesses`)
  process.exitCode = outcome.found.some(({ isUrgent }) => isUrgent) ? 1 : 0
}
