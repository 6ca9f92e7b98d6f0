import { operations as archive } from '@mittkanta/contracts/archive'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { inParallel } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { complaintsOf } from './complaints.ts'
import {
  describedName,
  operationsOf,
  type DescribedOperation,
} from './described.ts'
import { examplesOf, poolsOf } from './examples.ts'
import { requestFor, type FuzzRequest } from './requests.ts'
import { HANDLE, rolesOf, type Role } from './roles.ts'
import { sender, type FuzzAnswer } from './send.ts'
import { loggedReads, readBy } from './usage.ts'
import { MARK } from './values.ts'
import type { World } from './world.ts'

/** Something that is not as agreed, with the shortest request that shows it. */
export interface Finding {
  readonly where: string
  readonly who: string
  readonly complaint: string
  readonly shown: string
}

export interface EndpointFigures {
  readonly operations: number
  readonly requests: number
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Milliseconds: the median, that of one in a hundred, the longest. */
  readonly times: readonly [number, number, number]
  readonly reads: number
  readonly findings: readonly Finding[]
}

/** What ends the sender's own session; done last, in a new session each time. */
const ENDING: ReadonlySet<string> = new Set(
  [operations.endSession, operations.endActing, operations.left].map(
    describedName,
  ),
)

/** Requests to who has nothing to say there, as a part of those to who has. */
const PART_OF_STRANGERS = 0.25
const AT_A_TIME = 6

/** Whether a role has the kind of word that an operation asks for. */
function isAtHome({ path }: DescribedOperation, { name }: Role): boolean {
  if (name.startsWith('nobody') || name.includes('ended')) return false
  const isPortals = path.startsWith('/portal')
  return name.startsWith('portal') ? isPortals : !isPortals
}

const shownOf = ({ method, target, headers, body }: FuzzRequest) =>
  `${method} ${target.slice(0, 300)} ${JSON.stringify(headers).slice(0, 500)} ${
    body?.toString('utf8').slice(0, 600) ?? ''
  }`

/**
 * Sends every operation of both services requests from everybody, and holds
 * every answer against what the service's own OpenAPI document says.
 *
 * @param atLeast requests in all
 */
export async function fuzzEndpoints(
  world: World,
  { seed, atLeast }: { readonly seed: number; readonly atLeast: number },
): Promise<EndpointFigures> {
  const roles = await rolesOf(world)
  const pools = await poolsOf(world)
  const examples = await examplesOf(world)
  const services = {
    bff: {
      ...sender(world.url),
      operations: await operationsOf(world.url + address(operations.openApi)),
    },
    archive: {
      ...sender(world.archiveUrl),
      operations: await operationsOf(
        world.archiveUrl + address(archive.openApi),
      ),
    },
  }
  const pairs = roles.flatMap((role) =>
    services[role.service].operations.map((operation) => ({
      role,
      operation,
      share: isAtHome(operation, role) ? 1 : PART_OF_STRANGERS,
    })),
  )
  const shares = pairs.reduce((sum, { share }) => sum + share, 0)

  const findings: Finding[] = []
  const statuses: Record<string, number> = {}
  const times: number[] = []
  const reads = new Map<string, number>()
  const before = await loggedReads(world.database)

  const note = (
    operation: DescribedOperation,
    request: FuzzRequest,
    { status, milliseconds }: FuzzAnswer,
  ) => {
    statuses[status] = (statuses[status] ?? 0) + 1
    times.push(milliseconds)
    const event = readBy(operation.name)
    if (event !== undefined && status === 200 && request.isAddressed) {
      reads.set(event, (reads.get(event) ?? 0) + 1)
    }
  }

  const tryPair = async ({
    role,
    operation,
    share,
  }: (typeof pairs)[number]) => {
    const { send } = services[role.service]
    const isEnding = ENDING.has(operation.name)
    const property = fc.asyncProperty(
      requestFor(operation, pools, examples[operation.name]),
      async (made) => {
        const request = {
          ...made,
          target: made.target.replaceAll(HANDLE, role.handle()),
        }
        const answer = await send(request, await role.identity())
        note(operation, request, answer)
        if (isEnding && answer.status < 400) await role.renew()
        const complaints = complaintsOf(operation, request, answer, role)
        if (isPolluted()) complaints.push('Object.prototype is polluted')
        if (complaints.length > 0) throw new Error(complaints.join('; '))
      },
    )
    const result = await fc.check(property, {
      seed,
      numRuns: Math.ceil((atLeast * share) / shares),
    })
    if (result.failed) {
      const [request] = result.counterexample ?? []
      findings.push({
        where: operation.name,
        who: role.name,
        complaint: String(
          result.errorInstance instanceof Error
            ? result.errorInstance.message
            : result.errorInstance,
        ),
        shown: request ? shownOf(request) : '',
      })
    }
  }

  const isLast = ({ operation }: (typeof pairs)[number]) =>
    ENDING.has(operation.name)
  await inParallel(
    AT_A_TIME,
    pairs.filter((pair) => !isLast(pair)),
    tryPair,
  )
  await inParallel(1, pairs.filter(isLast), tryPair)
  services.bff.close()
  services.archive.close()

  findings.push(...afterwards(world))
  const after = await loggedReads(world.database)
  for (const [event, count] of reads) {
    const logged = (after.get(event) ?? 0) - (before.get(event) ?? 0)
    if (logged < count) {
      findings.push({
        where: event,
        who: 'usage log',
        shown: '',
        complaint: `${count} answers, ${logged} rows`,
      })
    }
  }
  return {
    operations:
      services.bff.operations.length + services.archive.operations.length,
    requests: times.length,
    statuses,
    times: spread(times),
    reads: [...reads.values()].reduce((sum, count) => sum + count, 0),
    findings,
  }
}

const isPolluted = () =>
  Object.keys(Object.prototype).length > 0 || 'polluted' in {}

/** What the services have logged by the end. */
function afterwards(world: World): Finding[] {
  const log = world.logged()
  const found = (complaint: string): Finding => ({
    where: 'log',
    who: 'everybody',
    shown: '',
    complaint,
  })
  const told = world.people.filter(
    ({ identityCode, name }) =>
      log.includes(identityCode) || log.includes(name),
  )
  return [
    ...(log.includes(MARK) ? [found('the log repeats what was sent')] : []),
    ...(told.length > 0 ? [found('the log tells who somebody is')] : []),
  ]
}

function spread(times: readonly number[]): [number, number, number] {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) =>
    Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  return [at(0.5), at(0.99), at(1)]
}
