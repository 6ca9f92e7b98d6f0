/**
 * Client systems of the demo, on the command line. `npm run
 * check|keys|load|generate`; `docs/scenarios.md` lists the options.
 */
import { parseArgs } from 'node:util'
import { helsinkiDate, toPlainDate, type PlainDate } from '@mittkanta/calendar'
import { Oid } from '@mittkanta/contracts'
import { registerOwners } from './client-systems.ts'
import { identityCodeOf } from './identifiers.ts'
import { disclosureClient } from './disclosure-client.ts'
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
  search --archive URL --keys FILE --as CLIENT --person STORY/PERSON [--case OID | --reason CODE] [FILE …]
                                     what other controllers' registers disclose (11.4.2)
Without FILE the shipped stories are meant.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    archive: { type: 'string' },
    as: { type: 'string' },
    case: { type: 'string' },
    clients: { type: 'string' },
    keys: { type: 'string' },
    load: { type: 'string' },
    out: { type: 'string' },
    person: { type: 'string' },
    phase: { type: 'string', default: '1' },
    reason: {
      type: 'string',
      default: 'assess-or-arrange-care-or-urgent-support',
    },
    seed: { type: 'string', default: '1' },
    shift: { type: 'boolean', default: false },
    'shift-to': { type: 'string' },
  },
})

/** @throws {Error} that says what is missing */
function required(
  name: 'archive' | 'as' | 'clients' | 'keys' | 'out' | 'person',
): string {
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

/** The person of a story, by the keys of both: an identity code stays out of the command line. */
async function personOf(named: string, from: readonly string[]) {
  const [story, person] = named.split('/')
  for await (const { key, people } of readScenarios(from)) {
    const found = people.find((one) => key === story && one.key === person)
    if (found) return identityCodeOf(found)
  }
  throw new Error(`there is no ${named}`)
}

async function search(from: readonly string[]): Promise<void> {
  const keys = await readKeys(required('keys'))
  const clientId = required('as')
  const credentials = keys.find((one) => one.clientId === clientId)
  if (!credentials) throw new Error(`there is no key of ${clientId}`)
  const client = disclosureClient(
    required('archive').replace(/\/$/, ''),
    credentials,
  )
  const { documents } = await client.search(
    await personOf(required('person'), from),
    values.case === undefined
      ? { kind: 'special-reason', reason: values.reason }
      : { kind: 'case', caseId: Oid.parse(values.case) },
  )
  for (const one of documents) {
    console.log(
      `${one.drawnUpOn} ${one.documentType}, ${one.task}, ${one.controllerName}: ${one.documentId}`,
    )
  }
  console.log(`${documents.length} documents disclosed`)
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
    case 'search':
      await search(files)
      return
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
