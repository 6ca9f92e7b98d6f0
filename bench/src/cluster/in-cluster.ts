import type { Household } from '../people/households.ts'
import { startCluster, type Cluster } from './cluster.ts'

/**
 * Does something with a cluster of two bff and two archive instances for some
 * households, and stops the cluster whatever comes of it.
 *
 * @param say receives the location of the cluster
 */
export async function inCluster<Result>(
  households: readonly Household[],
  say: (line: string) => void,
  work: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  const cluster = await startCluster({
    bff: 2,
    archive: 2,
    scenarios: households.map(({ scenario }) => scenario),
  })
  try {
    say(`cluster is up at ${cluster.url}; its logs are in ${cluster.directory}`)
    return await work(cluster)
  } finally {
    await cluster.stop()
  }
}
