import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

/**
 * `NODE_ENV`. Absent means `production`: a variable that was forgotten turns no
 * check off.
 */
export const nodeEnvironment = z
  .enum(['development', 'test', 'production'])
  .default('production')

/** What each value of `NODE_ENV` allows, for the table of variables. */
export const NODE_ENVIRONMENT_MEANING =
  'In `production` every address must be https, the database a PostgreSQL server, and artificial identity codes and test assurance levels are refused. `development` listens on this machine only. `test` may be reached from others, and logs `not-production` at start when it can be.'

/** The address that `/health`, `/ready` and `/metrics` listen on. */
export const internalHost = z
  .string()
  .default('127.0.0.1')
  .describe(
    'Address that the internal port listens on: an address of the operator’s network, never one that the public port is reached by.',
  )

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/**
 * Whether only this machine reaches a host.
 *
 * @param host an IP address or a name, as a variable or `URL.hostname` has it
 */
export function isLoopbackHost(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(address)
  return family === 0
    ? /^(?:.+\.)?localhost$/i.test(address)
    : LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** Who can reach a service, and with which checks it runs. */
interface Exposure {
  readonly environment: z.output<typeof nodeEnvironment>
  /** Hosts that it listens on or is called by, by the variable that names each. */
  readonly hosts: Readonly<Record<string, string>>
}

const reachable = ({ hosts }: Exposure): string[] =>
  Object.entries(hosts).flatMap(([name, host]) =>
    isLoopbackHost(host) ? [] : [name],
  )

/** A fault for each host that other machines reach, in `development`. */
export const exposureFaults = (exposure: Exposure): string[] =>
  exposure.environment === 'development'
    ? reachable(exposure).map(
        (name) =>
          `${name}: other machines can reach it, and NODE_ENV is development: use NODE_ENV=production, or test for a test environment`,
      )
    : []

/** Whether other machines reach a service that runs without the checks of production. */
export const isExposedForTests = (exposure: Exposure): boolean =>
  exposure.environment !== 'production' && reachable(exposure).length > 0
