import { ProblemDocument } from '@mittkanta/contracts'
import { ApiProblem, kindOfType, saysSignedOut } from './api-problem.ts'
import type { Contract } from './contract.ts'
import { takeInitial } from './initial-data.ts'

/** How a request differs from a plain GET. */
export interface AskOptions {
  readonly method?: 'GET' | 'POST'
  /** Sent as JSON. */
  readonly body?: object
  readonly signal?: AbortSignal
}

const signedOutListeners = new Set<() => void>()
const notActingListeners = new Set<(handle: string) => void>()

/**
 * Calls back whenever an answer says that the session has ended, whichever
 * request got it.
 *
 * @returns a function that stops listening
 */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/**
 * Calls back with the handle whenever an answer says that the reader does not
 * act for the person behind it, whichever request got it.
 *
 * @returns a function that stops listening
 */
export function onNotActing(listener: (handle: string) => void): () => void {
  notActingListeners.add(listener)
  return () => notActingListeners.delete(listener)
}

/**
 * Sends a request to the bff and gives its answer, whatever its body; the
 * answer that came with the page, when there is one.
 *
 * @throws {ApiProblem} when there is no answer, or one that is not a success
 * @throws {DOMException} `AbortError` when the signal aborts
 */
export async function ask(
  path: string,
  { method = 'GET', body, signal }: AskOptions = {},
): Promise<Response> {
  const sent = takeInitial(method, path)
  if (sent !== undefined) return Response.json(sent)
  const response = await fetch(path, {
    method,
    signal: signal ?? null,
    headers: {
      'X-MittKanta': '1',
      ...(body && { 'Content-Type': 'application/json' }),
    },
    body: body ? JSON.stringify(body) : null,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiProblem('network', { cause: error })
  })
  if (response.ok) return response
  const problem = await problemOf(response)
  if (saysSignedOut(problem))
    signedOutListeners.forEach((listener) => listener())
  const handle = handleIn(path)
  if (problem.kind === 'not-acting' && handle !== undefined)
    notActingListeners.forEach((listener) => listener(handle))
  throw problem
}

/**
 * Asks the bff and checks the answer against its contract. An answer of
 * another shape is an error, never shown as far as it goes.
 *
 * @throws {ApiProblem} as `ask` does, and `unexpected` for another shape
 */
export async function askJson<Answer>(
  path: string,
  contract: Contract<Answer>,
  options?: AskOptions,
): Promise<Answer> {
  const response = await ask(path, options)
  const body = await response.text().catch((error: unknown) => {
    if (options?.signal?.aborted) throw error
    throw new ApiProblem('network', { cause: error })
  })
  try {
    return contract.parse(JSON.parse(body))
  } catch (error) {
    throw new ApiProblem('unexpected', { cause: error })
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const { type } = ProblemDocument.parse(await response.json())
    return new ApiProblem(kindOfType(type))
  } catch (error) {
    return new ApiProblem('unexpected', { cause: error })
  }
}

/** The handle in an address of the bff; undefined where there is none. */
function handleIn(path: string): string | undefined {
  return /^\/api\/(?:acting|subjects)\/([\w-]{22})(?=[/?]|$)/.exec(path)?.[1]
}
