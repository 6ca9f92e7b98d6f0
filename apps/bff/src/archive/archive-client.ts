import type { Readable } from 'node:stream'
import {
  ArchiveDocument,
  ArchiveFrontPage,
  ArchiveTaskList,
  PersonFound,
  PersonId,
  type PersonLookup,
  Visits,
  type DocumentRef,
  type ListQuery,
} from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import { Problem } from '@mittkanta/problems'
import { Pool } from 'undici'
import type { z } from 'zod'
import type { BffConfig } from '../config.ts'
import { textOf } from '../http/text-of.ts'
import type { SecurityEvents } from '../security-events.ts'
import { callerTokens, type Caller, type CallerTokens } from './caller-token.ts'

/** A caller and the request that it asks in, for the log. */
export interface Asking extends Caller {
  readonly instance: string
}

/** Bytes on their way from the archive. */
export interface Content {
  readonly body: Readable
  /** As the archive says; absent when it does not say. */
  readonly bytes: number | undefined
}

const NOBODY = PersonId.parse('00000000-0000-0000-0000-000000000000')

/** No list or document is as large; an answer that is, is not read to its end. */
const MOST_JSON_BYTES = 10 * 1024 * 1024

/**
 * Asks the archive. Every answer is checked against its contract; one of
 * another shape is as good as none.
 *
 * All functions throw {Problem} `not-found` for what is not there or not to be
 * shown, and `unavailable` when the archive does not answer as it must.
 */
export class ArchiveClient {
  readonly #pool: Pool
  readonly #tokens: CallerTokens
  readonly #tell: SecurityEvents

  private constructor(pool: Pool, tokens: CallerTokens, tell: SecurityEvents) {
    this.#pool = pool
    this.#tokens = tokens
    this.#tell = tell
  }

  static async create(
    config: BffConfig['archive'],
    tell: SecurityEvents,
  ): Promise<ArchiveClient> {
    const pool = new Pool(config.url.origin, {
      connections: 64,
      connect: { timeout: 1000 },
      headersTimeout: config.timeoutMilliseconds,
      bodyTimeout: config.timeoutMilliseconds,
    })
    return new ArchiveClient(pool, await callerTokens(config), tell)
  }

  /**
   * The archive's id of a person. The code travels in the body only.
   *
   * @param acting who begins to act for the person; absent when the person signs in
   */
  async personOf(
    code: IdentityCode,
    instance: string,
    acting?: PersonLookup['acting'],
  ): Promise<PersonId> {
    const lookup: PersonLookup = {
      identityCode: code.reveal(),
      ...(acting && { acting }),
    }
    const { personId } = await this.#json(
      {
        sessionId: NOBODY,
        reader: NOBODY,
        subject: NOBODY,
        ground: 'own',
        subjectAge: 'adult',
        instance,
      },
      PersonFound,
      '/portal/persons',
      lookup,
    )
    return personId
  }

  frontPage(asking: Asking): Promise<ArchiveFrontPage> {
    const path = `/portal/subjects/${asking.subject}/front-page`
    return this.#json(asking, ArchiveFrontPage, path)
  }

  taskList(
    asking: Asking,
    task: string,
    query: ListQuery,
  ): Promise<ArchiveTaskList> {
    const parameters = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) {
      parameters.set(name, String(value))
    }
    const path = `/portal/subjects/${asking.subject}/tasks/${encodeURIComponent(task)}?${parameters.toString()}`
    return this.#json(asking, ArchiveTaskList, path)
  }

  document(asking: Asking, ref: DocumentRef): Promise<ArchiveDocument> {
    return this.#json(asking, ArchiveDocument, pathOf(asking, ref))
  }

  /** The original bytes, or the display form of an XHTML view format. */
  async content(
    asking: Asking,
    ref: DocumentRef,
    form: 'content' | 'display',
  ): Promise<Content> {
    const { body, headers } = await this.#request(
      asking,
      `${pathOf(asking, ref)}/${form}`,
    )
    const length = Number(headers['content-length'])
    return { body, bytes: Number.isSafeInteger(length) ? length : undefined }
  }

  /** The days on which somebody acting for the subject opened the record. */
  visits(asking: Asking): Promise<Visits> {
    return this.#json(
      asking,
      Visits,
      `/portal/subjects/${asking.subject}/visits`,
    )
  }

  /** Whether anything answers there. */
  async isReachable(): Promise<boolean> {
    const { body } = await this.#pool.request({ method: 'GET', path: '/' })
    await body.dump()
    return true
  }

  close(): Promise<void> {
    return this.#pool.close()
  }

  async #json<Schema extends z.ZodType>(
    asking: Asking,
    schema: Schema,
    path: string,
    send?: object,
  ): Promise<z.output<Schema>> {
    const { body } = await this.#request(asking, path, send)
    try {
      return schema.parse(JSON.parse(await textOf(body, MOST_JSON_BYTES)))
    } catch (error) {
      return this.#refuse(asking, 'answer-not-as-agreed', error)
    }
  }

  async #request(asking: Asking, path: string, send?: object) {
    const token = await this.#tokens(asking)
    const response = await this.#pool
      .request({
        method: send ? 'POST' : 'GET',
        path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(send && { 'content-type': 'application/json' }),
        },
        ...(send && { body: JSON.stringify(send) }),
      })
      .catch((error: unknown) => {
        throw new Problem('unavailable', { cause: error })
      })
    if (response.statusCode === 200) return response

    await response.body.dump()
    if (response.statusCode === 404) throw new Problem('not-found')
    if (response.statusCode >= 500) throw new Problem('unavailable')
    return this.#refuse(asking, `status-${response.statusCode}`)
  }

  /** The archive answered, but not as agreed: somebody has to look at it. */
  #refuse({ instance }: Asking, rule: string, cause?: unknown): never {
    this.#tell({ event: 'archive-answer-refused', rule, instance })
    throw new Problem('unavailable', { cause })
  }
}

const pathOf = ({ subject }: Asking, ref: DocumentRef) =>
  `/portal/subjects/${subject}/documents/${ref}`
