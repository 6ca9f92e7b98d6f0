import { inspect } from 'node:util'
import { isPlainDate, type PlainDate } from '@mittkanta/calendar'

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const SHAPE = /^(\d{6})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/

/** First two digits of the birth year, by separator (decree in force 1.1.2023). */
function centuryOf(separator: string): string {
  if (separator === '+') return '18'
  return 'ABCDEF'.includes(separator) ? '20' : '19'
}

/**
 * A Finnish personal identity code (henkilötunnus, personbeteckning) that has
 * passed every check. It prints as stars wherever it could be printed by
 * mistake: text, JSON, `console.log` and test failures. All eleven characters,
 * the separator among them, are part of the identity.
 */
export class IdentityCode {
  readonly #value: string

  private constructor(value: string) {
    this.#value = value
  }

  /** The code, or `undefined` when the text is not a valid one (upper case only). */
  static parse(text: string): IdentityCode | undefined {
    const match = SHAPE.exec(text)
    const [, day = '', separator = '', individual = '', check] = match ?? []
    if (!match || Number(individual) < 2) return undefined
    if (CHECK_CHARACTERS[Number(day + individual) % 31] !== check)
      return undefined
    return isPlainDate(birthDateText(day, separator))
      ? new IdentityCode(text)
      : undefined
  }

  /** The eleven characters. Call it only where the code has to leave: a token, a key, a database row. */
  reveal(): string {
    return this.#value
  }

  /** The date of birth that the code carries. */
  get birthDate(): PlainDate {
    return birthDateText(
      this.#value.slice(0, 6),
      this.#value.slice(6, 7),
    ) as PlainDate
  }

  /** Whether the individual number is 900–999: a test code that no person has. */
  get isArtificial(): boolean {
    return this.#value[7] === '9'
  }

  equals(other: IdentityCode): boolean {
    return this.#value === other.#value
  }

  toString(): string {
    return '***********'
  }

  toJSON(): string {
    return this.toString()
  }

  [inspect.custom](): string {
    return this.toString()
  }
}

function birthDateText(day: string, separator: string): string {
  return `${centuryOf(separator)}${day.slice(4, 6)}-${day.slice(2, 4)}-${day.slice(0, 2)}`
}

/**
 * Builds an artificial identity code (individual number 900–999) for demo and
 * test data.
 *
 * @param birthDate the day of birth, 1800–2099
 * @param individual 900–999
 * @throws {RangeError} for an individual number that a real person could have
 */
export function artificialCode(
  birthDate: PlainDate,
  individual: number,
): IdentityCode {
  if (individual < 900 || individual > 999) {
    throw new RangeError('an artificial code has an individual number 900–999')
  }
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const separator = { '18': '+', '19': '-', '20': 'A' }[year.slice(0, 2)] ?? ''
  const digits = `${day}${month}${year.slice(2)}${individual}`
  const check = CHECK_CHARACTERS[Number(digits) % 31] ?? ''
  const code = IdentityCode.parse(
    `${digits.slice(0, 6)}${separator}${individual}${check}`,
  )
  if (!code) throw new RangeError('not a day between 1800 and 2099')
  return code
}
