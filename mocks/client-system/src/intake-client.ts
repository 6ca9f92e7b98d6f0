import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import {
  AccessToken,
  ContentReceipt,
  Receipt,
  type ContentReference,
  type Delivery,
} from '@mittkanta/contracts'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { ClientSystemCredentials } from './client-systems.ts'
import type { RenderedContent } from './contents/render.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ASSERTION_SECONDS = 60
/** A token is renewed this long before it ends, so that no delivery meets its end. */
const RENEW_SECONDS_BEFORE = 30

/** How often something is sent to an archive that says it is busy. */
const ATTEMPTS = 4
/** An archive that wants to be left alone for longer is not waited for. */
const LONGEST_REST_SECONDS = 30

/** A problem document (RFC 9457) as the archive answers it. */
const ProblemDocument = z.looseObject({
  type: z.string(),
  status: z.number(),
  failures: z
    .array(
      z.looseObject({
        field: z.string(),
        rule: z.string(),
        section: z.string(),
        message: z.string(),
      }),
    )
    .optional(),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>

/** The archive answered with a problem. */
export class IntakeProblem extends Error {
  readonly problem: ProblemDocument

  constructor(what: string, problem: ProblemDocument) {
    const failures = (problem.failures ?? []).map(
      ({ field, rule, section, message }) =>
        `\n  ${field}: ${message} (${rule}, ${section})`,
    )
    super(`${what}: ${problem.type} (${problem.status})${failures.join('')}`)
    this.name = 'IntakeProblem'
    this.problem = problem
  }
}

/** Sends a body as one client system and gives the answer's JSON. @throws {IntakeProblem} */
export type Post = (
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
) => Promise<unknown>

/**
 * Connects a client system to the archive with its own key (RFC 7523,
 * `private_key_jwt`).
 *
 * @param archiveUrl without a final slash
 * @param audience what the archive calls itself, when it is reached otherwise
 */
export function connection(
  archiveUrl: string,
  credentials: ClientSystemCredentials,
  audience = archiveUrl,
): Post {
  const accessToken = tokenKeeper(archiveUrl, credentials, audience)

  return async (path, headers, body) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${archiveUrl}${path}`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${await accessToken()}` },
        body,
      })
      const rest = secondsToWait(response)
      if (rest === undefined || attempt === ATTEMPTS) {
        return answerOf(`POST ${path}`, response)
      }
      // Sending the same thing twice is harmless.
      await response.body?.cancel()
      await delay(rest * 1000)
    }
  }
}

/** One client system's connection to the archive's intake. */
export interface IntakeClient {
  /** @throws {IntakeProblem} when the archive refuses the content */
  upload: (content: RenderedContent) => Promise<ContentReference>
  /**
   * @param archivedAt the instant that an archive with a demo clock stores it at
   * @throws {IntakeProblem} when the archive refuses the delivery
   */
  deliver: (delivery: Delivery, archivedAt: string) => Promise<Receipt>
}

/** Connects a client system to the intake; the parameters are those of `connection`. */
export function intakeClient(
  archiveUrl: string,
  credentials: ClientSystemCredentials,
  audience = archiveUrl,
): IntakeClient {
  const post = connection(archiveUrl, credentials, audience)

  return {
    upload: async ({ type, bytes }) => {
      const answer = await post(
        '/intake/contents',
        { 'content-type': type },
        new Uint8Array(bytes),
      )
      const receipt = ContentReceipt.parse(answer)
      return { hash: receipt.hash, type: receipt.type }
    },
    deliver: async (delivery, archivedAt) =>
      Receipt.parse(
        await post(
          '/intake/deliveries',
          {
            'content-type': 'application/json',
            'x-demo-archived-at': archivedAt,
          },
          JSON.stringify(delivery),
        ),
      ),
  }
}

/** How long a busy archive asks to be left alone; nothing for any other answer. */
function secondsToWait(response: Response): number | undefined {
  if (response.status !== 503) return undefined
  const seconds = Number(response.headers.get('Retry-After') ?? NaN)
  return seconds >= 0 && seconds <= LONGEST_REST_SECONDS ? seconds : undefined
}

async function answerOf(what: string, response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body
  const problem = ProblemDocument.safeParse(body)
  throw new IntakeProblem(
    what,
    problem.success
      ? problem.data
      : { type: 'no problem document', status: response.status },
  )
}

/** Asks for a token when there is none, or when it is about to end; asks once at a time. */
function tokenKeeper(
  archiveUrl: string,
  { clientId, privateKey }: ClientSystemCredentials,
  audience: string,
): () => Promise<string> {
  let kept: Promise<{ token: string; renewAt: number }> | undefined

  const request = async () => {
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${ASSERTION_SECONDS}s`)
      .sign(privateKey)
    const response = await fetch(`${archiveUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: assertion,
        scope: 'intake',
      }),
    })
    const { access_token: token, expires_in: seconds } = AccessToken.parse(
      await answerOf(`token for "${clientId}"`, response),
    )
    const renewAt = Date.now() + (seconds - RENEW_SECONDS_BEFORE) * 1000
    return { token, renewAt }
  }

  return async () => {
    kept ??= request()
    try {
      const { token, renewAt } = await kept
      if (Date.now() < renewAt) return token
    } catch (error) {
      kept = undefined
      throw error
    }
    kept = request()
    return (await kept).token
  }
}
