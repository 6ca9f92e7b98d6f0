import type { Controller, Professional } from '../schema/organisations.ts'
import type { ContentLanguage } from '../schema/primitives.ts'
import type { Scenario } from '../schema/scenario.ts'
import { household } from './household.ts'
import { partSeed, randomFrom } from './random.ts'

export interface GenerateOptions {
  /** How many clients, all households together; up to 200 000. */
  readonly clients: number
  /** The same seed gives the same records; whole, 0–2³¹−1. */
  readonly seed: number
}

/** Beyond it artificial identity codes would run out. */
const MOST_CLIENTS = 200_000

/** First arc of generated OIDs; the stories have the small numbers. */
const ARC = 100

const REGISTERS: Readonly<
  Record<
    ContentLanguage,
    { controller: Controller; professional: Professional }
  >
> = {
  sv: {
    controller: {
      key: 'norrstrand',
      organisation: '90000101',
      name: 'Norrstrands välfärdsområde',
      clientSystem: 'norrstrand',
      units: [{ key: 'adult', number: 4, name: 'Socialservice för vuxna' }],
    },
    professional: {
      key: 'worker',
      firstName: 'Eivor',
      lastName: 'Sund',
      title: 'socialarbetare',
      registrationNumber: '90000000001',
      telephone: '040 000 0001',
    },
  },
  fi: {
    controller: {
      key: 'koillisranta',
      organisation: '90000202',
      name: 'Koillisrannan hyvinvointialue',
      clientSystem: 'koillisranta',
      units: [{ key: 'adult', number: 2, name: 'Työikäisten palvelut' }],
    },
    professional: {
      key: 'worker',
      firstName: 'Arja',
      lastName: 'Niittymäki',
      title: 'sosiaalityöntekijä',
      registrationNumber: '90000000002',
      telephone: '040 000 0002',
    },
  },
}

/**
 * Makes plausible records, one household at a time, so that memory use does not
 * grow with their number. The same options give the same records.
 *
 * @throws {RangeError} when an option is outside its range
 */
export function* generateScenarios({
  clients,
  seed,
}: GenerateOptions): Generator<Scenario, void, undefined> {
  if (!Number.isInteger(clients) || clients < 1 || clients > MOST_CLIENTS) {
    throw new RangeError(`clients: expected 1–${MOST_CLIENTS}`)
  }
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 31) {
    throw new RangeError('seed: expected a whole number, 0–2147483647')
  }
  const claimed = new Set<string>()
  let made = 0
  for (let number = 1; made < clients; number += 1) {
    const random = randomFrom(partSeed(seed, number))
    const language = random.pick<ContentLanguage>(['sv', 'fi'])
    const scenario = household({
      random,
      arc: `${ARC}.${seed}.${number}`,
      key: `g${seed}-${number}`,
      room: clients - made,
      language,
      ...REGISTERS[language],
      claim: (birthDate, individualNumber) => {
        const identity = `${birthDate}/${individualNumber}`
        if (claimed.has(identity)) return false
        claimed.add(identity)
        return true
      },
    })
    made += scenario.people.length
    yield scenario
  }
}
