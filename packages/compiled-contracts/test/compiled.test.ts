import { isPlainDate } from '@mittkanta/calendar'
import * as contracts from '@mittkanta/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compilerOf, NotExact } from '../src/index.ts'

const compiled = compilerOf(contracts.PlainDate, isPlainDate)

const accepts = (schema: z.ZodType, value: unknown) => {
  try {
    compiled(schema).parse(value)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** What archive and bff answer with on the way that is asked for most. */
const ANSWERS = {
  ArchiveFrontPage: contracts.ArchiveFrontPage,
  ArchiveTaskList: contracts.ArchiveTaskList,
  ArchiveDocument: contracts.ArchiveDocument,
  FrontPage: contracts.FrontPage,
  TaskList: contracts.TaskList,
  DocumentPage: contracts.DocumentPage,
}

const facts = {
  version: 'newest',
  status: 'ready-for-archiving',
  group: 'phase-2-plus-client-document',
  typeSet: 'none',
  serviceSets: ['none'],
  marks: {
    specialContent: 'no',
    showFrom: 'none',
    guardianDisclosure: 'not-given',
  },
  caseMarks: {
    specialContent: 'no',
    showFrom: '2024-02-29',
    guardianDisclosure: 'not-given',
  },
  subjectIsClient: 'yes',
  readerIsClient: 'yes',
  clients: 'one',
  casesClosedOn: 'open',
  mainDocument: 'not-an-attachment',
  delayEndedOn: '2024-02-29',
  changedSinceSubjectLeft: 'no',
  changedSinceReaderLeft: 'no',
  deceased: 'no',
}

const item = {
  ref: 'a'.repeat(22),
  documentType: 'client-plan-families',
  description: null,
  date: '2024-02-29',
  drawnUpOn: '2024-02-28',
  availableAt: '2024-02-29T10:00:00Z',
  correctedAt: '2024-02-29T10:00:00.123+02:00',
  facts,
  taskFacts: { isOfOwnCase: 'yes', openCase: 'none' },
}

const STRAYS = [
  undefined,
  null,
  true,
  0,
  1.5,
  '',
  'x',
  'none',
  [],
  {},
  [null],
  '2023-02-29',
  '2024-13-01',
  '2024-02-29T10:00',
  '😀'.repeat(11),
]

describe('a compiled contract', () => {
  it.each(Object.entries(ANSWERS))('can be made of %s', (_name, schema) => {
    expect(accepts(schema, {})).toBe(false)
  })

  it('accepts and refuses the same values as zod, whatever a field holds', () => {
    const shape = contracts.ArchiveFrontPageItem
    const path = fc.constantFrom(...pathsOf(item))

    expect(accepts(shape, item)).toBe(true)
    fc.assert(
      fc.property(path, fc.constantFrom(...STRAYS), (where, stray) => {
        const value = withStray(item, where, stray)
        expect(accepts(shape, value)).toBe(shape.safeParse(value).success)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses a field too many, at any depth', () => {
    const shape = contracts.ArchiveFrontPageItem

    for (const where of [['secret'], ['facts', 'marks', 'secret']]) {
      expect(accepts(shape, withStray(item, where, 'x'))).toBe(false)
    }
  })

  it('does not repeat what it refuses', () => {
    expect(() =>
      compiled(contracts.FrontPage).parse({ secret: 'Anna' }),
    ).toThrow(/^a value of another shape$/)
  })

  it('is not made of a schema that JSON Schema cannot say exactly', () => {
    const even = z.number().refine((number) => number % 2 === 0)

    expect(() => compiled(even)).toThrow(NotExact)
  })
})

/** Where the fields of an object are, those inside fields too. */
function pathsOf(value: object, above: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]) => {
    const here = [...above, name]
    const isObject = typeof field === 'object' && field !== null
    return [here, ...(isObject ? pathsOf(field, here) : [])]
  })
}

function withStray(
  value: unknown,
  [name, ...rest]: string[],
  stray: unknown,
): unknown {
  if (name === undefined) return stray
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (value.slice() as unknown as Record<string, unknown>)
    : { ...(value as object) }
  copy[name] = withStray(copy[name], rest, stray)
  return copy
}
