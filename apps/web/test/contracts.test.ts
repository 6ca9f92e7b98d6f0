import * as contracts from '@mittkanta/contracts'
import { handlersFor, mockSubject } from '@mittkanta/mock-handlers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compileContract } from '../build/compile-contract.ts'
import { server } from './server.ts'

type Checks = Readonly<Record<string, z.ZodType>>

// Named here so that TypeScript does not look for it: build/contracts.ts makes it.
const COMPILED = 'virtual:compiled-contracts'
const compiled = (await import(/* @vite-ignore */ COMPILED)) as Checks

/** An answer of every kind, from the mocked bff. */
const answers = {
  SessionState: '/api/session',
  FrontPage: '/api/subjects/self/front-page?language=fi',
  TaskList: '/api/subjects/self/tasks/elderly-services?language=fi',
  DocumentPage:
    '/api/subjects/self/documents/mock000000000000000005?language=fi',
  Visits: '/api/subjects/self/visits',
  ActingList: '/api/acting',
  Acting: `/api/acting/${mockSubject('child')}`,
  Wills: '/api/subjects/self/wills?language=fi',
  WillChoices: '/api/subjects/self/wills/choices?language=fi',
  Disclosures: '/api/subjects/self/disclosures?language=fi',
} as const

/** Answers that the mocked bff gives to a POST only, and what else is checked. */
const written = {
  SignedOut: { next: '/signed-out' },
  ActingStarted: { next: 'https://example.test/' },
  ActingFinished: { outcome: 'acting', subjectRef: 'a'.repeat(22) },
  ActingAnswer: { code: 'c', state: 's' },
  SubjectRef: 'a'.repeat(22),
  ProblemDocument: { type: 'x', title: 'x', status: 400, instance: 'y' },
  WillPreview: {
    visible: 3,
    prohibited: 1,
    byController: [{ controllerId: '1.2', controllerName: 'x', prohibited: 1 }],
  },
} as const

/** Values that replace a part of an answer. */
const strayValue = fc.oneof(
  fc.constantFrom(
    ...['', 'x', 'fi', 'signed-in', 'signed-out', 'acting', 'new', 'pdf'],
    ...['2024-02-29', '2023-02-29', '2024-1-1', '0000-01-01', '2024-02-29 '],
    ...['2024-02-29T10:00:00Z', '2024-02-30T10:00:00Z', '2024-02-29T10:00'],
    ...['a'.repeat(22), 'a'.repeat(21), 'ä'.repeat(22), '𝒳'.repeat(11)],
    ...['1.2.246.10', '1.02', '😀'.repeat(60)],
    ...[0, -0, -1, 1, 1.5, 2 ** 53, 2 ** 53 - 1, 1e300, true, false, null],
  ),
  fc.jsonValue(),
)

/** Changes one part of a value: another value, one part less, or one more. */
const changed = (value: unknown) =>
  fc
    .record({
      turns: fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }),
      how: fc.constantFrom('replace', 'remove', 'add'),
      stray: strayValue,
      name: fc.constantFrom('stray', '__proto__', 'toString', 'kind'),
    })
    .map(({ turns, how, stray, name }) => {
      const copy = { root: JSON.parse(JSON.stringify(value)) as unknown }
      let holder = copy as Record<string, unknown>
      let key = 'root'
      for (const turn of turns) {
        const part = holder[key]
        if (typeof part !== 'object' || part === null) break
        const keys = Object.keys(part)
        if (keys.length === 0) break
        holder = part as Record<string, unknown>
        key = keys[turn % keys.length] ?? ''
      }
      const part = holder[key]
      if (how === 'remove' && !Array.isArray(holder))
        Reflect.deleteProperty(holder, key)
      else if (how === 'add' && typeof part === 'object' && part !== null)
        Object.defineProperty(part, name, {
          value: stray,
          enumerable: true,
        })
      else holder[key] = stray
      return copy.root
    })

const samples = Object.entries<string>(answers)

describe('compiled contracts', () => {
  for (const [name, path] of samples)
    it(`take and refuse what the schema does: ${name}`, async () => {
      server.use(...handlersFor('ordinary'))
      const response = await fetch(path, { headers: { 'X-MittKanta': '1' } })
      sameOf(name, await response.json())
    })

  for (const [name, value] of Object.entries(written))
    it(`take and refuse what the schema does: ${name}`, () => {
      sameOf(name, value)
    })

  it('have the values of an enumeration', () => {
    expect(compiled.DocumentMark).toMatchObject({
      options: contracts.DocumentMark.options,
    })
  })

  it('export what is no schema as it is', () => {
    expect(compiled).toMatchObject({
      LANGUAGES: contracts.LANGUAGES,
      KANTA_INFORMATION_EDITION: contracts.KANTA_INFORMATION_EDITION,
    })
  })

  for (const [what, schema] of [
    ['a default', z.string().default('')],
    ['a conversion', z.coerce.number()],
    ['a check of its own', z.string().refine(() => false)],
    ['a change of the value', z.string().transform((text) => text.length)],
    ['a pattern with flags', z.string().regex(/a/i)],
    ['an inexact part', z.strictObject({ a: z.array(z.date()) })],
  ] as const)
    it(`are not made of ${what}`, () => {
      expect(() => compileContract(schema, contracts.PlainDate)).toThrow()
    })

  it('leave out a contract that JSON Schema cannot say', () => {
    expect(contracts).toHaveProperty('SearchQuery')
    expect(compiled).not.toHaveProperty('SearchQuery')
  })
})

/** Compares the compiled contract with its schema on a value and on changes of it. */
function sameOf(name: string, value: unknown) {
  const schema = (contracts as unknown as Checks)[name]
  const contract = compiled[name]
  if (!schema || !contract) throw new Error(`no contract: ${name}`)
  expect(schema.safeParse(value).success).toBe(true)
  expect(contract.parse(value)).toEqual(schema.parse(value))

  let refused = 0
  fc.assert(
    fc.property(changed(value), (other) => {
      const isOfShape = schema.safeParse(other).success
      if (!isOfShape) refused++
      expect(contract.safeParse(other).success).toBe(isOfShape)
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(50)
}
