import { ENGINES, propertyRuns, volume } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archives } from './oracle/arbitraries.ts'
import {
  asked,
  claimsOf,
  listPath,
  occasionOf,
  PHASES,
  READERS,
} from './oracle/compare.ts'
import { expectedOf } from './oracle/expected.ts'
import { insertArchive } from './oracle/insert.ts'
import { worldOf } from './oracle/model.ts'
import { searchFor } from './oracle/searches.ts'
import { answerOf, startTwin } from './oracle/twin.ts'

/** Pairs of archives for each engine; in a long run at least 100 of the large together. */
const LARGE = {
  runs: volume({ pglite: 3, postgres: 16 }, { pglite: 20, postgres: 80 }),
  documents: 200,
  pathsOf: sampledPaths,
  searches: 2,
} as const
const SMALL = {
  runs: volume({ pglite: 1, postgres: 2 }, { pglite: 2, postgres: 3 }),
  documents: 15,
  pathsOf: allPaths,
  searches: 30,
} as const

const PARTS = ['', '/content', '/display']

/** Every address of a record, and a ref that leads nowhere. */
function allPaths(refs: readonly string[], run: number): string[] {
  return [
    '/front-page',
    ...Array.from({ length: 14 }, (_, n) => listPath(asked(run * 3 + n))),
    ...[...refs, 'x'.repeat(22)].flatMap((ref) =>
      PARTS.map((part) => `/documents/${ref}${part}`),
    ),
  ]
}

/** A few of them, others in every run. */
function sampledPaths(refs: readonly string[], run: number): string[] {
  const some = Array.from(
    { length: 4 },
    (_, n) => refs[(run * 29 + n * 53) % refs.length] ?? '',
  )
  return [
    '/front-page',
    listPath(asked(run)),
    ...some.map((ref, n) => `/documents/${ref}${PARTS[n % 3] ?? ''}`),
  ]
}

describe.each(ENGINES)('twins on %s', (engine) => {
  it.each([
    ['every address of small archives', SMALL],
    ['some addresses of large archives', LARGE],
  ])(
    'with and without what is hidden give the same answers to the byte, save the information text: %s',
    { timeout: 900_000 },
    async (_words, { runs, documents, pathsOf, searches }) => {
      const whole = await startTwin(engine)
      const rest = await startTwin(engine)
      let run = 0
      let toldOfMore = 0

      await fc.assert(
        fc.asyncProperty(
          archives(documents),
          fc.constantFrom(...READERS.slice(0, 5)),
          fc.constantFrom(...PHASES),
          async (archive, reader, phase) => {
            run += 1
            const world = worldOf(String(run))
            const occasion = occasionOf(reader, phase)
            const { kept, pages } = expectedOf(world, archive, occasion)
            await insertArchive(whole.database, world, archive)
            await insertArchive(rest.database, world, archive, kept)

            const claims = claimsOf(world, reader)
            const refs = pages().map(({ ref }) => ref)
            const questions = [
              ...pathsOf(refs, run).map((path) => ({ path, body: undefined })),
              ...Array.from({ length: searches }, (_, n) => ({
                path: '/search',
                body: searchFor(run * 7 + n),
              })),
            ]
            for (const { path, body } of questions) {
              const [one, other] = await Promise.all([
                answerOf(whole.portals[phase], claims, path, body),
                answerOf(rest.portals[phase], claims, path, body),
              ])
              if (one.isToldOfMore) toldOfMore += 1
              expect(other.isToldOfMore).toBe(false)
              expect({ ...one, isToldOfMore: false, path }).toEqual({
                ...other,
                path,
              })
            }
          },
        ),
        { ...propertyRuns(runs[engine]), endOnFailure: true },
      )

      // Otherwise the exception for the information text would prove nothing.
      if (runs[engine] > 10) expect(toldOfMore).toBeGreaterThan(0)
      await whole.close()
      await rest.close()
    },
  )
})
