import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'client-relation-document',
    code: null,
    names: {
      sv: 'Klientrelationshandling',
      fi: 'Asiakkuusasiakirja',
      en: 'Client relation document',
    },
    fiSource: 'official',
    section: '11.2 Tabell 11.2.2',
  },
  {
    id: 'case-document',
    code: null,
    names: { sv: 'Ärendehandling', fi: 'Asia-asiakirja', en: 'Case document' },
    fiSource: 'official',
    section: '11.2 Tabell 11.2.2',
  },
  {
    id: 'old-client-document',
    code: null,
    names: {
      sv: 'Gammal klienthandling',
      fi: 'Vanha asiakasasiakirja',
      en: 'Old client document',
    },
    fiSource: 'official',
    section: '11.2 Tabell 11.2.2',
  },
  {
    id: 'phase-1-client-document',
    code: null,
    names: {
      sv: 'Klienthandling i första fasen',
      fi: 'Ensimmäisen vaiheen asiakasasiakirja',
      en: 'Archive-phase-1 client document',
    },
    fiSource: 'official',
    section: '11.2 Tabell 11.2.2',
  },
  {
    id: 'phase-2-plus-client-document',
    code: null,
    names: {
      sv: 'Klienthandling i fas 2 och senare',
      fi: 'Toisen tai myöhemmän vaiheen asiakasasiakirja',
      en: 'Client document of archive phase 2 or later',
    },
    fiSource: 'translated',
    section: '11.2 Tabell 11.2.2',
    svInferred: true,
  },
  {
    id: 'journal-entry',
    code: null,
    names: {
      sv: 'Anteckning i en klientjournal',
      fi: 'Asiakaskertomusmerkintä',
      en: 'Client journal entry',
    },
    fiSource: 'official',
    section: '11.2 Tabell 11.2.2',
  },
] as const satisfies readonly CodeEntry[]

export type DocumentGroupId = (typeof entries)[number]['id']

/**
 * "Socialvård – Handlingsgrupp" (11.2, Tabell 11.2.2).
 */
export const documentGroups: readonly CodeEntry<DocumentGroupId>[] = entries
