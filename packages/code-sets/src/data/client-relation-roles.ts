import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'guardian',
    code: null,
    names: {
      sv: 'Vårdnadshavare',
      fi: 'Huoltaja',
      en: 'Guardian',
    },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'parent',
    code: null,
    names: { sv: 'Förälder', fi: 'Vanhempi', en: 'Parent' },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'informal-carer',
    code: null,
    names: {
      sv: 'Närståendevårdare',
      fi: 'Omaishoitaja',
      en: 'Informal carer',
    },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'spouse',
    code: null,
    names: { sv: 'Make/maka', fi: 'Puoliso', en: 'Spouse' },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'authorised-person',
    code: null,
    names: {
      sv: 'Befullmäktigad',
      fi: 'Valtuutettu',
      en: 'Mandate holder',
    },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'child',
    code: null,
    names: { sv: 'Barn', fi: 'Lapsi', en: 'Child' },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'legal-representative',
    code: null,
    names: {
      sv: 'Laglig företrädare',
      fi: 'Laillinen edustaja',
      en: 'Legal representative',
    },
    fiSource: 'official',
    section: '9.4.2',
    svInferred: true,
  },
  {
    id: 'family-carer',
    code: null,
    names: {
      sv: 'Familjevårdare',
      fi: 'Perhehoitaja',
      en: 'Family (foster) carer',
    },
    fiSource: 'official',
    section: '9.4.2',
  },
  {
    id: 'guardian-appointed',
    code: null,
    names: {
      sv: 'Intressebevakare',
      fi: 'Edunvalvoja',
      en: 'Appointed trustee',
    },
    fiSource: 'official',
    section: '9.4.2 / 2',
  },
  {
    id: 'person-responsible-for-care',
    code: null,
    names: {
      sv: 'Person som ansvarar för klientens vård',
      fi: 'Asiakkaan hoidosta vastaava henkilö',
      en: "Person responsible for the client's care",
    },
    fiSource: 'translated',
    section: '9.4.2',
  },
  {
    id: 'contact-person-other',
    code: null,
    names: { sv: 'Kontaktperson', fi: 'Yhteyshenkilö', en: 'Contact person' },
    fiSource: 'translated',
    section: '2 Tabell 2.2',
  },
] as const satisfies readonly CodeEntry[]

export type ClientRelationRoleId = (typeof entries)[number]['id']

/**
 * "Socialvård – Roll i samband med en klientrelation" (9.4.2). The handbook
 * gives examples, not the whole list. A role gives no right to read anything
 * (9.4.2).
 */
export const clientRelationRoles: readonly CodeEntry<ClientRelationRoleId>[] =
  entries
