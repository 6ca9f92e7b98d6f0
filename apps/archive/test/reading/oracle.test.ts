import { ENGINES, propertyRuns, volume } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVE_USE_YEARS, archives } from './oracle/arbitraries.ts'
import { compare, PHASES } from './oracle/compare.ts'
import { insertArchive } from './oracle/insert.ts'
import { worldOf } from './oracle/model.ts'
import { startPortal } from './portal.ts'
import { freshArchive } from './records.ts'

/** Random archives for each engine; in a long run at least 100 of the large together. */
const LARGE = {
  least: 200,
  most: 220,
  runs: volume({ pglite: 3, postgres: 12 }, { pglite: 20, postgres: 80 }),
}

/** Records so small that one thing alone decides about the information text. */
const SMALL = {
  least: 0,
  most: 2,
  runs: volume({ pglite: 10, postgres: 40 }, { pglite: 40, postgres: 60 }),
}

const EFFORT = { readers: 2, lists: 1, documents: 1, searches: 2 }

describe.each(ENGINES)('random archives on %s', (engine) => {
  it.each([
    ['large', LARGE],
    ['small', SMALL],
  ])(
    'are answered for as the policy decides: %s',
    { timeout: 900_000 },
    async (_size, { least, most, runs }) => {
      const database = await freshArchive(engine)
      const portals = await Promise.all(
        PHASES.map(async (phase) => ({
          phase,
          portal: await startPortal(database, {
            phase,
            activeUseYears: ACTIVE_USE_YEARS,
          }),
        })),
      )
      const sums = { shown: 0, hidden: 0 }
      let run = 0

      await fc.assert(
        fc.asyncProperty(archives(least, most), async (archive) => {
          run += 1
          const world = worldOf(String(run))
          await insertArchive(database, world, archive)
          const compared = await Promise.all(
            portals.map(({ phase, portal }) =>
              compare(portal, phase, world, archive, run, EFFORT),
            ),
          )
          for (const { differences, shown, hidden } of compared) {
            expect(differences).toEqual([])
            sums.shown += shown
            sums.hidden += hidden
          }
        }),
        { ...propertyRuns(runs[engine]), endOnFailure: true },
      )

      for (const { portal } of portals) {
        expect(await portal.counted('gate-one-dropped')).toBe(0)
        expect(await portal.counted('row-unreadable')).toBe(0)
        expect(portal.errors).toEqual([])
        await portal.close()
      }
      // The archives are worth asking: much is shown, much is hidden.
      expect(sums.shown).toBeGreaterThan((runs[engine] * least) / 2)
      expect(sums.hidden).toBeGreaterThan((runs[engine] * least) / 2)
      await database.close()
    },
  )
})
