import { runStep } from './steps.ts'

/**
 * Every file that is made from the code. With `--check` nothing is written, and
 * a stale file is an error.
 */
const generators = [
  'apps/archive/scripts/generate-policy-doc.ts',
  'apps/archive/scripts/generate-metadata-doc.ts',
  'apps/bff/scripts/configuration.ts',
  'apps/web/scripts/check-texts.ts',
  'mocks/client-system/scripts/scenario-schema.ts',
  'scripts/licences.ts',
  'scripts/asvs.ts',
]

const failed: string[] = []
for (const generator of generators) {
  const isFresh = await runStep({
    name: generator,
    command: process.execPath,
    args: ['--import', 'tsx', generator, ...process.argv.slice(2)],
  })
  if (!isFresh) failed.push(generator)
}

for (const generator of failed) {
  console.error(`stale: run node --import tsx ${generator}`)
}
process.exitCode = failed.length === 0 ? 0 : 1
