import type { CodeEntry } from '../entry.ts'

export interface UsageSituation<
  Id extends string = string,
> extends CodeEntry<Id> {
  /** `client-documents` leaves out client relation and case documents. */
  readonly mayStore: 'all-documents' | 'client-documents' | 'nothing'
}

const entries = [
  {
    id: 'own-register',
    code: '1',
    names: {
      sv: 'Användning av tjänsteanordnarens eget register',
      fi: 'Palvelunjärjestäjän oman rekisterin käyttö',
      en: "Use of the organiser's own register",
    },
    fiSource: 'translated',
    section: '11.3.4 Tabell 11.3.2',
    mayStore: 'all-documents',
  },
  {
    id: 'producer-normal-register-access',
    code: '2',
    names: {
      sv: 'Användning som grundar sig på tjänsteproducentens normala åtkomsträtt till register',
      fi: 'Palveluntuottajan tavanomaiseen rekisterinkäyttöoikeuteen perustuva käyttö',
      en: "Use based on the producer's normal right to the register",
    },
    fiSource: 'translated',
    section: '11.3.4 Tabell 11.3.2',
    mayStore: 'client-documents',
  },
  {
    id: 'other-controllers-register',
    code: '3',
    names: {
      sv: 'Användning av uppgifter från en annan personuppgiftsansvarigs register',
      fi: 'Toisen rekisterinpitäjän rekisterin tietojen käyttö',
      en: "Use of data from another controller's register",
    },
    fiSource: 'translated',
    section: '11.3.4 Tabell 11.3.2',
    mayStore: 'nothing',
  },
  {
    id: 'producer-broad-register-access',
    code: '4',
    names: {
      sv: 'Användning som grundar sig på tjänsteproducentens omfattande åtkomsträtt till register',
      fi: 'Palveluntuottajan laajaan rekisterinkäyttöoikeuteen perustuva käyttö',
      en: "Use based on the producer's broad right to the register",
    },
    fiSource: 'translated',
    section: '11.3.4 Tabell 11.3.2',
    mayStore: 'all-documents',
  },
] as const satisfies readonly UsageSituation[]

export type UsageSituationId = (typeof entries)[number]['id']

/**
 * "Socialvård – Användningssituation i Klientdataarkivet" (11.3.4, Tabell 11.3.2).
 * What a producer with normal access may store is read from 12.3, which is wider
 * than the table.
 */
export const usageSituations: readonly UsageSituation<UsageSituationId>[] =
  entries
