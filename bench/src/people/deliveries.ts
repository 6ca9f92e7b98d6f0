import { setTimeout as delay } from 'node:timers/promises'
import {
  deliverStep,
  intakeClient,
  timelineOf,
  type IntakeClient,
  type Step,
} from '@mittkanta/client-system'
import type { Cluster } from '../cluster/cluster.ts'
import type { Household } from './households.ts'
import type { KnownDocument } from './oracle.ts'

/** How many households are loaded at a time. */
const AT_A_TIME = 4

/** The client system: what it has to deliver, and what has been acknowledged. */
export class Deliveries {
  readonly documents: readonly KnownDocument[]
  readonly #first: (readonly Step[])[]
  readonly #later: { step: Step; document: KnownDocument }[]
  readonly #client: IntakeClient
  readonly #acknowledged = new Set<KnownDocument>()
  /** Deliveries that were tried again because they were not acknowledged. */
  repeated = 0

  constructor(
    { intakeUrl, clientSystems }: Cluster,
    households: readonly Household[],
  ) {
    const [credentials] = clientSystems
    if (!credentials) throw new Error('there is no client system')
    this.#client = intakeClient(intakeUrl, credentials)
    const planned = households.map((one) => stepsOf(one))
    this.documents = planned.flatMap(({ documents }) => documents)
    this.#first = planned.map(({ first }) => first)
    const queues = planned.map(({ later }) => later)
    // One of each household in turn.
    this.#later = Array.from(
      { length: Math.max(0, ...queues.map(({ length }) => length)) },
      (_, at) => queues.flatMap((queue) => queue[at] ?? []),
    ).flat()
  }

  /** Delivers what every household begins with. @throws at the first refusal */
  async load(): Promise<void> {
    const queue = [...this.#first]
    const work = async () => {
      for (let steps = queue.shift(); steps; steps = queue.shift()) {
        for (const step of steps) await deliverStep(step, this.#client)
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
    for (const document of this.documents) {
      if (!document.isLater) this.#acknowledged.add(document)
    }
  }

  /**
   * Delivers one document after the other until stopped, each until it is
   * acknowledged.
   */
  async goOn(signal: AbortSignal, pauseMilliseconds: number): Promise<void> {
    for (const { step, document } of this.#later) {
      while (!signal.aborted) {
        try {
          await deliverStep(step, this.#client)
          this.#acknowledged.add(document)
          break
        } catch {
          this.repeated += 1
          await delay(500)
        }
      }
      if (signal.aborted) return
      await delay(pauseMilliseconds)
    }
  }

  get acknowledged(): ReadonlySet<KnownDocument> {
    return this.#acknowledged
  }
}

function stepsOf({ number, scenario, documents }: Household) {
  const byKey = new Map(documents.map((document) => [document.key, document]))
  const first: Step[] = []
  const later: { step: Step; document: KnownDocument }[] = []
  const known: KnownDocument[] = []
  for (const step of timelineOf(scenario, 'later')) {
    const [prepared] = step.prepared
    const planned = byKey.get(prepared?.key ?? '')
    if (!prepared || !planned) {
      first.push(step)
      continue
    }
    const document: KnownDocument = {
      ...planned,
      household: number,
      documentId: prepared.document.metadata.documentId,
    }
    known.push(document)
    if (planned.isLater) later.push({ step, document })
    else first.push(step)
  }
  return { first, later, documents: known }
}
