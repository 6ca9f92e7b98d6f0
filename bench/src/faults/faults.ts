import type { Cluster } from '../cluster/cluster.ts'
import { LINE_FAULTS } from '../cluster/fault-proxy.ts'
import type { ServiceProcess } from '../cluster/service-process.ts'

/** One thing that goes wrong, and is over after a while. */
export interface Fault {
  /** What is hurt. */
  readonly target: string
  readonly kind: string
  begin: () => void | Promise<void>
  /** Ends it as an operator or a supervisor would; the system has recovered later. */
  end: () => void | Promise<void>
}

/** Everything that can go wrong in a cluster. */
export function faultsOf(cluster: Cluster): Fault[] {
  const { bffs, archives, identification, registry } = cluster
  return [
    ...[...bffs, ...archives, identification, registry].flatMap(processFaults),
    ...[...bffs, ...archives].map(replaced),
    ...databaseFaults(cluster),
    ...lineFaults(cluster),
  ]
}

function processFaults(service: ServiceProcess): Fault[] {
  const target = service.name
  return [
    {
      target,
      kind: 'killed',
      begin: () => service.kill(),
      end: () => service.launch(),
    },
    {
      target,
      kind: 'stopped for a while',
      begin: () => service.signal('SIGSTOP'),
      end: () => service.signal('SIGCONT'),
    },
    {
      target,
      kind: 'stopped, then killed',
      begin: () => service.signal('SIGSTOP'),
      end: async () => {
        await service.kill()
        service.launch()
      },
    },
  ]
}

/** A new version replaces the service; no reader may notice. */
const replaced = (service: ServiceProcess): Fault => ({
  target: service.name,
  kind: 'replaced',
  begin: async () => {
    await service.terminate()
  },
  end: () => service.launch(),
})

function databaseFaults({ postgres }: Cluster): Fault[] {
  const target = 'database'
  return [
    {
      target,
      kind: 'killed',
      begin: () => postgres.kill(),
      end: () => postgres.launch(),
    },
    {
      target,
      kind: 'one backend killed',
      begin: () => postgres.signal('SIGKILL', 'one-backend'),
      end: () => undefined,
    },
    {
      target,
      kind: 'stopped for a while',
      begin: () => postgres.signal('SIGSTOP', 'all'),
      end: () => postgres.signal('SIGCONT', 'all'),
    },
    {
      target,
      kind: 'stopped, then killed',
      begin: () => postgres.signal('SIGSTOP', 'all'),
      end: async () => {
        await postgres.kill()
        postgres.launch()
      },
    },
    ...(postgres.hasOwnDisk
      ? [
          {
            target,
            kind: 'disk full',
            begin: () => postgres.fillDisk(),
            end: () => postgres.freeDisk(),
          },
        ]
      : []),
  ]
}

function lineFaults({ lines }: Cluster): Fault[] {
  return [...lines].flatMap(([target, line]) =>
    LINE_FAULTS.map((kind) => ({
      target,
      kind: `line ${kind}`,
      begin: () => line.disturb(kind),
      end: () => line.mend(),
    })),
  )
}
