import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'fi',
    code: null,
    names: { sv: 'Finska', fi: 'Suomi', en: 'Finnish' },
    fiSource: 'translated',
    section: '10.2.1',
    svInferred: true,
    local: true,
  },
  {
    id: 'sv',
    code: null,
    names: { sv: 'Svenska', fi: 'Ruotsi', en: 'Swedish' },
    fiSource: 'translated',
    section: '10.2.1',
    svInferred: true,
    local: true,
  },
  {
    id: 'se',
    code: null,
    names: { sv: 'Nordsamiska', fi: 'Pohjoissaame', en: 'Northern Sámi' },
    fiSource: 'translated',
    section: '10.2.1',
    svInferred: true,
    local: true,
  },
  {
    id: 'smn',
    code: null,
    names: { sv: 'Enaresamiska', fi: 'Inarinsaame', en: 'Inari Sámi' },
    fiSource: 'translated',
    section: '10.2.1',
    svInferred: true,
    local: true,
  },
  {
    id: 'sms',
    code: null,
    names: { sv: 'Skoltsamiska', fi: 'Koltansaame', en: 'Skolt Sámi' },
    fiSource: 'translated',
    section: '10.2.1',
    svInferred: true,
    local: true,
  },
  {
    id: 'en',
    code: null,
    names: { sv: 'Engelska', fi: 'Englanti', en: 'English' },
    fiSource: 'translated',
    section: '10.2.1',
    svInferred: true,
    local: true,
  },
] as const satisfies readonly CodeEntry[]

export type DocumentLanguageId = (typeof entries)[number]['id']

/**
 * The language in which a document is written. The handbook prints no code set
 * (structures exist in Finnish and Swedish, 10.2.1), so the set is our own
 * (`local`). The ids are BCP 47 tags and fit the HTML attribute `lang`: the
 * national languages, the three Sámi languages spoken in Finland, and English.
 */
export const documentLanguages: readonly CodeEntry<DocumentLanguageId>[] =
  entries
