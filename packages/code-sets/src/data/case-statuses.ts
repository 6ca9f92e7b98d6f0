import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'open',
    code: null,
    names: { sv: 'Öppen', fi: 'Avoin', en: 'Open' },
    fiSource: 'translated',
    section: '9.4.1',
    svInferred: true,
  },
  {
    id: 'closed',
    code: null,
    names: { sv: 'Stängd', fi: 'Suljettu', en: 'Closed' },
    fiSource: 'translated',
    section: '9.4.1 / 12.4',
  },
] as const satisfies readonly CodeEntry[]

export type CaseStatusId = (typeof entries)[number]['id']

/**
 * "Socialvård – Ärendestatus" (11.2). Only "Stängd" is printed as a value (9.4.1);
 * the open status is spoken of, not printed.
 */
export const caseStatuses: readonly CodeEntry<CaseStatusId>[] = entries
