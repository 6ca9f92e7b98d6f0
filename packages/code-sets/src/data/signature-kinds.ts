import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'professional-electronic',
    code: null,
    names: {
      sv: 'En yrkesutbildad persons elektroniska underskrift',
      fi: 'Ammattihenkilön sähköinen allekirjoitus',
      en: "Professional's electronic signature",
    },
    fiSource: 'translated',
    section: '9.10',
  },
  {
    id: 'system',
    code: null,
    names: {
      sv: 'Systemunderskrift',
      fi: 'Järjestelmäallekirjoitus',
      en: 'System signature',
    },
    fiSource: 'translated',
    section: '9.10',
  },
  {
    id: 'client-electronic',
    code: null,
    names: {
      sv: 'Klientens elektroniska underskrift',
      fi: 'Asiakkaan sähköinen allekirjoitus',
      en: "Client's electronic signature",
    },
    fiSource: 'translated',
    section: '9.10',
  },
  {
    id: 'handwritten',
    code: null,
    names: {
      sv: 'Handlingen undertecknas för hand',
      fi: 'Asiakirja allekirjoitetaan käsin',
      en: 'Signed by hand on paper',
    },
    fiSource: 'translated',
    section: '9.10.2',
  },
] as const satisfies readonly CodeEntry[]

export type SignatureKindId = (typeof entries)[number]['id']

/**
 * Kinds of signature (9.10; "eArkiv – Underskrift", 9.10.2).
 */
export const signatureKinds: readonly CodeEntry<SignatureKindId>[] = entries
