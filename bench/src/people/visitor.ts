import { READINGS } from './expected.ts'
import type { Member } from './households.ts'
import {
  describe,
  type KnownDocument,
  type Oracle,
  type Record,
} from './oracle.ts'
import { SignedIn } from './signed-in.ts'
import type { LoggedEvent, Tally } from './tally.ts'

/** How many of all turns begin with a sign-in. */
const NEW_VISITS = 1 / 60

export interface VisitorDeps {
  readonly portalUrl: string
  readonly oracle: Oracle
  readonly tally: Tally
  /** Numbers from 0 to 1, the same for the same seed. */
  readonly random: () => number
  /** What the archive has acknowledged by now. */
  readonly acknowledged: () => readonly KnownDocument[]
}

/** One kind of thing that a reader does in a record. */
type Step = (record: Record) => Promise<unknown>

/** A signed-in reader, all of whose answers are checked. */
export class Visitor {
  readonly #deps: VisitorDeps
  readonly #session: SignedIn
  /** The records that this person reads. */
  readonly #records: readonly Record[]
  /** The steps of a round; a step is repeated as often as it is listed. */
  readonly #steps: readonly Step[] = [
    (one) => this.#reads(one, 'front-page', '/front-page'),
    (one) => this.#reads(one, 'front-page', '/front-page'),
    (one) => this.#list(one),
    (one) => this.#search(one),
    (one) => this.#document(one),
    (one) => this.#document(one),
    (one) => this.#content(one),
    (one) => this.#page(one),
    (one) => this.#tries(one),
  ]

  constructor(deps: VisitorDeps, household: number, member: Member) {
    this.#deps = deps
    this.#session = new SignedIn(deps, household, member)
    this.#records = READINGS.filter(({ reader }) => reader === member).map(
      (reading) => ({ ...reading, household }),
    )
  }

  /** @throws {Error} when it does not come to a session, or to the records of others */
  arrive(): Promise<void> {
    return this.#session.begin(this.#records)
  }

  /** Does one thing, like a page that was opened; never throws. */
  async turn(): Promise<void> {
    const { random, tally } = this.#deps
    const record = pick(this.#records, random)
    const step = pick(this.#steps, random)
    if (record === undefined || step === undefined) return
    try {
      const isNewVisit = random() < NEW_VISITS
      if (!this.#session.isOpen || isNewVisit) await this.arrive()
      await step(record)
    } catch (error) {
      tally.bad(nameOf(error))
    }
  }

  /** The whole list of every record, and each document in it. @throws when anything is not answered */
  async readsEverything(): Promise<void> {
    const { oracle } = this.#deps
    for (const record of this.#records) {
      const isListed = await this.#list(record, true)
      if (!isListed) throw new Error('a list was not answered')
      for (const [ref, document] of oracle.refs()) {
        if (!oracle.isShown(record, document)) continue
        const isOpened = await this.#content(record, ref)
        if (!isOpened) throw new Error(`${document.canary} was not answered`)
      }
    }
  }

  /** The first page of a list, or all of them. @returns whether it was answered */
  async #list(record: Record, isWhole = false): Promise<boolean> {
    const required = this.#deps.acknowledged()
    const task =
      record.subject === 'child'
        ? 'services-for-families-with-children'
        : 'services-for-working-age'
    for (let page = 1, text = ''; ; page += 1) {
      const one = await this.#reads(
        record,
        'task-list',
        `/tasks/${task}`,
        `&page=${page}`,
      )
      if (one === undefined) return false
      text += one
      const { total, pageSize } = JSON.parse(one) as {
        total: number
        pageSize: number
      }
      const isLast = page * pageSize >= total
      if (isLast) this.#deps.oracle.expectAll(record, text, required)
      if (isLast || !isWhole) return true
    }
  }

  async #search(record: Record): Promise<void> {
    const path = await this.#session.pathOf(record, '/search')
    const text = await this.#session.ask(path, {
      headers: {},
      body: { language: this.#session.language, text: '' },
    })
    this.#shown(record, 'search', text)
  }

  async #document(record: Record): Promise<void> {
    const ref = this.#anyRef(record, true)
    if (ref) await this.#reads(record, 'document', `/documents/${ref}`)
  }

  /** The file or the display form; both ask for the document first. @returns whether it was answered */
  async #content(record: Record, given?: string): Promise<boolean> {
    const { random, tally, oracle } = this.#deps
    const ref = given ?? this.#anyRef(record, true)
    if (ref === undefined) return false
    const isFile = random() < 0.5
    const text = await this.#session.ask(
      await this.#session.pathOf(
        record,
        `/documents/${ref}/${isFile ? 'file' : 'display'}`,
      ),
      { headers: { 'Sec-Fetch-Dest': isFile ? 'empty' : 'iframe' } },
    )
    if (text === undefined) return false
    tally.shown(record, 'document')
    tally.shown(record, isFile ? 'content' : 'display')
    oracle.readContent(record, ref, text)
    return true
  }

  /** A page as it is opened by hand, with the data that it begins with. */
  async #page(record: Record): Promise<void> {
    const { language } = this.#session
    const { oracle, tally } = this.#deps
    const handle = await this.#session.handleOf(record)
    const text = await this.#session.ask(
      `${handle === 'self' ? '/' : `/for/${handle}`}?lang=${language}`,
      {
        headers: {
          'Sec-Fetch-Site': 'none',
          'Sec-Fetch-Mode': 'navigate',
          'Sec-Fetch-Dest': 'document',
        },
      },
    )
    if (text === undefined) return
    if (!text.includes(`<html lang="${language}"`)) {
      oracle.report(
        'pages are in the language of their reader',
        `a page for ${describe(record)} was not in ${language}`,
      )
    }
    if (oracle.readText(record, text) > 0) tally.shown(record, 'front-page')
  }

  /** Tries to open what is not theirs to see. */
  async #tries(record: Record): Promise<void> {
    const ref = this.#anyRef(record, false)
    if (ref === undefined) return
    const path = await this.#session.pathOf(record, `/documents/${ref}`)
    const text = await this.#session.ask(path, { headers: {} }, 404)
    if (text !== undefined) this.#deps.oracle.readText(record, text)
  }

  async #reads(
    record: Record,
    event: LoggedEvent,
    path: string,
    query = '',
  ): Promise<string | undefined> {
    const whole = await this.#session.pathOf(record, path)
    const text = await this.#session.ask(
      `${whole}?language=${this.#session.language}${query}`,
      { headers: {} },
    )
    this.#shown(record, event, text)
    return text
  }

  #shown(record: Record, event: LoggedEvent, text: string | undefined): void {
    if (text === undefined) return
    this.#deps.tally.shown(record, event)
    this.#deps.oracle.readText(record, text)
  }

  #anyRef(record: Record, isShown: boolean): string | undefined {
    const { oracle, random } = this.#deps
    const isNear = ({ household }: KnownDocument) =>
      Math.abs(household - record.household) < 2
    const refs = oracle
      .refs()
      .filter(
        ([, document]) =>
          isNear(document) && oracle.isShown(record, document) === isShown,
      )
    return pick(refs, random)?.[0]
  }
}

function pick<One>(
  among: readonly One[],
  random: () => number,
): One | undefined {
  return among[Math.floor(random() * among.length)]
}

const nameOf = (error: unknown) => {
  if (!(error instanceof Error)) return 'unknown'
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.name}: ${error.message}${cause}`.slice(0, 80)
}
