import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseScenario, readScenarios } from '../src/read-scenario.ts'
import { shippedScenarioFiles } from '../src/shipped.ts'

const [file = ''] = await shippedScenarioFiles()
const text = await readFile(file, 'utf8')

/** The first story with one text replaced by another. */
const broken = (from: string, to: string): unknown => {
  if (!text.includes(from)) throw new Error(`the story has no ${from}`)
  return JSON.parse(text.replace(from, to))
}

const parsed = (value: unknown) => () => parseScenario(value, 'story.json')

describe('parseScenario', () => {
  it('takes the story as it is written', () => {
    expect(parsed(JSON.parse(text))).not.toThrow()
  })

  it('refuses an individual number that a real person could have', () => {
    expect(
      parsed(broken('"individualNumber": 902', '"individualNumber": 202')),
    ).toThrow(
      /people\[0\]\.individualNumber: an artificial identity code has an individual number 900–999/,
    )
  })

  it('refuses a literal identity code', () => {
    const scenario = broken('"individualNumber": 902', '"identityCode": "x"')

    expect(parsed(scenario)).toThrow(/people\[0\].*identityCode/)
  })

  it('says which codes a code set has', () => {
    expect(
      parsed(broken('"informal-care-plan"', '"informal-care-scheme"')),
    ).toThrow(/documents\[4\]\.type: .*expected one of/)
  })

  it('says where a day is that the calendar does not have', () => {
    expect(parsed(broken('"2023-06-12"', '"2023-06-31"'))).toThrow(
      /documents\[3\]\.drawnUp: a day of the calendar/,
    )
  })

  it('says which name means nothing', () => {
    expect(parsed(broken('"by": "oona"', '"by": "una"'))).toThrow(
      /documents\[2\]\.by: expected one of the professionals, but there is no "una"/,
    )
  })

  it('says which client is no member of the case', () => {
    const scenario = parseScenario(JSON.parse(text), 'story.json')
    const [first, ...others] = scenario.documents
    const documents = [{ ...first, clients: ['liisa'] }, ...others]

    expect(parsed({ ...scenario, documents })).toThrow(
      /documents\[0\]\.clients\[0\]: expected a member of the case "c1", but "liisa" is none/,
    )
  })

  it('names the document that a viewing forgot, and the one it lists twice', () => {
    const scenario = parseScenario(JSON.parse(text), 'story.json')
    const [first] = scenario.viewings
    const viewings = [{ ...first, hidden: ['d6', 'd7b', 'd9', 'd9'] }]

    expect(parsed({ ...scenario, viewings })).toThrow(
      /viewings\[0\]: expected "d10" in exactly one of .* in 0/,
    )
    expect(parsed({ ...scenario, viewings })).toThrow(/"d9" .* in 2/)
  })

  it('says that a name is there twice', () => {
    expect(parsed(broken('"key": "liisa"', '"key": "aino"'))).toThrow(
      /people\[1\]\.key: "aino" is there twice/,
    )
  })
})

describe('readScenarios', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'scenarios-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  const readAll = async (files: readonly string[]) => {
    const keys: string[] = []
    for await (const { key } of readScenarios(files)) keys.push(key)
    return keys
  }

  it('reads one scenario on each line of a .jsonl file', async () => {
    const lines = join(directory, 'many.jsonl')
    const line = JSON.stringify(JSON.parse(text))
    await writeFile(lines, `${line}\n\n${line}\n`)

    expect(await readAll([file, lines])).toEqual(['s01', 's01', 's01'])
  })

  it('names the line that cannot be used', async () => {
    const lines = join(directory, 'many.jsonl')
    await writeFile(lines, `${JSON.stringify(JSON.parse(text))}\n{"key":\n`)

    await expect(readAll([lines])).rejects.toThrow(
      /many\.jsonl, line 2 is not a scenario:\n {2}the file: expected JSON/,
    )
  })
})
