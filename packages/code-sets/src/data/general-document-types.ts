import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'assessment',
    code: null,
    names: { sv: 'Bedömning', fi: 'Arvio', en: 'Assessment' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
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
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'application',
    code: null,
    names: { sv: 'Ansökan', fi: 'Hakemus', en: 'Application' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'notification',
    code: null,
    names: { sv: 'Anmälan', fi: 'Ilmoitus', en: 'Notification' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'hearing-document',
    code: null,
    names: {
      sv: 'Samrådshandling',
      fi: 'Kuulemisasiakirja',
      en: 'Hearing document',
    },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'calculation',
    code: null,
    names: { sv: 'Beräkning', fi: 'Laskelma', en: 'Calculation' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'statement',
    code: null,
    names: {
      sv: 'Utlåtande',
      fi: 'Lausunto',
      en: 'Statement',
    },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'referral',
    code: null,
    names: { sv: 'Remiss', fi: 'Lähete', en: 'Referral' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'other-client-document',
    code: null,
    names: {
      sv: 'Annan klienthandling',
      fi: 'Muu asiakasasiakirja',
      en: 'Other client document',
    },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'payment-commitment',
    code: null,
    names: {
      sv: 'Betalningsförbindelse',
      fi: 'Maksusitoumus',
      en: 'Payment commitment',
    },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'request',
    code: null,
    names: { sv: 'Begäran', fi: 'Pyyntö', en: 'Request' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'decision',
    code: null,
    names: { sv: 'Beslut', fi: 'Päätös', en: 'Decision' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'report',
    code: null,
    names: { sv: 'Utredning', fi: 'Selvitys', en: 'Report / clarification' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'agreement',
    code: null,
    names: { sv: 'Avtal', fi: 'Sopimus', en: 'Agreement' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'consent',
    code: null,
    names: { sv: 'Samtycke', fi: 'Suostumus', en: 'Consent' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'plan',
    code: null,
    names: { sv: 'Plan', fi: 'Suunnitelma', en: 'Plan' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
  {
    id: 'summary',
    code: null,
    names: { sv: 'Sammanfattning', fi: 'Yhteenveto', en: 'Summary' },
    fiSource: 'official',
    section: '9.2 Tabell 9.2.1',
  },
] as const satisfies readonly CodeEntry[]

export type GeneralDocumentTypeId = (typeof entries)[number]['id']

/**
 * The upper level of "Socialvård – Typ av klienthandling" (9.2, Tabell 9.2.1).
 */
export const generalDocumentTypes: readonly CodeEntry<GeneralDocumentTypeId>[] =
  entries
