import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerOwners } from '../src/client-systems.ts'
import { openType } from '../src/contents/font.ts'
import { helsinkiInstant } from '../src/days.ts'
import { readKeys, writeKeys } from '../src/key-files.ts'
import { progressLine } from '../src/progress.ts'
import { shippedScenarios } from '../src/shipped.ts'

describe('helsinkiInstant', () => {
  it.each([
    ['2024-01-31', '2024-01-31T08:00:00+02:00'],
    ['2024-07-01', '2024-07-01T08:00:00+03:00'],
    ['2024-07-01T23:30', '2024-07-01T23:30:00+03:00'],
    ['2024-03-31T02:59', '2024-03-31T02:59:00+02:00'],
    ['2024-03-31T04:00', '2024-03-31T04:00:00+03:00'],
  ])('puts %s at %s', (moment, instant) => {
    expect(helsinkiInstant(moment, '08:00')).toBe(instant)
  })
})

describe('openType', () => {
  it('refuses what is no WOFF font', () => {
    expect(() => openType(Buffer.from('wOF2 and more'))).toThrow(
      'not a WOFF font',
    )
  })
})

describe('progressLine', () => {
  const written = (isTTY: boolean) => {
    const texts: string[] = []
    const line = progressLine({ isTTY, write: (text) => texts.push(text) })
    line.update('one')
    line.update('two')
    line.end()
    return texts.join('')
  }

  it('writes over one line on a terminal, and ends with the newest', () => {
    expect(written(true)).toBe('\r\u001b[2Kone\r\u001b[2Ktwo\n')
  })

  it('is silent elsewhere', () => {
    expect(written(false)).toBe('')
  })
})

describe('writeKeys and readKeys', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'keys-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  it('keep private keys apart, readable by their owner only', async () => {
    const owners = registerOwners(await shippedScenarios())
    await writeKeys(directory, owners)
    const keys = join(directory, 'client-system-keys.json')
    const registrations = await readFile(
      join(directory, 'client-systems.json'),
      'utf8',
    )

    expect((await stat(keys)).mode & 0o777).toBe(0o600)
    expect(registrations).not.toContain('"d"')
    expect(JSON.parse(registrations)).toHaveLength(owners.length)
    expect((await readKeys(keys)).map(({ clientId }) => clientId)).toEqual(
      owners.map(({ clientId }) => clientId),
    )
  })
})
