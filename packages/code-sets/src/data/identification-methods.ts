import type { CodeEntry } from '../entry.ts'

export interface IdentificationMethod<
  Id extends string = string,
> extends CodeEntry<Id> {
  readonly usedBy: 'professional' | 'private-person'
}

const entries = [
  {
    id: 'professional-certificate',
    code: null,
    names: {
      sv: 'Certifikat för yrkesutbildad person',
      fi: 'Ammattihenkilön varmenne',
      en: "Professional's certificate",
    },
    fiSource: 'translated',
    section: '11.2',
    svInferred: true,
    local: true,
    usedBy: 'professional',
  },
  {
    id: 'tupas',
    code: null,
    names: {
      sv: 'TUPAS-identifiering',
      fi: 'TUPAS-tunnistus',
      en: 'TUPAS identification',
    },
    fiSource: 'translated',
    section: '9.10.2',
    svInferred: true,
    local: true,
    usedBy: 'private-person',
  },
  {
    id: 'mobile-certificate',
    code: null,
    names: {
      sv: 'Mobilcertifikat',
      fi: 'Mobiilivarmenne',
      en: 'Mobile certificate',
    },
    fiSource: 'translated',
    section: '9.10.2',
    svInferred: true,
    local: true,
    usedBy: 'private-person',
  },
  {
    id: 'citizen-certificate',
    code: null,
    names: {
      sv: 'Identitetskort med medborgarcertifikat',
      fi: 'Kansalaisvarmenteella varustettu henkilökortti',
      en: 'Identity card with citizen certificate',
    },
    fiSource: 'translated',
    section: '9.10.2',
    svInferred: true,
    local: true,
    usedBy: 'private-person',
  },
] as const satisfies readonly IdentificationMethod[]

export type IdentificationMethodId = (typeof entries)[number]['id']

/**
 * "Identifieringssätt för den som undertecknar handlingen" (9.10.2, 11.2). The
 * handbook describes the methods in words and prints no code, so the set is our
 * own (`local`).
 */
export const identificationMethods: readonly IdentificationMethod<IdentificationMethodId>[] =
  entries
