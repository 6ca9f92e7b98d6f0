import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'assess-or-arrange-care-or-urgent-support',
    code: '1',
    names: {
      sv: 'Bedömning av behov av eller ordnande av vård eller brådskande stöd',
      fi: 'Hoidon tai kiireellisen tuen tarpeen arviointi tai järjestäminen',
      en: 'Assessing the need for or arranging care or urgent support',
    },
    fiSource: 'translated',
    section: '11.4.2 Tabell 11.4.4',
  },
  {
    id: 'client-work-or-care-situation',
    code: '2',
    names: {
      sv: 'Klientarbete eller vårdsituation',
      fi: 'Asiakastyö tai hoitotilanne',
      en: 'Client work or care situation',
    },
    fiSource: 'translated',
    section: '11.4.2 Tabell 11.4.4',
  },
  {
    id: 'client-or-care-call',
    code: '3',
    names: {
      sv: 'Klient- eller vårdsamtal',
      fi: 'Asiakas- tai hoitopuhelu',
      en: 'Client or care call',
    },
    fiSource: 'translated',
    section: '11.4.2 Tabell 11.4.4',
  },
  {
    id: 'compiling-statement',
    code: '4',
    names: {
      sv: 'Sammanställa utlåtande',
      fi: 'Lausunnon laatiminen',
      en: 'Compiling a statement',
    },
    fiSource: 'translated',
    section: '11.4.2 Tabell 11.4.4',
  },
] as const satisfies readonly CodeEntry[]

export type SpecialAccessReasonId = (typeof entries)[number]['id']

/**
 * "THL – Särskild anledning till åtkomst till klientuppgifter", the values that an
 * urgent search may give (11.4.2, Tabell 11.4.4).
 */
export const specialAccessReasons: readonly CodeEntry<SpecialAccessReasonId>[] =
  entries
