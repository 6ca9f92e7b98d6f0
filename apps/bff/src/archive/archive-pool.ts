import { Pool, type Dispatcher } from 'undici'

/** Connections to one archive. */
const CONNECTIONS = 64
const CONNECT_MILLISECONDS = 1000
/** How often an archive that did not answer is asked whether it is back. */
const ASK_AGAIN_MILLISECONDS = 500

/** The request never got there. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** The connection ended before an answer began. */
const NOT_ANSWERED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

export interface ArchiveRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
  /** Whether asking twice does no more than asking once, but for the log. */
  readonly isRepeatable: boolean
}

/** One instance of the archive. */
interface Instance {
  readonly pool: Pool
  /** Asks whether it is back; absent while it answers. */
  recovery?: NodeJS.Timeout | undefined
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/**
 * The instances of the archive, asked in turn. One that does not answer is left
 * out until it does; when none does they are asked all the same. A request that
 * no instance has begun to answer goes to the next one, once, if it never
 * arrived or may be repeated (ADR 0022).
 */
export class ArchivePool {
  readonly #instances: readonly Instance[]
  readonly #patience: number
  #turn = 0

  /**
   * @param urls origins of the instances
   * @param patienceMilliseconds how long an answer may take to begin
   */
  constructor(urls: readonly URL[], patienceMilliseconds: number) {
    this.#patience = patienceMilliseconds
    this.#instances = urls.map(({ origin }) => ({
      pool: new Pool(origin, {
        connections: CONNECTIONS,
        connect: { timeout: CONNECT_MILLISECONDS },
        bodyTimeout: patienceMilliseconds,
      }),
    }))
  }

  /** @throws the system's or undici's error when no answer began in time */
  async request(asked: ArchiveRequest): Promise<Dispatcher.ResponseData> {
    const patience = new AbortController()
    const timer = setTimeout(
      () => patience.abort(new Error('the archive did not answer in time')),
      this.#patience,
    )
    const signal = asked.signal
      ? AbortSignal.any([patience.signal, asked.signal])
      : patience.signal
    try {
      return await this.#ask(asked, signal)
    } catch (error) {
      const code = codeOf(error)
      const isWorthIt =
        NOT_SENT.has(code) || (asked.isRepeatable && NOT_ANSWERED.has(code))
      if (!isWorthIt || signal.aborted) throw error
      return await this.#ask(asked, signal)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Whether any instance answers. @throws when none does */
  async isReachable(): Promise<boolean> {
    await Promise.any(this.#instances.map(({ pool }) => answers(pool)))
    return true
  }

  async close(): Promise<void> {
    for (const { recovery } of this.#instances) clearInterval(recovery)
    await Promise.all(this.#instances.map(({ pool }) => pool.close()))
  }

  async #ask(
    { method, path, headers, body, signal: given }: ArchiveRequest,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const instance = this.#next()
    try {
      return await instance.pool.request({
        method,
        path,
        headers,
        signal,
        ...(body !== undefined && { body }),
      })
    } catch (error) {
      // The caller may have gone: that says nothing of the archive.
      if (given?.aborted !== true) this.#leaveOut(instance)
      throw error
    }
  }

  #next(): Instance {
    const inTurn = this.#instances.map((_, ahead) => {
      const place = (this.#turn + ahead) % this.#instances.length
      return this.#instances[place]
    })
    const instance = inTurn.find((one) => one?.recovery === undefined)
    const chosen = instance ?? inTurn[0]
    if (chosen === undefined) throw new Error('There is no archive to ask')
    this.#turn = (this.#instances.indexOf(chosen) + 1) % this.#instances.length
    return chosen
  }

  #leaveOut(instance: Instance): void {
    instance.recovery ??= setInterval(() => {
      answers(instance.pool).then(
        () => {
          clearInterval(instance.recovery)
          instance.recovery = undefined
        },
        () => undefined,
      )
    }, ASK_AGAIN_MILLISECONDS).unref()
  }
}

/** Waits for any answer: without a caller token it is a refusal, and no row of the log. */
async function answers(pool: Pool): Promise<void> {
  const { body } = await pool.request({
    method: 'GET',
    path: '/',
    signal: AbortSignal.timeout(CONNECT_MILLISECONDS),
  })
  await body.dump()
}
