import { helsinkiDate } from '@mittkanta/calendar'
import type { ActingAnswer, Language, SubjectRef } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import type { ArchiveClient } from '../archive/archive-client.ts'
import type { GroundRoles } from '../config/registry.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { Session } from '../session/session-store.ts'
import type { ActingStarts } from './acting-starts.ts'
import type { ActingStore, Chosen } from './acting-store.ts'
import { subjectAge } from './coming-of-age.ts'
import { groundOf } from './grounds.ts'
import { principalOf } from './principal.ts'
import type { RegistryClient } from './registry-client.ts'
import { RegistryRefused, RegistryUnavailable } from './registry-failure.ts'

export interface ChoosingDeps {
  readonly starts: ActingStarts
  readonly store: ActingStore
  readonly registry: RegistryClient
  readonly archive: ArchiveClient
  readonly roles: GroundRoles
  readonly isProduction: boolean
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

const problemOf = (error: unknown) =>
  error instanceof RegistryUnavailable
    ? new Problem('registry-unavailable', { cause: error })
    : error

/** Choosing whom to act for, at the registry's page. */
export class Choosing {
  readonly #deps: ChoosingDeps

  constructor(deps: ChoosingDeps) {
    this.#deps = deps
  }

  /**
   * Where the browser goes to choose.
   *
   * @throws {Problem} `registry-unavailable`
   */
  async start(
    session: Session,
    language: Language,
    instance: string,
  ): Promise<URL> {
    const { registry, starts, clock } = this.#deps
    const { sessionId, userId } = await registry
      .register(session.identityCode, registry.asking(instance))
      .catch((error: unknown) => {
        throw problemOf(error)
      })
    let next: URL | undefined
    try {
      const state = await starts.begin(session, sessionId, clock())
      next = registry.authorizeUrl(userId, state, language)
      return next
    } finally {
      if (next === undefined) registry.leave([sessionId], instance)
    }
  }

  /**
   * The handle for the person who was chosen; `undefined` when the reader may
   * not act for them, for whatever reason.
   *
   * @throws {Problem} `registry-unavailable`, `unavailable`, or `session-ended`
   */
  async finish(
    session: Session,
    { code, state }: ActingAnswer,
    instance: string,
  ): Promise<SubjectRef | undefined> {
    const { registry, starts, tell, clock } = this.#deps
    const registrySession = await starts.take(session, state, clock())
    let subjectRef: SubjectRef | undefined
    try {
      if (registrySession === undefined) {
        throw new RegistryRefused('start-not-under-way')
      }
      subjectRef = await this.#begin(session, registrySession, code, instance)
    } catch (error) {
      if (!(error instanceof RegistryRefused)) throw problemOf(error)
      tell({ event: 'acting-refused', rule: error.rule, instance })
    } finally {
      if (subjectRef === undefined && registrySession !== undefined) {
        registry.leave([registrySession], instance)
      }
    }
    return subjectRef
  }

  async #begin(
    session: Session,
    registrySession: string,
    code: string,
    instance: string,
  ): Promise<SubjectRef> {
    const { store, clock } = this.#deps
    const chosen = await this.#chosen(session, registrySession, code, instance)
    const subjectRef = await store.begin(session, chosen, clock())
    if (subjectRef === undefined) throw new Problem('session-ended')
    return subjectRef
  }

  async #chosen(
    session: Session,
    registrySession: string,
    code: string,
    instance: string,
  ): Promise<Chosen> {
    const { registry, archive, roles: known, isProduction } = this.#deps
    const asking = registry.asking(instance)
    const tokens = await registry.exchange(code, asking)
    const opened = { registrySession, tokens }
    const { identityCode, displayName } = principalOf(
      await registry.principals(opened, asking),
      session.identityCode,
      isProduction,
    )
    const checkedAt = this.#deps.clock()
    const roles = await registry.roles(opened, identityCode, asking)
    const today = helsinkiDate(checkedAt)
    const age = subjectAge(identityCode.birthDate, today)
    const ground = groundOf(roles, age, known)
    if (ground === undefined) throw new RegistryRefused('no-ground')

    // Only now: the archive makes a person of a code that it does not know.
    const personId = await archive
      .personOf(identityCode, instance, {
        acting: { reader: session.personId, ground },
      })
      .catch((error: unknown) => {
        throw error instanceof Problem && error.kind === 'person-not-served'
          ? new RegistryRefused('person-not-served')
          : error
      })
    if (personId === session.personId) {
      throw new RegistryRefused('principal-is-reader')
    }
    return { ...opened, identityCode, displayName, ground, personId, checkedAt }
  }
}
