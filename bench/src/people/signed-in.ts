import { ProblemDocument, SessionState } from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import type { Browser } from '@mittkanta/mock-identification/drive'
import { problems } from '@mittkanta/problems'
import type { Member } from './households.ts'
import type { Oracle, Record } from './oracle.ts'
import { actFor, FROM_OUR_PAGE, signIn } from './sign-in.ts'
import type { Tally } from './tally.ts'

const LANGUAGES = ['sv', 'fi', 'en'] as const

/** Problems that a reader may see while something is broken. */
const PASSING = ['unavailable', 'registry-unavailable']

/** What the pages send, and what a browser says for itself. */
interface Asked {
  readonly headers: Readonly<globalThis.Record<string, string>>
  /** Sent as JSON; a GET when absent. */
  readonly body?: object
}

interface SignedInDeps {
  readonly portalUrl: string
  readonly oracle: Oracle
  readonly tally: Tally
}

/** The session of one person, with the records of others that it opens. */
export class SignedIn {
  readonly household: number
  readonly member: Member
  readonly language: (typeof LANGUAGES)[number]
  readonly #deps: SignedInDeps
  readonly #handles = new Map<Member, string>()
  #browser: Browser | undefined

  constructor(deps: SignedInDeps, household: number, member: Member) {
    this.#deps = deps
    this.household = household
    this.member = member
    this.language = LANGUAGES[household % LANGUAGES.length] ?? 'sv'
  }

  get isOpen(): boolean {
    return this.#browser !== undefined
  }

  /** @throws {Error} when it does not come to a session, or to the records of others */
  async begin(records: readonly Record[]): Promise<void> {
    const { portalUrl } = this.#deps
    this.#browser = await signIn(portalUrl, this.#id(this.member))
    this.#handles.clear()
    await this.#readsOwnName()
    for (const record of records) await this.handleOf(record)
  }

  /**
   * The body of an answer of the status that is right. Another one has to be a
   * problem that passes.
   *
   * @returns nothing for a problem
   * @throws {Error} when there was no answer
   */
  async ask(
    path: string,
    asked: Asked,
    status = 200,
  ): Promise<string | undefined> {
    const since = performance.now()
    const answer = await this.#send(path, asked)
    const text = await answer.text()
    if (answer.status === status) {
      this.#deps.tally.good(performance.now() - since)
      return text
    }
    const type = answer.headers.get('content-type') ?? ''
    const isProblem = type.startsWith('application/problem+json')
    this.#refused(path, answer.status, isProblem ? text : '{}')
    return undefined
  }

  async pathOf(record: Record, rest: string): Promise<string> {
    return `/api/subjects/${await this.handleOf(record)}${rest}`
  }

  /** How addresses call the person of a record, who is chosen at the registry first. */
  async handleOf({ ground, subject }: Record): Promise<string> {
    if (ground === 'own') return 'self'
    const known = this.#handles.get(subject)
    if (known !== undefined) return known
    const handle = await actFor(
      this.#deps.portalUrl,
      this.#openBrowser(),
      this.#id(subject),
    )
    this.#handles.set(subject, handle)
    return handle
  }

  #refused(path: string, status: number, text: string): void {
    const { tally, oracle } = this.#deps
    const problem = ProblemDocument.safeParse(JSON.parse(text)).data
    const kind = problem?.type.replace('urn:mittkanta:problem:', '') ?? 'none'
    if (kind === 'not-acting') {
      // The registry has lost its state: the reader chooses again.
      tally.chosenAnew()
      this.#handles.clear()
      return
    }
    tally.bad(`${status} ${kind}`)
    if (PASSING.includes(kind)) return
    const where = path.replace(/\?.*/, '').replace(/[\w-]{20,}/g, '…')
    oracle.report(
      'what is refused is a problem that passes',
      `${where} answered ${status} (${kind in problems ? kind : 'no problem document'})`,
    )
    if (status === 401) this.#browser = undefined
  }

  /** @throws {Error} when the session is not there yet */
  async #readsOwnName(): Promise<void> {
    const answer = await this.#send('/api/session', { headers: {} })
    const session = SessionState.parse(await answer.json())
    if (session.state !== 'signed-in') throw new Error('no session')
    const name = `${this.member.toUpperCase()} Prov ${this.household}`
    if (session.displayName !== name) {
      this.#deps.oracle.report(
        'nothing is shown to the wrong person',
        `${name} signed in and is called ${session.displayName}`,
      )
    }
  }

  #send(path: string, { headers, body }: Asked): Promise<Response> {
    return this.#openBrowser().visit(new URL(path, this.#deps.portalUrl), {
      headers: {
        ...FROM_OUR_PAGE,
        'Accept-Language': this.language,
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  }

  #openBrowser(): Browser {
    if (!this.#browser) throw new Error('not signed in')
    return this.#browser
  }

  #id(member: Member): string {
    return personId(`household-${this.household}`, member)
  }
}
