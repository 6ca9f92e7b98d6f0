import { helsinkiDate } from '@mittkanta/calendar'
import { SubjectRef, type PersonId } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import type { GroundRoles } from '../config/registry.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { Session } from '../session/session-store.ts'
import type { ActingStarts } from './acting-starts.ts'
import type { ActingStore, Handle } from './acting-store.ts'
import { subjectAge } from './coming-of-age.ts'
import { groundOf } from './grounds.ts'
import {
  isExpired,
  type RegistryClient,
  type RegistrySession,
} from './registry-client.ts'
import { RegistryRefused, RegistryUnavailable } from './registry-failure.ts'
import type { RegistryAsking } from './registry-transport.ts'

/** A yes of the registry is good this long. */
const FRESH_MILLISECONDS = 60_000

/** Whom the reader acts for in a request, on a ground that holds. */
export interface ActingFor extends Handle {
  readonly age: 'minor' | 'adult'
}

export interface ActingDeps {
  readonly starts: ActingStarts
  readonly store: ActingStore
  readonly registry: RegistryClient
  readonly roles: GroundRoles
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

/** A request and the moment it is judged at. */
interface Occasion {
  readonly session: Session
  readonly now: Date
  /** `urn:uuid:` of the request, for the log. */
  readonly instance: string
}

/**
 * Acting for another under way. The registry's yes is no more than a minute old
 * in every request, its no ends the handle for good, and its silence denies for
 * as long as it lasts. A subject who turns 18 stops being a minor at midnight
 * (11.4.1); the registry is not asked again.
 */
export class Acting {
  readonly #deps: ActingDeps
  /** Questions under way, by reference, so that requests at the same time share one. */
  readonly #questions = new Map<SubjectRef, Promise<Handle>>()

  constructor(deps: ActingDeps) {
    this.#deps = deps
  }

  /**
   * Whom a reference stands for now.
   *
   * @throws {Problem} `not-acting` for every reference that is not good, for
   *   whatever reason; `registry-unavailable` when the registry cannot say
   */
  async use(
    session: Session,
    reference: unknown,
    instance: string,
  ): Promise<ActingFor> {
    const now = this.#deps.clock()
    const handle = await this.#find(session, reference, instance)
    if (isOutgrown(handle, now)) {
      const occasion = { session, now, instance }
      return this.#over(occasion, handle, 'ground-outgrown')
    }
    const fresh = isFresh(handle, now)
      ? handle
      : await this.#asked({ session, now, instance }, handle)
    return { ...fresh, age: ageOf(fresh, now) }
  }

  /**
   * Whom the reader has chosen in this session, each person once. The registry
   * is not asked.
   */
  async all(session: Session): Promise<Handle[]> {
    const now = this.#deps.clock()
    const seen = new Set<PersonId>()
    return (await this.#deps.store.all(session)).filter((handle) => {
      const isFirst = !seen.has(handle.personId)
      seen.add(handle.personId)
      return isFirst && !isOutgrown(handle, now)
    })
  }

  /**
   * Ends acting for the person of a reference, in all tabs and for good.
   *
   * @throws {Problem} `not-acting`
   */
  async end(
    session: Session,
    reference: unknown,
    instance: string,
  ): Promise<void> {
    const handle = await this.#find(session, reference, instance)
    await this.#end({ session, now: this.#deps.clock(), instance }, handle)
  }

  /** What a session has open at the registry, to be left when it ends. */
  async registrySessions(session: Session): Promise<string[]> {
    const { starts, store } = this.#deps
    const handles = await store.all(session)
    const underWay = await starts.registrySessions(session)
    return [...handles.map(sessionOf), ...underWay]
  }

  /** Closes sessions of the registry in the background. */
  leave(registrySessions: readonly string[], instance: string): void {
    this.#deps.registry.leave(registrySessions, instance)
  }

  /** A reference that was never one of this session's is the event `handle-refused`. */
  async #find(
    session: Session,
    reference: unknown,
    instance: string,
  ): Promise<Handle> {
    const { store, tell } = this.#deps
    const ref = SubjectRef.safeParse(reference)
    const handle = ref.success ? await store.find(session, ref.data) : undefined
    if (handle !== undefined) return handle

    const owner = ref.success ? await store.sessionOf(ref.data) : undefined
    if (owner !== session.id) {
      const rule = owner === undefined ? 'unknown' : 'of-another-session'
      tell({ event: 'handle-refused', rule, instance })
    }
    throw new Problem('not-acting')
  }

  /** The registry's answer of now; one question for all who ask at a time. */
  #asked(occasion: Occasion, { subjectRef }: Handle): Promise<Handle> {
    const underWay = this.#questions.get(subjectRef)
    if (underWay) return underWay

    const question = this.#askUnlessFresh(occasion, subjectRef).finally(() =>
      this.#questions.delete(subjectRef),
    )
    this.#questions.set(subjectRef, question)
    return question
  }

  /** Looks again first: another request may have asked since this one looked. */
  async #askUnlessFresh(
    occasion: Occasion,
    subjectRef: SubjectRef,
  ): Promise<Handle> {
    const { session, instance } = occasion
    const handle = await this.#find(session, subjectRef, instance)
    return isFresh(handle, occasion.now) ? handle : this.#ask(occasion, handle)
  }

  async #ask(occasion: Occasion, handle: Handle): Promise<Handle> {
    const { registry, roles: known } = this.#deps
    const { session, now, instance } = occasion
    try {
      const asking = registry.asking(instance)
      const current = await this.#withTokens(session, handle, asking)
      const roles = await registry.roles(current, current.identityCode, asking)
      const ground = groundOf(roles, ageOf(handle, now), known)
      // Another ground is another way of reading: the person chooses again.
      if (ground !== handle.ground) throw new RegistryRefused('ground-over')
      const fresh = { ...current, checkedAt: now }
      if (await this.#deps.store.keep(session, fresh)) return fresh
    } catch (error) {
      if (error instanceof RegistryRefused) {
        return this.#over(occasion, handle, error.rule)
      }
      if (error instanceof RegistryUnavailable) {
        throw new Problem('registry-unavailable', { cause: error })
      }
      throw error
    }
    throw new Problem('not-acting')
  }

  /** With tokens that are good, kept at once: an old refresh token may be good only once. */
  async #withTokens(
    session: Session,
    handle: Handle,
    asking: RegistryAsking,
  ): Promise<Handle> {
    const { refreshToken } = handle.tokens
    if (!isExpired(handle.tokens)) return handle
    if (refreshToken === null) throw new RegistryRefused('token-expired')

    const tokens = await this.#deps.registry.refresh(refreshToken, asking)
    const renewed = { ...handle, tokens }
    await this.#deps.store.keep(session, renewed)
    return renewed
  }

  async #over(
    occasion: Occasion,
    handle: Handle,
    rule: string,
  ): Promise<never> {
    const { instance } = occasion
    this.#deps.tell({ event: 'acting-refused', rule, instance })
    await this.#end(occasion, handle)
    throw new Problem('not-acting')
  }

  async #end(
    { session, now, instance }: Occasion,
    { personId }: Handle,
  ): Promise<void> {
    const { store, registry } = this.#deps
    const handles = await store.all(session)
    await store.end(session, personId, now)
    const ended = handles.filter((handle) => handle.personId === personId)
    registry.leave(ended.map(sessionOf), instance)
  }
}

const sessionOf = ({ registrySession }: RegistrySession) => registrySession

const ageOf = ({ identityCode }: Handle, now: Date) =>
  subjectAge(identityCode.birthDate, helsinkiDate(now))

/** Whether the ground was that of a minor who is none any more. */
const isOutgrown = (handle: Handle, now: Date) =>
  handle.ground !== 'mandate' && ageOf(handle, now) === 'adult'

function isFresh({ checkedAt }: Handle, now: Date): boolean {
  const age = now.getTime() - checkedAt.getTime()
  return Math.abs(age) <= FRESH_MILLISECONDS
}
