import type { Readable } from 'node:stream'
import {
  PersonId,
  type ArchiveDisclosures,
  type ArchiveDocument,
  type ArchiveFrontPage,
  type ArchiveSearchQuery,
  type ArchiveSearchResult,
  type ArchiveTaskList,
  type ArchiveWills,
  type Controllers,
  type DisclosuresQuery,
  type DocumentRef,
  type ListQuery,
  type PersonLookup,
  type PreviewRequest,
  type Visits,
  type WillCommand,
  type WillPreview,
} from '@mittkanta/contracts'
import { operations, type ArchiveOperation } from '@mittkanta/contracts/archive'
import { address } from '@mittkanta/contracts/operation'
import type { IdentityCode } from '@mittkanta/identity-code'
import { Problem, type ProblemKind } from '@mittkanta/problems'
import type { WatchedCall } from '@mittkanta/service-kit'
import type { z } from 'zod'
import type { BffConfig } from '../config.ts'
import { compiled } from '../http/compiled.ts'
import { textOf } from '../http/bytes-of.ts'
import type { SecurityEventName, SecurityEvents } from '../security-events.ts'
import { ArchivePool } from './archive-pool.ts'
import { callerTokens, type Caller, type CallerTokens } from './caller-token.ts'

/** A caller and the request that it asks in, for the log. */
export interface Asking extends Caller {
  readonly instance: string
  /** Aborts when the answer is no longer awaited. */
  readonly signal?: AbortSignal
}

/** Bytes on their way from the archive. */
export interface Content {
  readonly body: Readable
  /** As the archive says; absent when it does not say. */
  readonly bytes: number | undefined
}

const NOBODY = PersonId.parse('00000000-0000-0000-0000-000000000000')

export interface ArchiveClientDeps {
  readonly tell: SecurityEvents
  readonly watched: WatchedCall
  /** Headers by which the archive continues a trace. */
  readonly outgoing: () => Readonly<Record<string, string>>
}

/** An operation of the archive that answers JSON. */
type JsonOperation<Schema extends z.ZodType<object>> = ArchiveOperation & {
  readonly answer: { readonly kind: 'json'; readonly schema: Schema }
}

/** What is sent, and which answers to it are problems that are passed to the reader. */
interface Sending {
  readonly body: object
  /** Whether sending it twice could do more than sending it once. */
  readonly isOnce?: boolean
  readonly refusals?: Readonly<Partial<Record<number, ProblemKind>>>
}

/** What the register of wills answers to a change that it does not make. */
const WILL_REFUSALS = { 409: 'will-changed', 422: 'will-refused' } as const

/** No list or document is as large; an answer that is, is not read to its end. */
const MOST_JSON_BYTES = 10 * 1024 * 1024

/**
 * Asks the archive. Every answer is checked against its contract; a malformed
 * answer is treated as no answer.
 *
 * All functions throw {Problem} `not-found` for what is not there or not to be
 * shown, `person-not-served` or `not-acting` where the archive serves no
 * reader, and `unavailable` when it does not answer as it must.
 */
export class ArchiveClient {
  readonly #pool: ArchivePool
  readonly #tokens: CallerTokens
  readonly #deps: ArchiveClientDeps

  private constructor(
    pool: ArchivePool,
    tokens: CallerTokens,
    deps: ArchiveClientDeps,
  ) {
    this.#pool = pool
    this.#tokens = tokens
    this.#deps = deps
  }

  static async create(
    config: BffConfig['archive'],
    deps: ArchiveClientDeps,
  ): Promise<ArchiveClient> {
    const pool = new ArchivePool(config.urls, config.timeoutMilliseconds)
    return new ArchiveClient(pool, await callerTokens(config), deps)
  }

  /**
   * The archive's id of a person. The code travels in the body only.
   *
   * @param why for the usage log: the person signs in, when absent
   */
  async personOf(
    code: IdentityCode,
    instance: string,
    why: Omit<PersonLookup, 'identityCode'> = {},
  ): Promise<PersonId> {
    const lookup: PersonLookup = { identityCode: code.reveal(), ...why }
    const { personId } = await this.#json(
      {
        sessionId: NOBODY,
        reader: NOBODY,
        subject: NOBODY,
        ground: 'own',
        subjectAge: 'adult',
        instance,
      },
      operations.findPerson,
      address(operations.findPerson),
      { body: lookup },
    )
    return personId
  }

  frontPage(asking: Asking): Promise<ArchiveFrontPage> {
    const { frontPage } = operations
    return this.#json(asking, frontPage, address(frontPage, recordOf(asking)))
  }

  taskList(
    asking: Asking,
    task: string,
    query: ListQuery,
  ): Promise<ArchiveTaskList> {
    const { taskList } = operations
    const path = address(taskList, { ...recordOf(asking), task }, query)
    return this.#json(asking, taskList, path)
  }

  /** A whole record searched. What is searched for travels in the body only. */
  search(
    asking: Asking,
    query: ArchiveSearchQuery,
  ): Promise<ArchiveSearchResult> {
    const { search } = operations
    return this.#json(asking, search, address(search, recordOf(asking)), {
      body: query,
    })
  }

  document(asking: Asking, ref: DocumentRef): Promise<ArchiveDocument> {
    const { document } = operations
    const path = address(document, { ...recordOf(asking), ref })
    return this.#json(asking, document, path)
  }

  /** The original bytes, or the display form of an XHTML view format. */
  async content(
    asking: Asking,
    ref: DocumentRef,
    form: 'content' | 'display',
  ): Promise<Content> {
    const operation = operations[form]
    const { body, headers } = await this.#request(
      asking,
      operation,
      address(operation, { ...recordOf(asking), ref }),
    )
    const length = Number(headers['content-length'])
    return { body, bytes: Number.isSafeInteger(length) ? length : undefined }
  }

  /**
   * The days on which another person, acting for the subject, opened the
   * record.
   */
  visits(asking: Asking): Promise<Visits> {
    const { visits } = operations
    return this.#json(asking, visits, address(visits, recordOf(asking)))
  }

  /** What the subject has expressed, as far as the reader may see it (11.4). */
  wills(asking: Asking): Promise<ArchiveWills> {
    const { wills } = operations
    return this.#json(asking, wills, address(wills, recordOf(asking)))
  }

  /** @throws {Problem} also `will-changed` and `will-refused` */
  changeWill(asking: Asking, command: WillCommand): Promise<ArchiveWills> {
    const { changeWill } = operations
    return this.#json(
      asking,
      changeWill,
      address(changeWill, recordOf(asking)),
      {
        body: command,
        isOnce: true,
        refusals: WILL_REFUSALS,
      },
    )
  }

  /** What prohibitions would do. @throws {Problem} also `will-refused` */
  previewWill(asking: Asking, request: PreviewRequest): Promise<WillPreview> {
    const { previewWill } = operations
    return this.#json(
      asking,
      previewWill,
      address(previewWill, recordOf(asking)),
      {
        body: request,
        refusals: WILL_REFUSALS,
      },
    )
  }

  /** Every controller that a prohibition can point at (11.4). */
  controllers(asking: Asking): Promise<Controllers> {
    const { controllers } = operations
    return this.#json(
      asking,
      controllers,
      address(controllers, recordOf(asking)),
    )
  }

  /** To whom the subject's data have been disclosed (decision A33). */
  disclosures(
    asking: Asking,
    query: DisclosuresQuery,
  ): Promise<ArchiveDisclosures> {
    const { disclosures } = operations
    const path = address(disclosures, recordOf(asking), query)
    return this.#json(asking, disclosures, path)
  }

  /** Whether anything answers there. */
  isReachable(): Promise<boolean> {
    return this.#pool.isReachable()
  }

  close(): Promise<void> {
    return this.#pool.close()
  }

  async #json<Schema extends z.ZodType<object>>(
    asking: Asking,
    operation: JsonOperation<Schema>,
    path: string,
    sending?: Sending,
  ): Promise<z.output<Schema>> {
    const { body } = await this.#request(asking, operation, path, sending)
    try {
      const text = await textOf(body, MOST_JSON_BYTES)
      return compiled(operation.answer.schema).parse(JSON.parse(text))
    } catch (error) {
      return this.#refuse(asking, 'answer-not-as-agreed', error)
    }
  }

  async #request(
    asking: Asking,
    { method, path: operation }: ArchiveOperation,
    path: string,
    sending?: Sending,
  ) {
    const token = await this.#tokens(asking)
    const { watched, outgoing } = this.#deps
    const response = await watched({ system: 'archive', operation }, () =>
      this.#pool.request({
        method: method === 'get' ? 'GET' : 'POST',
        path,
        headers: {
          authorization: `Bearer ${token}`,
          ...outgoing(),
          ...(sending && { 'content-type': 'application/json' }),
        },
        ...(sending && { body: JSON.stringify(sending.body) }),
        ...(asking.signal && { signal: asking.signal }),
        isRepeatable: sending?.isOnce !== true,
      }),
    ).catch((error: unknown) => {
      throw new Problem('unavailable', { cause: error })
    })
    if (response.statusCode === 200) return response

    await response.body.dump()
    const refusal = sending?.refusals?.[response.statusCode]
    if (refusal) throw new Problem(refusal)
    if (response.statusCode === 403) throw notServed(asking)
    if (response.statusCode === 404) throw new Problem('not-found')
    if (response.statusCode >= 500) throw new Problem('unavailable')
    if (response.statusCode === 401) {
      const rule = 'own-credential-at-archive'
      return this.#refuse(asking, rule, undefined, 'own-credential-refused')
    }
    return this.#refuse(asking, `status-${response.statusCode}`)
  }

  /** The archive answered, but not as agreed: an operator has to look at it. */
  #refuse(
    { instance }: Asking,
    rule: string,
    cause?: unknown,
    event: SecurityEventName = 'archive-answer-refused',
  ): never {
    this.#deps.tell({ event, rule, instance })
    throw new Problem('unavailable', { cause })
  }
}

/**
 * The archive serves no reader: a date of death is recorded of the subject or
 * of the reader (11.4.1). A reader who acts for another gets the same answer as
 * whenever a ground is over, so that nothing reveals a death.
 */
const notServed = ({ ground }: Asking) =>
  new Problem(ground === 'own' ? 'person-not-served' : 'not-acting')

/** Whose record a path names. */
const recordOf = ({ subject }: Asking) => ({ subject })
