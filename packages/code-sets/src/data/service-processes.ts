import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'initial-handling-of-case',
    code: null,
    names: {
      sv: 'Inledande behandling av ärende',
      fi: 'Vireille tulleen asian käsittely',
      en: 'Initial handling of a case',
    },
    fiSource: 'translated',
    section: '8.2.1',
  },
  {
    id: 'assessment-of-service-need',
    code: null,
    names: {
      sv: 'Bedömning av servicebehovet',
      fi: 'Palvelutarpeen arviointi',
      en: 'Assessment of service need',
    },
    fiSource: 'official',
    section: '8.2.2',
  },
  {
    id: 'planning-of-client-relation',
    code: null,
    names: {
      sv: 'Planering av klientrelationen',
      fi: 'Asiakkuuden suunnittelu',
      en: 'Planning of the client relation',
    },
    fiSource: 'official',
    section: '8.2.3',
  },
  {
    id: 'arranging-of-service',
    code: null,
    names: {
      sv: 'Ordnande av tjänst',
      fi: 'Palvelun järjestäminen',
      en: 'Arranging of the service',
    },
    fiSource: 'official',
    section: '8.2.4',
  },
  {
    id: 'delivery-of-service',
    code: null,
    names: {
      sv: 'Genomförande av tjänst',
      fi: 'Palvelun toteuttaminen',
      en: 'Delivery of the service',
    },
    fiSource: 'translated',
    section: '8.2.5',
  },
] as const satisfies readonly CodeEntry[]

export type ServiceProcessId = (typeof entries)[number]['id']

/**
 * "Socialvård – Serviceprocess inom socialvården" (8.2), in the order in which a
 * case goes through them.
 */
export const serviceProcesses: readonly CodeEntry<ServiceProcessId>[] = entries
