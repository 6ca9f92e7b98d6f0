import { ProblemDocument, SessionState } from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import type { Browser } from '@mittkanta/mock-identification/drive'
import { problems } from '@mittkanta/problems'
import { READINGS } from './expected.ts'
import type { Member } from './households.ts'
import {
  describe,
  type KnownDocument,
  type Oracle,
  type Record,
} from './oracle.ts'
import { actFor, FROM_OUR_PAGE, signIn } from './sign-in.ts'
import type { LoggedEvent, Tally } from './tally.ts'

const LANGUAGES = ['sv', 'fi', 'en'] as const

/** How many of all turns begin with a sign-in. */
const NEW_VISITS = 1 / 60

/** Problems that a reader may be told of while something is broken. */
const PASSING = ['unavailable', 'registry-unavailable']

export interface VisitorDeps {
  readonly portalUrl: string
  readonly oracle: Oracle
  readonly tally: Tally
  /** Numbers from 0 to 1, the same for the same seed. */
  readonly random: () => number
  /** What the archive has acknowledged by now. */
  readonly acknowledged: (record: Record) => readonly KnownDocument[]
}

interface Timed {
  readonly answer: Response
  /** When it was asked for. */
  readonly since: number
  readonly path: string
}

/** One kind of thing that a reader does in a record. */
type Step = (record: Record) => Promise<void>

/** Somebody who is signed in and reads, every answer of whom is looked through. */
export class Visitor {
  readonly #deps: VisitorDeps
  readonly #household: number
  readonly #member: Member
  readonly #language: (typeof LANGUAGES)[number]
  readonly #handles = new Map<Member, string>()
  #browser: Browser | undefined

  constructor(deps: VisitorDeps, householdNumber: number, member: Member) {
    this.#deps = deps
    this.#household = householdNumber
    this.#member = member
    this.#language = LANGUAGES[householdNumber % LANGUAGES.length] ?? 'sv'
  }

  /** The records that this person reads. */
  get records(): Record[] {
    return READINGS.filter(({ reader }) => reader === this.#member).map(
      (reading) => ({ ...reading, household: this.#household }),
    )
  }

  /** @throws {Error} when it does not come to a session, or to the records of others */
  async arrive(): Promise<void> {
    const { portalUrl } = this.#deps
    this.#browser = await signIn(portalUrl, this.#id(this.#member))
    this.#handles.clear()
    await this.#readsOwnName()
    for (const record of this.records) await this.#handleOf(record)
  }

  /** Does one thing, like a page that was opened; never throws. */
  async turn(): Promise<void> {
    const { records } = this
    const record = pick(records, this.#deps.random)
    const step = pick<Step>(
      [
        (one) => this.#frontPage(one),
        (one) => this.#frontPage(one),
        (one) => this.#list(one),
        (one) => this.#search(one),
        (one) => this.#document(one),
        (one) => this.#document(one),
        (one) => this.#content(one),
        (one) => this.#page(one),
        (one) => this.#tries(one),
      ],
      this.#deps.random,
    )
    if (record === undefined || step === undefined) return
    try {
      const isNewVisit = this.#deps.random() < NEW_VISITS
      if (!this.#browser || isNewVisit) await this.arrive()
      await step(record)
    } catch (error) {
      this.#deps.tally.bad(nameOf(error))
    }
  }

  /** The whole list of every record, and each document in it. @throws when anything is not answered */
  async readsEverything(): Promise<void> {
    for (const record of this.records) {
      await this.#list(record, true)
      for (const [ref, document] of this.#deps.oracle.refs()) {
        if (this.#deps.oracle.isShown(record, document)) {
          await this.#content(record, ref)
        }
      }
    }
  }

  async #readsOwnName(): Promise<void> {
    const answer = await this.#send('/api/session', {})
    const session = SessionState.parse(await answer.json())
    const name = `${this.#member.toUpperCase()} Prov ${this.#household}`
    if (session.state !== 'signed-in' || session.displayName !== name) {
      this.#deps.oracle.report(
        'nothing is shown to the wrong person',
        `${name} signed in and is called ${session.state === 'signed-in' ? session.displayName : 'nobody'}`,
      )
    }
  }

  #frontPage(record: Record): Promise<void> {
    return this.#reads(record, 'front-page', '/front-page')
  }

  async #list(record: Record, isWhole = false): Promise<void> {
    const required = this.#deps.acknowledged(record)
    const task =
      record.subject === 'child'
        ? 'services-for-families-with-children'
        : 'services-for-working-age'
    const path = `/tasks/${task}`
    for (let page = 1, text = ''; ; page += 1) {
      const one = await this.#text(record, 'task-list', path, `page=${page}`)
      if (one === undefined) return
      text += one
      const { total, pageSize } = JSON.parse(one) as {
        total: number
        pageSize: number
      }
      const isLast = page * pageSize >= total
      if (isLast) this.#deps.oracle.expectAll(record, text, required)
      if (isLast || !isWhole) return
    }
  }

  async #search(record: Record): Promise<void> {
    const path = await this.#path(record, '/search')
    const answer = await this.#timed(path, {
      method: 'POST',
      headers: { ...FROM_OUR_PAGE, 'Content-Type': 'application/json' },
      body: JSON.stringify({ language: this.#language, text: 'kallio' }),
    })
    const text = await this.#wellAnswered(answer, 200)
    if (text === undefined) return
    this.#deps.tally.shown(record, 'search')
    this.#deps.oracle.readText(record, text)
  }

  async #document(record: Record): Promise<void> {
    const ref = this.#anyRef(record, true)
    if (ref) await this.#reads(record, 'document', `/documents/${ref}`)
  }

  /** The file or the display form; both ask for the document first. */
  async #content(record: Record, given?: string): Promise<void> {
    const ref = given ?? this.#anyRef(record, true)
    if (ref === undefined) return
    const isFile = this.#deps.random() < 0.5
    const path = await this.#path(
      record,
      `/documents/${ref}/${isFile ? 'file' : 'display'}`,
    )
    const answer = await this.#timed(path, {
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': isFile ? 'empty' : 'iframe',
      },
    })
    const text = await this.#wellAnswered(answer, 200)
    if (text === undefined) {
      if (given !== undefined) throw new Error(`${path} was not answered`)
      return
    }
    this.#deps.tally.shown(record, 'document')
    this.#deps.tally.shown(record, isFile ? 'content' : 'display')
    this.#deps.oracle.readContent(record, ref, text)
  }

  /** A page as it is opened by hand, with the data that it begins with. */
  async #page(record: Record): Promise<void> {
    const prefix =
      record.ground === 'own' ? '/' : `/for/${await this.#handleOf(record)}`
    const answer = await this.#timed(`${prefix}?lang=${this.#language}`, {
      headers: {
        'Sec-Fetch-Site': 'none',
        'Sec-Fetch-Mode': 'navigate',
        'Sec-Fetch-Dest': 'document',
      },
    })
    const text = await this.#wellAnswered(answer, 200)
    if (text === undefined) return
    if (!text.includes(`<html lang="${this.#language}"`)) {
      this.#deps.oracle.report(
        'pages are in the language of their reader',
        `a page for ${describe(record)} was not in ${this.#language}`,
      )
    }
    if (this.#deps.oracle.readText(record, text) > 0) {
      this.#deps.tally.shown(record, 'front-page')
    }
  }

  /** Tries to open what is not theirs to see. */
  async #tries(record: Record): Promise<void> {
    const ref = this.#anyRef(record, false)
    if (ref === undefined) return
    const path = await this.#path(record, `/documents/${ref}`)
    const answer = await this.#timed(path, { headers: FROM_OUR_PAGE })
    const text = await this.#wellAnswered(answer, 404)
    if (text !== undefined) this.#deps.oracle.readText(record, text)
  }

  async #reads(
    record: Record,
    event: LoggedEvent,
    path: string,
  ): Promise<void> {
    await this.#text(record, event, path)
  }

  async #text(
    record: Record,
    event: LoggedEvent,
    path: string,
    query = '',
  ): Promise<string | undefined> {
    const whole = await this.#path(record, path)
    const answer = await this.#timed(
      `${whole}?${['language=' + this.#language, query].filter(Boolean).join('&')}`,
      { headers: FROM_OUR_PAGE },
    )
    const text = await this.#wellAnswered(answer, 200)
    if (text === undefined) return undefined
    this.#deps.tally.shown(record, event)
    this.#deps.oracle.readText(record, text)
    return text
  }

  /** The body of an answer of the status that is right; other answers must be problems of a passing kind. */
  async #wellAnswered(
    { answer, since, path }: Timed,
    status: number,
  ): Promise<string | undefined> {
    const { tally, oracle } = this.#deps
    const text = await answer.text()
    if (answer.status === status) {
      tally.good(performance.now() - since)
      return text
    }
    const type = answer.headers.get('content-type') ?? ''
    const problem = type.startsWith('application/problem+json')
      ? ProblemDocument.safeParse(JSON.parse(text)).data
      : undefined
    const kind = problem?.type.replace('urn:mittkanta:problem:', '') ?? 'none'
    if (kind === 'not-acting') {
      // The registry has forgotten what it was told: one chooses anew.
      tally.chosenAnew()
      this.#handles.clear()
      return undefined
    }
    tally.bad(`${answer.status} ${kind}`)
    if (!PASSING.includes(kind)) {
      oracle.report(
        'what is refused is a problem that passes',
        `${path.replace(/\?.*/, '').replace(/[\w-]{20,}/g, '…')} answered ${answer.status} (${kind in problems ? kind : 'no problem document'})`,
      )
      if (answer.status === 401) this.#browser = undefined
    }
    return undefined
  }

  async #timed(path: string, init: RequestInit): Promise<Timed> {
    const since = performance.now()
    return { answer: await this.#send(path, init), since, path }
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    if (!this.#browser) throw new Error('not signed in')
    return this.#browser.visit(new URL(path, this.#deps.portalUrl), {
      ...init,
      headers: {
        ...FROM_OUR_PAGE,
        'Accept-Language': this.#language,
        ...init.headers,
      },
    })
  }

  async #path(record: Record, rest: string): Promise<string> {
    return `/api/subjects/${await this.#handleOf(record)}${rest}`
  }

  async #handleOf({ ground, subject }: Record): Promise<string> {
    if (ground === 'own') return 'self'
    const known = this.#handles.get(subject)
    if (known !== undefined) return known
    if (!this.#browser) throw new Error('not signed in')
    const handle = await actFor(
      this.#deps.portalUrl,
      this.#browser,
      this.#id(subject),
    )
    this.#handles.set(subject, handle)
    return handle
  }

  #anyRef(record: Record, isShown: boolean): string | undefined {
    const { oracle, random } = this.#deps
    const refs = oracle
      .refs()
      .filter(([, document]) =>
        isShown
          ? oracle.isShown(record, document)
          : !oracle.isShown(record, document) &&
            Math.abs(document.household - record.household) < 2,
      )
    return pick(refs, random)?.[0]
  }

  #id(member: Member): string {
    return personId(`household-${this.#household}`, member)
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
