import { randomUUID } from 'node:crypto'
import type { AccountClaims } from 'oidc-provider'
import { ExpiringMap } from '../expiring-map.ts'
import type { Person } from '../people.ts'
import { PERSON_CLAIMS } from './ftn.ts'

interface SignIn {
  readonly person: Person
  readonly sessionIndex: string
}

/**
 * The sign-ins under way. Each has a separate random subject, so that `sub`
 * says nothing about the person and is never seen again.
 */
export class SignIns {
  readonly #signIns: ExpiringMap<SignIn>
  readonly #seconds: number

  constructor(now: () => number, seconds: number) {
    this.#signIns = new ExpiringMap(now)
    this.#seconds = seconds
  }

  /** Begins the sign-in of a person and returns its subject. */
  begin(person: Person): string {
    const subject = randomUUID()
    this.#signIns.set(
      subject,
      { person, sessionIndex: `_${randomUUID()}` },
      this.#seconds,
    )
    return subject
  }

  /** The claims about the person who signed in, or `undefined` when that sign-in is not, or no longer, known. */
  claimsOf(subject: string): AccountClaims | undefined {
    const signIn = this.#signIns.get(subject)
    if (!signIn) return undefined
    const { person, sessionIndex } = signIn
    return {
      sub: subject,
      session_index: sessionIndex,
      [PERSON_CLAIMS.identityCode]: person.identityCode.reveal(),
      [PERSON_CLAIMS.birthDate]: person.identityCode.birthDate,
      [PERSON_CLAIMS.surname]: person.surname,
      [PERSON_CLAIMS.givenNames]: person.givenNames,
      [PERSON_CLAIMS.displayName]: person.displayName,
    }
  }
}
