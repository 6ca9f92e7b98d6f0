import type { PlainDate } from '@mittkanta/calendar'
import type { DeliveredDocument, Receipt } from '@mittkanta/contracts'
import type { ClientSystemCredentials } from './client-systems.ts'
import { render, type Render } from './contents/render.ts'
import {
  intakeClient,
  IntakeProblem,
  type IntakeClient,
} from './intake-client.ts'
import type { Phase } from './marks.ts'
import type { Scenario } from './schema/scenario.ts'
import { shiftScenario } from './shift.ts'
import { timelineOf, type Prepared, type Step } from './timeline.ts'

/** Scenarios that are sent at the same time; each of them in its own order. */
const CONCURRENT_SCENARIOS = 4

export interface LoadOptions {
  /** Without a final slash. The archive's `DEMO_CLOCK` must be on. */
  readonly archiveUrl: string
  /** What the archive calls itself (its `ARCHIVE_URL`), when it is reached by another address. */
  readonly audience?: string
  readonly scenarios: Iterable<Scenario> | AsyncIterable<Scenario>
  /** Credentials of the client system of every controller in the scenarios. */
  readonly clientSystems: readonly ClientSystemCredentials[]
  /** MittKanta's phase, the archive's own. */
  readonly phase?: Phase
  /**
   * The day on which every story's "today" shall fall; absent: the dates as
   * written. Loading into the same archive again needs the same day, or the
   * documents would have other dates.
   */
  readonly shiftTo?: PlainDate
  /** Makes the contents of documents; as client systems do when absent. */
  readonly render?: Render
  /** Called after every delivery. */
  readonly onProgress?: (progress: LoadProgress) => void
}

/** One delivery that the archive has acknowledged, or refused as it had to. */
export interface LoadProgress {
  readonly scenario: string
  readonly documents: number
  /** How many of them the archive had from an earlier loading. */
  readonly alreadyStored: number
}

export interface LoadSummary {
  readonly scenarios: number
  /** Versions of documents of all groups that were stored now. */
  readonly stored: number
  /** Those that the archive had already. */
  readonly alreadyStored: number
  /** Deliveries that had to be refused, and were. */
  readonly refused: number
  /** Reminders of Tabell 5.2.2 that the archive gave. */
  readonly reminders: number
}

/** A delivery of a story had another outcome than the story says. */
export class LoadError extends Error {
  constructor(scenario: string, step: Step, message: string, cause?: unknown) {
    const what = step.refusal?.key ?? step.prepared[0]?.key ?? step.rank
    super(`${scenario}, ${what}, ${step.at.slice(0, 10)}: ${message}`, {
      cause,
    })
    this.name = 'LoadError'
  }
}

/**
 * Sends scenarios to an archive as the organisers' client systems would, in the
 * order in which they happened, and sees to it that what must be refused is
 * refused. Loading the same again changes nothing.
 *
 * @throws {LoadError} at the first delivery with another outcome than the
 *   story says
 */
export async function loadScenarios(
  options: LoadOptions,
): Promise<LoadSummary> {
  const { archiveUrl, clientSystems, phase = '1', shiftTo } = options
  const clients = new Map(
    clientSystems.map((credentials) => [
      credentials.clientId,
      intakeClient(archiveUrl, credentials, options.audience),
    ]),
  )
  const total = {
    scenarios: 0,
    stored: 0,
    alreadyStored: 0,
    refused: 0,
    reminders: 0,
  }

  await inParallel(options.scenarios, CONCURRENT_SCENARIOS, async (written) => {
    const scenario =
      shiftTo === undefined ? written : shiftScenario(written, shiftTo)
    for (const step of timelineOf(scenario, phase)) {
      const outcome = await send(
        scenario,
        step,
        clientOf(clients, scenario, step),
        options.render,
      )
      total.refused += step.refusal ? 1 : 0
      total.stored += outcome.stored
      total.alreadyStored += outcome.alreadyStored
      total.reminders += outcome.reminders
      options.onProgress?.({
        scenario: scenario.key,
        documents: outcome.stored + outcome.alreadyStored,
        alreadyStored: outcome.alreadyStored,
      })
    }
    total.scenarios += 1
  })
  return total
}

function clientOf(
  clients: ReadonlyMap<string, IntakeClient>,
  scenario: Scenario,
  step: Step,
): IntakeClient {
  const controller = scenario.controllers.find(
    ({ key }) => key === step.controller,
  )
  const client = clients.get(controller?.clientSystem ?? '')
  if (client === undefined) {
    throw new LoadError(
      scenario.key,
      step,
      `there are no credentials of the client system of "${step.controller}"`,
    )
  }
  return client
}

interface Outcome {
  readonly stored: number
  readonly alreadyStored: number
  readonly reminders: number
}

async function send(
  { key }: Scenario,
  step: Step,
  client: IntakeClient,
  contentsOf?: Render,
): Promise<Outcome> {
  try {
    const receipt = await deliverStep(step, client, contentsOf)
    if (step.refusal) {
      throw new LoadError(
        key,
        step,
        `the archive stored what it must refuse: ${step.refusal.says}`,
      )
    }
    const stored = receipt.documents.filter(
      ({ outcome }) => outcome === 'stored',
    ).length
    return {
      stored,
      alreadyStored: receipt.documents.length - stored,
      reminders: receipt.reminders.length,
    }
  } catch (error) {
    if (!(error instanceof IntakeProblem)) throw error
    checkRefusal(key, step, error)
    return { stored: 0, alreadyStored: 0, reminders: 0 }
  }
}

/**
 * Sends one step of a story: its contents, then its documents. Sending it again
 * changes nothing.
 *
 * @throws {IntakeProblem} when the archive refuses
 */
export async function deliverStep(
  { prepared, at }: Step,
  client: IntakeClient,
  contentsOf: Render = render,
): Promise<Receipt> {
  const documents = await Promise.all(
    prepared.map((one) => withContents(client, one, contentsOf)),
  )
  return client.deliver({ documents }, at)
}

/** @throws {LoadError} when the refusal was not expected, or does not name the expected sections */
function checkRefusal(scenario: string, step: Step, error: IntakeProblem) {
  if (step.refusal === undefined) {
    throw new LoadError(scenario, step, error.message, error)
  }
  const named = new Set(
    (error.problem.failures ?? []).map(({ section }) => section),
  )
  const missing = step.refusal.sections.filter((section) => !named.has(section))
  if (missing.length > 0) {
    throw new LoadError(
      scenario,
      step,
      `expected a refusal that names ${missing.join(', ')}, but got ${error.message}`,
      error,
    )
  }
}

async function withContents(
  client: IntakeClient,
  { document, content }: Prepared,
  contentsOf: Render,
): Promise<DeliveredDocument> {
  if (content === undefined) return document
  const rendered = await contentsOf(content.paper, content.kind)
  const contents = await Promise.all(rendered.map(client.upload))
  return { ...document, contents }
}

/** Works on all items, some at a time. The first failure ends it. */
async function inParallel<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  workers: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = asAsync(items)
  let hasFailed = false
  const worker = async () => {
    for (
      let next = await queue.next();
      next.done !== true && !hasFailed;
      next = await queue.next()
    ) {
      try {
        await work(next.value)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

async function* asAsync<Item>(items: Iterable<Item> | AsyncIterable<Item>) {
  yield* items
}
