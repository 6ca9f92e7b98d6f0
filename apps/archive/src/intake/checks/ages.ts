import { ageOn, isPlainDate, type PlainDate } from '@mittkanta/calendar'
import type { ClientEntry } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import type { Subject } from './check.ts'

const ADULT = 18

/** The birth date of an entry, from its identity code before its date. */
export function birthDateOf(entry: ClientEntry): PlainDate | undefined {
  const code = IdentityCode.parse(entry.identityCode ?? '')
  if (code) return code.birthDate
  const { birthDate = '' } = entry
  return isPlainDate(birthDate) ? birthDate : undefined
}

/**
 * Whether a client is under 18 on the day of storing. A client whose birth date
 * is unknown counts as a minor.
 */
export function hasMinorClient({ metadata, today }: Subject): boolean {
  return metadata.clients.some((entry) => {
    const born = birthDateOf(entry)
    return born === undefined || ageOn(born, today) < ADULT
  })
}

/** Whether a person is an adult on a day. */
export const isAdultOn = (born: PlainDate, day: PlainDate): boolean =>
  ageOn(born, day) >= ADULT
