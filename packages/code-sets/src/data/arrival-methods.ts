import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'electronic-service',
    code: null,
    names: {
      sv: 'E-tjänst',
      fi: 'Sähköinen asiointipalvelu',
      en: 'Electronic service',
    },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
  {
    id: 'system-transfer',
    code: null,
    names: {
      sv: 'Överföring mellan system',
      fi: 'Tietojärjestelmien välinen siirto',
      en: 'Transfer between systems',
    },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
  {
    id: 'email',
    code: null,
    names: { sv: 'E-post', fi: 'Sähköposti', en: 'E-mail' },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
  {
    id: 'post',
    code: null,
    names: { sv: 'Post', fi: 'Posti', en: 'Post' },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
  {
    id: 'in-person',
    code: null,
    names: { sv: 'Personligen', fi: 'Henkilökohtaisesti', en: 'In person' },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
  {
    id: 'telephone',
    code: null,
    names: { sv: 'Telefon', fi: 'Puhelin', en: 'Telephone' },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
  {
    id: 'other-way',
    code: null,
    names: { sv: 'Annat sätt', fi: 'Muu tapa', en: 'Another way' },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
  },
] as const satisfies readonly CodeEntry[]

export type ArrivalMethodId = (typeof entries)[number]['id']

/**
 * "Socialvård – Handlingens ankomstsätt" (11.2). The handbook prints no value, so
 * the set is our own (`local`): the ways in which a document can reach an
 * authority.
 */
export const arrivalMethods: readonly CodeEntry<ArrivalMethodId>[] = entries
