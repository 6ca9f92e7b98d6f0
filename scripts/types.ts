import { existsSync, readdirSync } from 'node:fs'
import { runStep } from './steps.ts'

/** Type-checks each workspace that has TypeScript by its own configuration, two at a time. */
const configurations = [
  ...['packages', 'apps', 'mocks'].flatMap((folder) =>
    readdirSync(folder)
      .map((name) => `${folder}/${name}/tsconfig.json`)
      .filter((path) => existsSync(path)),
  ),
  'e2e/tsconfig.json',
  'bench/tsconfig.json',
  'scripts/tsconfig.json',
]

const failed: string[] = []
const worker = async () => {
  for (;;) {
    const configuration = configurations.shift()
    if (configuration === undefined) return
    const isSound = await runStep({
      name: configuration,
      command: process.execPath,
      args: ['node_modules/.bin/tsc', '--noEmit', '-p', configuration],
    })
    if (!isSound) failed.push(configuration)
  }
}
await Promise.all([worker(), worker()])

for (const configuration of failed) console.error(`types: ${configuration}`)
process.exitCode = failed.length === 0 ? 0 : 1
