import { randomUUID } from 'node:crypto'
import type { WatchedCall } from '@mittkanta/service-kit'
import { Pool } from 'undici'
import type { z } from 'zod'
import type { RegistryConfig } from '../config/registry.ts'
import { textOf } from '../http/bytes-of.ts'
import type { SecurityEventName, SecurityEvents } from '../security-events.ts'
import { CircuitBreaker } from './circuit-breaker.ts'
import {
  RegistryRefused,
  RegistryUnavailable,
  silenceOf,
} from './registry-failure.ts'

/** One question to the registry. */
export interface Call<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** Template of the path: all that the log knows of it. */
  readonly route: string
  /** Path and query, percent-encoded. Holds identity codes: it goes nowhere but there. */
  readonly path: (requestId: string) => string
  readonly headers: (path: string) => Readonly<Record<string, string>>
  readonly answer: Schema
  /** Whether asking twice does no more than asking once. */
  readonly isRepeatable: boolean
  /** Statuses with which the registry says no; any other but 200 is its failure. */
  readonly refusals: readonly number[]
}

/** The request of a person that a question belongs to. */
export interface RegistryAsking {
  /** `urn:uuid:` of the request, for the log. */
  readonly instance: string
  /** When the person has waited long enough, by `performance.now()`. */
  readonly deadline: number
}

export interface TransportDeps {
  readonly tell: SecurityEvents
  readonly watched: WatchedCall
}

const MOST_BYTES = 256 * 1024

interface Trace {
  readonly route: string
  readonly requestId: string
  readonly status?: number
  readonly milliseconds: number
}

/**
 * Asks the registry: in time, no more than twice, and not while it is known to
 * be down.
 */
export class RegistryTransport {
  readonly #pool: Pool
  readonly #timeout: number
  readonly #breaker: CircuitBreaker
  readonly #tell: SecurityEvents
  readonly #watched: WatchedCall

  constructor(
    { url, timeoutMilliseconds, breaker }: RegistryConfig,
    { tell, watched }: TransportDeps,
  ) {
    this.#pool = new Pool(url.origin, {
      connections: 32,
      connect: { timeout: timeoutMilliseconds },
    })
    this.#timeout = timeoutMilliseconds
    this.#breaker = new CircuitBreaker(breaker, () => performance.now())
    this.#tell = tell
    this.#watched = watched
  }

  /**
   * The checked answer.
   *
   * @throws {RegistryRefused} when the registry says no
   * @throws {RegistryUnavailable} when it says nothing, or nothing that makes sense
   */
  async ask<Schema extends z.ZodType>(
    call: Call<Schema>,
    asking: RegistryAsking,
  ): Promise<z.output<Schema>> {
    try {
      return await this.#try(call, asking)
    } catch (error) {
      const isWorthIt = error instanceof RegistryUnavailable && error.isPassing
      if (!call.isRepeatable || !isWorthIt) throw error
      return this.#try(call, asking)
    }
  }

  close(): Promise<void> {
    return this.#pool.close()
  }

  async #try<Schema extends z.ZodType>(
    call: Call<Schema>,
    asking: RegistryAsking,
  ): Promise<z.output<Schema>> {
    const begunAt = performance.now()
    const patience = Math.min(this.#timeout, asking.deadline - begunAt)
    const requestId = randomUUID()
    const trace = (status?: number): Trace => ({
      route: call.route,
      requestId,
      ...(status !== undefined && { status }),
      milliseconds: Math.round(performance.now() - begunAt),
    })

    if (patience <= 0) this.#fail('no-time-left', asking, trace())
    if (!this.#breaker.admits()) this.#fail('circuit-open', asking, trace())

    const { status, text } = await this.#send(call, requestId, patience).catch(
      (error: unknown) => {
        this.#breaker.failed()
        const silence = silenceOf(error)
        throw this.#told('registry-unavailable', silence, asking, trace())
      },
    )
    if (status >= 500) {
      this.#breaker.failed()
      const failure = new RegistryUnavailable('server-error', true)
      throw this.#told('registry-unavailable', failure, asking, trace(status))
    }
    if (call.refusals.includes(status)) {
      this.#breaker.succeeded()
      throw new RegistryRefused(`registry-status-${status}`)
    }
    const answer = status === 200 ? parsed(call.answer, text) : undefined
    if (answer?.success !== true) {
      this.#breaker.failed()
      if (status === 401) {
        const failure = new RegistryUnavailable('own-credential-at-registry')
        const event = 'own-credential-refused'
        throw this.#told(event, failure, asking, trace(status))
      }
      const rule = status === 200 ? 'answer-not-as-agreed' : 'status'
      const failure = new RegistryUnavailable(rule)
      throw this.#told(
        'registry-answer-refused',
        failure,
        asking,
        trace(status),
      )
    }
    this.#breaker.succeeded()
    return answer.data
  }

  async #send(
    { method, route, path: pathOf, headers }: Call<z.ZodType>,
    requestId: string,
    patience: number,
  ) {
    const path = pathOf(requestId)
    const { statusCode, body } = await this.#watched(
      { system: 'registry', operation: route },
      () =>
        this.#pool.request({
          method,
          path,
          headers: { accept: 'application/json', ...headers(path) },
          signal: AbortSignal.timeout(Math.ceil(patience)),
        }),
    )
    return { status: statusCode, text: await textOf(body, MOST_BYTES) }
  }

  #fail(rule: string, asking: RegistryAsking, trace: Trace): never {
    const failure = new RegistryUnavailable(rule)
    throw this.#told('registry-unavailable', failure, asking, trace)
  }

  #told(
    event: SecurityEventName,
    failure: RegistryUnavailable,
    { instance }: RegistryAsking,
    trace: Trace,
  ): RegistryUnavailable {
    this.#tell({ event, rule: failure.rule, instance, ...trace })
    return failure
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string) {
  try {
    return schema.safeParse(JSON.parse(text))
  } catch {
    return undefined
  }
}
