import { setTimeout as delay } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'

/** The calls that services make. */
const CALLS = [
  'register',
  'token',
  'delegate',
  'authorization',
  'authorizationlist',
  'unregister',
  'system-authorization',
] as const
export type Call = (typeof CALLS)[number]

const behaviour = z.strictObject({
  /** Which calls misbehave; absent: all that can. */
  calls: z.array(z.enum(CALLS)).optional(),
  /** How many calls misbehave before all is well again; absent: every one. */
  times: z.int().positive().optional(),
  /** Answers after this many milliseconds. */
  slowMilliseconds: z.int().positive().max(60_000).optional(),
  /** Takes the request and never answers. */
  hangs: z.boolean().optional(),
  /** Answers with this status. */
  failsWith: z.int().min(400).max(599).optional(),
  /** Answers 200 with something that is no answer. */
  rubbish: z.enum(['not-json', 'wrong-shape', 'html', 'empty']).optional(),
  /** Whom `delegate` names instead of the person who was chosen. */
  delegate: z.enum(['another', 'two', 'oneself', 'nobody']).optional(),
  /** `register` gives the id of another session than the user's. */
  wrongSession: z.boolean().optional(),
  /** Refresh tokens are not taken. */
  refusesRefresh: z.boolean().optional(),
  /** What `authorizationlist` answers, whatever the truth is. */
  roles: z.array(z.string()).optional(),
})

/** How the registry is to misbehave; `{}`: not at all. */
export type Behaviour = z.input<typeof behaviour>

const RUBBISH = {
  'not-json': ['application/json', '{"roles":["ALL"'],
  'wrong-shape': [
    'application/json',
    '{"roles":"ALL","sessionId":7,"access_token":null,"result":true}',
  ],
  html: ['text/html', '<!doctype html><title>Huoltokatko</title>'],
  empty: ['application/json', ''],
} as const

/** Spoils answers on purpose, for the tests of services that use the registry. */
export class Misbehaviour {
  #behaviour: Behaviour = {}
  #timesLeft = 0
  readonly #ofRequest = new WeakMap<Request, Behaviour>()
  readonly #hanging = new Set<Response>()
  readonly #stopping = new AbortController()

  /** @throws {z.ZodError} when there is no such misbehaviour */
  become(given: unknown): void {
    this.#behaviour = behaviour.parse(given)
    this.#timesLeft = this.#behaviour.times ?? Number.POSITIVE_INFINITY
  }

  /** Precedes a call and does to it what does not depend on its answer. */
  before(call: Call): RequestHandler {
    return async (req, res, next) => {
      const { slowMilliseconds, hangs, failsWith, rubbish } = this.#take(
        call,
        req,
      )
      if (hangs) {
        this.#hanging.add(res)
        res.once('close', () => this.#hanging.delete(res))
        return
      }
      if (slowMilliseconds !== undefined) {
        const { signal } = this.#stopping
        await delay(slowMilliseconds, undefined, { signal }).catch(() => null)
      }
      if (failsWith !== undefined) {
        res.status(failsWith).json({ errorMessage: 'told to fail' })
      } else if (rubbish !== undefined) {
        const [type, body] = RUBBISH[rubbish]
        res.type(type).send(body)
      } else {
        next()
      }
    }
  }

  /** What a call itself has to do wrong. */
  of(req: Request): Behaviour {
    return this.#ofRequest.get(req) ?? {}
  }

  /** Lets go of the requests that hang or wait. */
  stop(): void {
    this.#stopping.abort()
    for (const response of this.#hanging) response.destroy()
  }

  #take(call: Call, req: Request): Behaviour {
    const { calls } = this.#behaviour
    if (this.#timesLeft <= 0 || (calls && !calls.includes(call))) return {}
    this.#timesLeft -= 1
    this.#ofRequest.set(req, this.#behaviour)
    return this.#behaviour
  }
}
