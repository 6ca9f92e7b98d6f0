import type { CodeEntry } from '../entry.ts'

export interface GuardianDisclosure<
  Id extends string = string,
> extends CodeEntry<Id> {
  readonly shownToGuardians: boolean
  /** What must be stored with the value (Tabell 5.5.1, rows 5–8). */
  readonly requires: readonly (
    'reasonText' | 'prohibitionRefusalReason' | 'restrictionReason'
  )[]
  /** The value that a client system sets before anybody chooses (5.4.3). */
  readonly isDefault: boolean
}

const entries = [
  {
    id: 'disclosed-child-does-not-object',
    code: '1',
    names: {
      sv: 'En minderårig klients handling lämnas ut till vårdnadshavarna eftersom den minderåriga inte förbjuder utlämnande av handlingen',
      fi: 'Alaikäisen asiakkaan asiakirja luovutetaan huoltajille, koska alaikäinen ei kiellä asiakirjan luovuttamista',
      en: 'Disclosed to guardians because the minor does not prohibit it',
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.1',
    shownToGuardians: true,
    requires: [],
    isDefault: true,
  },
  {
    id: 'withheld-child-prohibits',
    code: '2',
    names: {
      sv: 'En minderårig klients handling lämnas inte ut till vårdnadshavarna eftersom den minderåriga förbjuder utlämnande av handlingen',
      fi: 'Alaikäisen asiakkaan asiakirjaa ei luovuteta huoltajille, koska alaikäinen kieltää asiakirjan luovuttamisen',
      en: 'Withheld from guardians because the minor prohibits disclosure',
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.1',
    shownToGuardians: false,
    requires: ['reasonText'],
    isDefault: false,
  },
  {
    id: 'disclosed-despite-prohibition',
    code: '3',
    names: {
      sv: 'En minderårig klients handling lämnas ut till vårdnadshavarna trots att den minderåriga förbjuder utlämnande av handlingen',
      fi: 'Alaikäisen asiakkaan asiakirja luovutetaan huoltajille, vaikka alaikäinen kieltää asiakirjan luovuttamisen',
      en: 'Disclosed to guardians although the minor prohibits it',
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.1',
    shownToGuardians: true,
    requires: ['reasonText', 'prohibitionRefusalReason'],
    isDefault: false,
  },
  {
    id: 'withheld-own-initiative',
    code: '4',
    names: {
      sv: 'En minderårig klients handling lämnas inte ut till vårdnadshavarna på grund av en bedömning på eget initiativ av en socialarbetare',
      fi: 'Alaikäisen asiakkaan asiakirjaa ei luovuteta huoltajille sosiaalityöntekijän oma-aloitteisen arvion perusteella',
      en: "Withheld from guardians on the social worker's own-initiative assessment",
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.1',
    shownToGuardians: false,
    requires: ['restrictionReason'],
    isDefault: false,
  },
] as const satisfies readonly GuardianDisclosure[]

export type GuardianDisclosureId = (typeof entries)[number]['id']

/**
 * "Socialvård – Utlämnande av klientuppgifter om minderårig till
 * vårdnadshavarna" (5.4.3, Tabell 5.4.1). All four are shown to the minor.
 */
export const guardianDisclosure: readonly GuardianDisclosure<GuardianDisclosureId>[] =
  entries
