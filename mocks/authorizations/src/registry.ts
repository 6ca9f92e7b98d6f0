import { helsinkiDate } from '@mittkanta/calendar'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { AuthorizationsConfig } from './config.ts'
import { Misbehaviour } from './misbehaviour.ts'
import {
  readPopulation,
  type DemoPopulation,
  type Population,
} from './population.ts'
import { rolesOf } from './roles.ts'
import { Sessions } from './sessions.ts'

/** State that every route of the stand-in uses. */
export class Registry {
  readonly config: AuthorizationsConfig
  readonly sessions: Sessions
  readonly misbehaviour = new Misbehaviour()
  readonly #clock: () => Date
  #population: Population

  /** @throws {z.ZodError} when the population is not valid */
  constructor(
    config: AuthorizationsConfig,
    population: DemoPopulation,
    clock: () => Date,
  ) {
    this.config = config
    this.sessions = new Sessions(clock)
    this.#clock = clock
    this.#population = readPopulation(population)
  }

  get population(): Population {
    return this.#population
  }

  /**
   * Replaces the people and relations; sessions continue. @throws {z.ZodError}
   */
  populate(population: DemoPopulation): void {
    this.#population = readPopulation(population)
  }

  /** The roles of a delegate today. */
  roles(delegate: IdentityCode, principal: IdentityCode): readonly string[] {
    const today = helsinkiDate(this.#clock())
    return rolesOf(this.#population, delegate, principal, today)
  }
}
