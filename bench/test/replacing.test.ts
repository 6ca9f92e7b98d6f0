import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCluster, type Cluster } from '../src/cluster/cluster.ts'
import { seeded } from '../src/faults/random.ts'
import { household } from '../src/people/households.ts'
import { populate, readOn, type Population } from '../src/people/population.ts'
import { Tally } from '../src/people/tally.ts'

let cluster: Cluster
let population: Population
const tally = new Tally()

beforeAll(async () => {
  const households = [household(1, 0), household(2, 0)]
  cluster = await startCluster({
    bff: 2,
    archive: 2,
    scenarios: households.map(({ scenario }) => scenario),
  })
  population = await populate(
    cluster,
    households,
    tally,
    seeded(1),
    () => undefined,
  )
})
afterAll(() => cluster.stop())

describe('instances that are replaced under load', () => {
  it('lose no request, one after the other', async () => {
    const end = new AbortController()
    const reading = readOn(population.visitors, 150, seeded(2), end.signal)
    const codes: (number | null)[] = []
    for (const service of [...cluster.bffs, ...cluster.archives]) {
      await delay(500)
      codes.push(await service.terminate())
      service.launch()
      await service.untilReady()
    }
    await delay(500)
    end.abort()
    await reading

    expect(codes).toEqual([0, 0, 0, 0])
    expect([...tally.refusals]).toEqual([])
    expect(tally.total.good).toBeGreaterThan(100)
    expect(population.oracle.violations).toEqual([])
  })
})
