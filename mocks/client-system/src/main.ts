/**
 * Client systems of the demo, on the command line. `npm run check|keys|load|generate`;
 * `docs/scenarios.md` tells the options.
 */
import { parseArgs } from 'node:util'
import { helsinkiDate, toPlainDate, type PlainDate } from '@mittkanta/calendar'
import { registerOwners } from './client-systems.ts'
import { generateScenarios } from './generate/generate.ts'
import { readKeys, writeKeys } from './key-files.ts'
import { loadScenarios, type LoadSummary } from './load.ts'
import { progressLine } from './progress.ts'
import { readScenarios } from './read-scenario.ts'
import type { Scenario } from './schema/scenario.ts'
import { shippedScenarioFiles } from './shipped.ts'
import { writeScenarios } from './write-scenarios.ts'

const USAGE = `usage:
  check [FILE …]                     says whether scenario files can be used
  keys --out DIR [FILE …]            makes keys for the client systems of scenarios
  load --archive URL --keys FILE [--shift | --shift-to DAY] [--phase 1|later] [FILE …]
  generate --clients N [--seed S] [--out FILE | --load URL --keys FILE [--shift] [--phase 1|later]]
Without FILE the shipped stories are meant.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    archive: { type: 'string' },
    clients: { type: 'string' },
    keys: { type: 'string' },
    load: { type: 'string' },
    out: { type: 'string' },
    phase: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    shift: { type: 'boolean', default: false },
    'shift-to': { type: 'string' },
  },
})

/** @throws {Error} that says what is missing */
function required(name: 'archive' | 'clients' | 'keys' | 'out'): string {
  const value = values[name]
  if (value === undefined) throw new Error(`--${name} is missing\n${USAGE}`)
  return value
}

function shiftTo(): PlainDate | undefined {
  if (values['shift-to'] !== undefined) return toPlainDate(values['shift-to'])
  return values.shift ? helsinkiDate(new Date()) : undefined
}

function phase(): '1' | 'later' {
  if (values.phase === '1' || values.phase === 'later') return values.phase
  throw new Error('--phase is 1 or later')
}

async function load(
  archiveUrl: string,
  scenarios: Iterable<Scenario> | AsyncIterable<Scenario>,
): Promise<void> {
  const line = progressLine()
  const day = shiftTo()
  let documents = 0
  const summary = await loadScenarios({
    archiveUrl: archiveUrl.replace(/\/$/, ''),
    scenarios,
    clientSystems: await readKeys(required('keys')),
    phase: phase(),
    ...(day !== undefined && { shiftTo: day }),
    onProgress: (progress) => {
      documents += progress.documents
      line.update(`${progress.scenario}: ${documents} documents`)
    },
  })
  line.end()
  console.log(summaryText(summary))
}

const summaryText = (summary: LoadSummary): string =>
  [
    `${summary.scenarios} scenarios`,
    `${summary.stored} documents stored`,
    `${summary.alreadyStored} already there`,
    `${summary.refused} refused as told`,
    `${summary.reminders} reminders`,
  ].join(', ')

const [command = '', ...given] = positionals
const files = given.length > 0 ? given : await shippedScenarioFiles()

async function run(): Promise<void> {
  switch (command) {
    case 'check': {
      let number = 0
      for await (const scenario of readScenarios(files)) {
        number += 1
        console.log(`${scenario.key}: ${scenario.title.en}`)
      }
      console.log(`${number} scenarios can be used`)
      return
    }
    case 'keys': {
      const owners = []
      for await (const scenario of readScenarios(files)) {
        owners.push(scenario)
      }
      await writeKeys(required('out'), registerOwners(owners))
      return
    }
    case 'load':
      await load(required('archive'), readScenarios(files))
      return
    case 'generate': {
      const clients = Number(required('clients'))
      const scenarios = generateScenarios({
        clients,
        seed: Number(values.seed),
      })
      if (values.load !== undefined) await load(values.load, scenarios)
      else await writeScenarios(scenarios, clients, values.out)
      return
    }
    default:
      throw new Error(USAGE)
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
