import autocannon from 'autocannon'

/** What one run of requests came to. */
export interface Measured {
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Asks for some addresses in turn for a while.
 *
 * @param connections requests at a time
 * @throws {Error} when an answer is not a 200: a fast refusal is no result
 */
export async function measure(
  asked: readonly Asked[],
  connections: number,
  seconds: number,
): Promise<Measured> {
  const [first] = asked
  if (!first) throw new Error('nothing to ask for')
  const result = await autocannon({
    url: new URL(first.url).origin,
    connections,
    duration: seconds,
    requests: asked.map(({ url, headers }) => {
      const { pathname, search } = new URL(url)
      return { method: 'GET' as const, path: pathname + search, headers }
    }),
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors`)
  }
  return {
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}
