import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHOSEN_OF_LEVEL_3, isOurs, OFFICIAL } from '../asvs/official.ts'
import { TABLE } from '../asvs/table.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const idsAt = (level: number) =>
  [...OFFICIAL].filter(([, one]) => one === level).map(([id]) => id)

describe('the list of requirements', () => {
  it('is that of ASVS 5.0.0: 70, 183 and 92 of the three levels', () => {
    expect([1, 2, 3].map((level) => idsAt(level).length)).toEqual([70, 183, 92])
    expect(CHOSEN_OF_LEVEL_3.filter((id) => OFFICIAL.get(id) !== 3)).toEqual([])
  })
})

describe('the table', () => {
  it('has every requirement of levels 1 and 2 and the chosen of level 3, once', () => {
    const ours = [...OFFICIAL.keys()].filter(isOurs)
    expect(TABLE.map(({ id }) => id)).toEqual(ours)
  })

  it('has no empty cell', () => {
    for (const { id, says, standing, note, evidence } of TABLE) {
      const isFilled =
        says.length > 10 &&
        (standing === 'tested' || standing === 'documented'
          ? evidence.length > 0
          : note.length > 10)
      expect([id, isFilled]).toEqual([id, true])
    }
  })

  it('calls tested only what names a test', () => {
    const untested = TABLE.filter(
      ({ standing, evidence }) =>
        standing === 'tested' &&
        evidence.some(({ test }) => test === undefined),
    )
    expect(untested.map(({ id }) => id)).toEqual([])
  })

  it('names files that exist, and tests that are in them', () => {
    const wrong = TABLE.flatMap(({ id, evidence }) =>
      evidence
        .filter(
          ({ file, test, example }) =>
            !existsSync(join(ROOT, file)) ||
            (test !== undefined && !hasTest(file, test)) ||
            (example !== undefined && !hasTest(file, example)),
        )
        .map(({ file, test, example }) =>
          [`${id}: ${file}`, test, example].join(' › '),
        ),
    )
    expect(wrong).toEqual([])
  })
})

/**
 * Whether a whole quoted string is the name: part of a string would be another
 * test.
 */
const hasTest = (file: string, name: string) =>
  ["'", '"', '`'].some((quote) =>
    read(file).includes(`${quote}${name}${quote}`),
  )
